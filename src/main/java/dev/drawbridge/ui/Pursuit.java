package dev.drawbridge.ui;

import dev.drawbridge.gesture.Gestures;
import dev.drawbridge.gesture.Input;
import dev.drawbridge.gesture.Response;
import dev.drawbridge.gesture.Situation;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.application.Platform;

/**
 * Follows the moves of a drag in the background, in a drawing so large that laying out what would
 * become of it takes longer than a frame: the window goes on meanwhile, and of all moves that came
 * in between only the last is followed next. Used from the window's thread.
 */
final class Pursuit {
  private final ExecutorService thread =
      new ThreadPoolExecutor(
          0,
          1,
          2,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          work -> Thread.ofPlatform().name("drag").daemon().unstarted(work));
  private final Gestures gestures;
  private final Supplier<Situation> now;
  private final BiConsumer<Situation, Response> arrived;
  private Optional<Future<?>> running = Optional.empty();
  private Optional<Input.Move> waiting = Optional.empty();
  private int round;

  /**
   * Pursues moves with these gestures.
   *
   * @param arrived gets what came of a move, and what it was followed in, unless the drag ended
   */
  Pursuit(Gestures gestures, Supplier<Situation> now, BiConsumer<Situation, Response> arrived) {
    this.gestures = gestures;
    this.now = now;
    this.arrived = arrived;
  }

  boolean isRunning() {
    return running.isPresent();
  }

  /** Follows a move, now or as soon as the one before is done. */
  void follow(Input.Move move) {
    if (isRunning()) {
      waiting = Optional.of(move);
      return;
    }
    Situation situation = now.get();
    int started = ++round;
    running =
        Optional.of(
            thread.submit(() -> {
              Response response = gestures.on(move, situation);
              Platform.runLater(() -> arrive(started, situation, response));
            }));
  }

  private void arrive(int started, Situation situation, Response response) {
    if (started != round || !isRunning()) {
      return;
    }
    running = Optional.empty();
    arrived.accept(situation, response);
    Optional<Input.Move> next = waiting;
    waiting = Optional.empty();
    next.ifPresent(this::follow);
  }

  /** Waits for the move that is being followed, and forgets the rest: something else comes next. */
  void settle() {
    waiting = Optional.empty();
    Optional<Future<?>> last = running;
    running = Optional.empty();
    if (last.isPresent()) {
      try {
        last.get().get();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException mistake) {
        throw new IllegalStateException("a move could not be followed", mistake.getCause());
      }
    }
  }
}
