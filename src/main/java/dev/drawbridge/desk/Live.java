package dev.drawbridge.desk;

import dev.drawbridge.drawing.Drawing;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Judges drawings in the background, always the latest: one is being judged, at most one waits, and
 * whatever is neither is forgotten. One thread per window, of low priority, so that the window
 * itself never waits for it.
 */
public final class Live implements AutoCloseable {
  private final Judge judge;
  private final Executor listenerThread;
  private final Consumer<Judgement> listener;
  private final Thread worker;
  private @Nullable Drawing waiting;
  private CancelToken running = new CancelToken();
  private boolean closed;

  /**
   * A judge at work.
   *
   * @param judge what is computed
   * @param listenerThread where results are handed over
   * @param listener gets every stage of every judgement that is still wanted
   */
  public Live(Judge judge, Executor listenerThread, Consumer<Judgement> listener) {
    this.judge = judge;
    this.listenerThread = listenerThread;
    this.listener = listener;
    this.worker = Thread.ofPlatform().name("judge").daemon().priority(2).unstarted(this::work);
    worker.start();
  }

  /** Judges that drawing next; what is under way is given up at its next stage. */
  public synchronized void look(Drawing drawing) {
    waiting = drawing;
    running.cancel();
    notifyAll();
  }

  /** Stops for good. */
  @Override
  public synchronized void close() {
    closed = true;
    running.cancel();
    notifyAll();
  }

  private void work() {
    Optional<Drawing> next = next();
    while (next.isPresent()) {
      CancelToken token = token();
      judge(next.get(), token);
      next = next();
    }
  }

  /** A bug in a check or a writer is reported, and the next drawing is judged all the same. */
  private void judge(Drawing drawing, CancelToken token) {
    try {
      judge.judge(drawing, token, judgement -> publish(judgement, token));
    } catch (RuntimeException bug) {
      Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(worker, bug);
    }
  }

  private synchronized CancelToken token() {
    return running;
  }

  /** Waits for a drawing; empty once closed. */
  private synchronized Optional<Drawing> next() {
    while (waiting == null && !closed) {
      try {
        wait();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        closed = true;
      }
    }
    if (closed) {
      return Optional.empty();
    }
    Optional<Drawing> next = Optional.ofNullable(waiting);
    waiting = null;
    running = new CancelToken();
    return next;
  }

  private void publish(Judgement judgement, CancelToken token) {
    listenerThread.execute(() -> {
      if (!token.isCancelled()) {
        listener.accept(judgement);
      }
    });
  }
}
