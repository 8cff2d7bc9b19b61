package dev.drawbridge.ui;

import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.desk.Desk;
import dev.drawbridge.problem.ProblemsException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A drawing that is read, and laid out for its first picture, while JavaFX is started and the
 * window for it is made.
 */
final class Reading {
  private final Path file;
  private final FutureTask<Desk> desk;
  private final FutureTask<Sheet> first;

  private Reading(Path file) {
    this.file = file;
    desk = new FutureTask<>(() -> Desk.open(file));
    first = new FutureTask<>(() -> Laying.first(desk.get().drawing()));
  }

  /** Begins to read a file in the background. */
  static Reading of(Path file) {
    Reading reading = new Reading(file);
    Thread.ofPlatform().name("reading").daemon().start(reading::read);
    return reading;
  }

  private void read() {
    desk.run();
    first.run();
  }

  Path file() {
    return file;
  }

  /**
   * Waits for what was read.
   *
   * @throws ProblemsException if {@link Desk#open} refused it
   */
  Desk desk() throws ProblemsException {
    try {
      return desk.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof ProblemsException refused) {
        throw refused;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /** Waits for what {@link Laying#first} makes of it; nothing if there is nothing to lay out. */
  Optional<Sheet> first() {
    try {
      return Optional.of(first.get());
    } catch (ExecutionException refused) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
