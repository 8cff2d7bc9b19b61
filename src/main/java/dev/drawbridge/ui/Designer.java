package dev.drawbridge.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.application.Platform;

/** Opens the designer, in a process that has no window yet. */
public final class Designer {
  static final String AS_COPY = "--as-copy";

  /** Begun before JavaFX is there; JavaFX makes the application itself, so it waits here for it. */
  private static final AtomicReference<Optional<Reading>> BEGUN =
      new AtomicReference<>(Optional.empty());

  private Designer() {}

  /**
   * Opens a first window, if there is a display, and returns when the last one is closed.
   *
   * @param file the drawing to show; none shows the empty state
   * @param asUntitledCopy whether it is shown without its file, so that a save asks for another
   * @return whether there was a display
   */
  public static boolean open(Optional<Path> file, boolean asUntitledCopy) {
    if (!mayHaveDisplay()) {
      return false;
    }
    List<String> arguments = new ArrayList<>();
    if (asUntitledCopy) {
      arguments.add(AS_COPY);
    } else {
      BEGUN.set(file.map(path -> Reading.of(path.toAbsolutePath())));
    }
    file.map(path -> path.toAbsolutePath().toString()).ifPresent(arguments::add);
    try {
      Application.launch(DesignerApp.class, arguments.toArray(String[]::new));
      return true;
    } catch (UnsupportedOperationException noDisplay) {
      // The variable names a display that does not answer.
      return false;
    }
  }

  /** The reading of a file, which may have been begun already. */
  static Reading reading(Path file) {
    return BEGUN.get().filter(begun -> begun.file().equals(file)).orElseGet(() -> Reading.of(file));
  }

  /**
   * Opens a drawing in a window, waits until all of it is in its place, closes the window, and
   * opens the next drawing in another one. The user's settings and recent files stay as they are.
   *
   * @param next may be the first one once more
   * @param folder an empty one, for what a window leaves behind
   * @return how long it took, in words, line by line; none if there was no display
   * @throws java.util.concurrent.CompletionException if the first file cannot be opened
   */
  public static List<String> rehearse(Path first, Path next, Path folder) {
    if (!mayHaveDisplay()) {
      return List.of();
    }
    CompletableFuture<List<String>> done = new CompletableFuture<>();
    Reading reading = Reading.of(first.toAbsolutePath());
    try {
      Platform.startup(() -> Rehearsal.begin(reading, next.toAbsolutePath(), folder, done));
      return done.join();
    } catch (UnsupportedOperationException noDisplay) {
      return List.of();
    }
  }

  /**
   * JavaFX needs an X server where there is one at all, except in memory; looking first saves its
   * stack trace.
   */
  private static boolean mayHaveDisplay() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return system.startsWith("windows")
        || system.startsWith("mac")
        || System.getProperty("glass.platform", "").equals("Headless")
        || Optional.ofNullable(System.getenv("DISPLAY")).filter(d -> !d.isBlank()).isPresent();
  }
}
