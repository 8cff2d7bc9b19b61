package dev.drawbridge.ui;

import dev.drawbridge.desk.Appearance;
import dev.drawbridge.desk.Desk;
import dev.drawbridge.desk.SettingsFile;
import dev.drawbridge.lab.Laboratory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;

/**
 * Opens a drawing as {@link DesignerApp} does, in a window without habits, until every arrow is in
 * its place; then another one as a person does in a running program. Used on the window's thread.
 */
final class Rehearsal extends AnimationTimer {
  private final Path another;
  private final Windows windows;
  private final CompletableFuture<List<String>> done;
  private final List<String> told = new ArrayList<>();
  private DesignerWindow window;
  private Runnable next = this::showFirstPicture;
  private Instant opened = Instant.EPOCH;
  private Duration spentBefore = Duration.ZERO;

  private Rehearsal(
      Path another, Windows windows, DesignerWindow window, CompletableFuture<List<String>> done) {
    this.another = another;
    this.windows = windows;
    this.window = window;
    this.done = done;
  }

  /**
   * Opens the drawings.
   *
   * @param reading of the first one
   * @param another the next one
   * @param folder where settings and journals lie meanwhile
   * @param done gets what there is to tell of it, line by line
   */
  static void begin(
      Reading reading, Path another, Path folder, CompletableFuture<List<String>> done) {
    try {
      Fonts.load();
      Windows windows = new Windows(around(folder));
      DesignerWindow window = windows.show(new Stage(), Desk.empty());
      window.open(reading);
      if (!window.shows(reading.file())) {
        windows.quit();
        throw new IllegalArgumentException(reading.file() + " cannot be opened");
      }
      new Rehearsal(another, windows, window, done).start();
    } catch (RuntimeException failed) {
      done.completeExceptionally(failed);
    }
  }

  private static Surroundings around(Path folder) {
    return new Surroundings(
        new SettingsFile(folder),
        new Look(Appearance.LIGHT),
        NativeDialogs::new,
        folder.resolve("state"),
        new SystemClipboard(),
        () -> LocalDate.now(ZoneId.systemDefault()),
        Laboratory.ofThisMachine());
  }

  /** What a pulse finds sharp, the one before has painted. */
  @Override
  public void handle(long now) {
    if (window.panels().canvas().isSharp()) {
      next.run();
    }
  }

  private void showFirstPicture() {
    told.add(sinceStart("first full picture"));
    next = this::showEveryArrow;
    next.run();
  }

  private void showEveryArrow() {
    if (window.panels().canvas().sheet().isDraft()) {
      return;
    }
    told.add(sinceStart("every arrow in its place"));
    DesignerWindow fresh = windows.show(new Stage(), Desk.empty());
    window.close(() -> {});
    window = fresh;
    next = this::openNext;
  }

  private void openNext() {
    opened = Instant.now();
    spentBefore = processors();
    window.files().open(another);
    next = this::showNext;
  }

  private void showNext() {
    told.add(words("opened next", "first full picture", opened, processors().minus(spentBefore)));
    stop();
    windows.quit();
    done.complete(told);
  }

  /** What it took since the process was started, Java's own start included. */
  private static String sinceStart(String until) {
    Instant start = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    return words("start", until, start, processors());
  }

  /** What the whole process has taken of the processors. */
  private static Duration processors() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static String words(String from, String until, Instant since, Duration processors) {
    return String.format(
        Locale.ROOT,
        "%s to %s: %d ms; of the processors: %d ms",
        from,
        until,
        Duration.between(since, Instant.now()).toMillis(),
        processors.toMillis());
  }
}
