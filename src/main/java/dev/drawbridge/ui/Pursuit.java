package dev.drawbridge.ui;

import dev.drawbridge.gesture.Gestures;
import dev.drawbridge.gesture.Input;
import dev.drawbridge.gesture.Response;
import dev.drawbridge.gesture.Situation;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
  private final Supplier<Gestures> gestures;
  private final Supplier<Situation> now;
  private final Supplier<Carried> carried;
  private final Consumer<Followed> arrived;
  private Optional<Input.Move> waiting = Optional.empty();
  private boolean running;
  private int round;

  /**
   * What came of a move.
   *
   * @param gestures as they are after it
   * @param then what there was when it began to be followed
   * @param carried what is moved by it
   */
  record Followed(
      Input.Move move, Gestures gestures, Situation then, Response response, Carried carried) {}

  /**
   * Pursues moves.
   *
   * @param gestures as they are; a copy of them is tried on a move
   * @param carried what was moved until now
   * @param arrived gets what came of a move, unless something else was done meanwhile
   */
  Pursuit(
      Supplier<Gestures> gestures,
      Supplier<Situation> now,
      Supplier<Carried> carried,
      Consumer<Followed> arrived) {
    this.gestures = gestures;
    this.now = now;
    this.carried = carried;
    this.arrived = arrived;
  }

  boolean isRunning() {
    return running;
  }

  /** Follows a move, now or as soon as the one before is done. */
  void follow(Input.Move move) {
    if (running) {
      waiting = Optional.of(move);
      return;
    }
    running = true;
    int started = ++round;
    Gestures tried = gestures.get().copy();
    Situation situation = now.get();
    Carried before = carried.get();
    thread.execute(() -> {
      Response response = tried.on(move, situation);
      Carried after = before.by(response, tried.held(move, situation), situation.sheet());
      Platform.runLater(
          () -> arrive(started, new Followed(move, tried, situation, response, after)));
    });
  }

  private void arrive(int started, Followed followed) {
    if (started != round || !running) {
      return;
    }
    running = false;
    arrived.accept(followed);
    Optional<Input.Move> next = waiting;
    waiting = Optional.empty();
    next.ifPresent(this::follow);
  }

  /** Forgets all moves: something else comes next, which knows where the pointer is. */
  void giveUp() {
    waiting = Optional.empty();
    running = false;
    round++;
  }
}
