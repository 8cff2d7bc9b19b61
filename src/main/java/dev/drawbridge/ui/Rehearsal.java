package dev.drawbridge.ui;

import dev.drawbridge.desk.Appearance;
import dev.drawbridge.desk.Desk;
import dev.drawbridge.desk.SettingsFile;
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
 * Opens a drawing as {@link DesignerApp} does, in a window without habits, and closes it when every
 * arrow is in its place. Used on the window's thread.
 */
final class Rehearsal extends AnimationTimer {
  private final Windows windows;
  private final CanvasPane canvas;
  private final CompletableFuture<List<String>> done;
  private final List<String> told = new ArrayList<>();

  private Rehearsal(Windows windows, CanvasPane canvas, CompletableFuture<List<String>> done) {
    this.windows = windows;
    this.canvas = canvas;
    this.done = done;
  }

  /**
   * Opens the drawing.
   *
   * @param folder where settings and journals lie meanwhile
   * @param done gets what there is to tell of it, line by line
   */
  static void begin(Path file, Path folder, CompletableFuture<List<String>> done) {
    try {
      Reading reading = Reading.of(file);
      Fonts.load();
      Windows windows = new Windows(around(folder));
      DesignerWindow window = windows.show(new Stage(), Desk.empty());
      window.open(file, reading);
      if (!window.shows(file)) {
        windows.quit();
        throw new IllegalArgumentException(file + " cannot be opened");
      }
      new Rehearsal(windows, window.panels().canvas(), done).start();
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
        () -> LocalDate.now(ZoneId.systemDefault()));
  }

  /** What a pulse finds sharp, the one before has painted. */
  @Override
  public void handle(long now) {
    if (!canvas.isSharp()) {
      return;
    }
    if (told.isEmpty()) {
      told.add(spent("first full picture"));
    }
    if (!canvas.sheet().isDraft()) {
      told.add(spent("every arrow in its place"));
      stop();
      windows.quit();
      done.complete(told);
    }
  }

  /** What it took since the process was started, Java's own start included. */
  private static String spent(String until) {
    ProcessHandle.Info process = ProcessHandle.current().info();
    Instant now = Instant.now();
    Duration clock = Duration.between(process.startInstant().orElse(now), now);
    Duration processors = process.totalCpuDuration().orElse(Duration.ZERO);
    return String.format(
        Locale.ROOT,
        "start to %s: %d ms; of the processors: %d ms",
        until,
        clock.toMillis(),
        processors.toMillis());
  }
}
