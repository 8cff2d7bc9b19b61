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
  private @Nullable Drawing judging;
  private @Nullable Drawing latest;
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

  /**
   * Judges that drawing next; what is under way is given up at its next stage, unless it is about
   * the same in another layout: moving things about keeps nothing from being finished.
   */
  public synchronized void look(Drawing drawing) {
    latest = drawing;
    if (waiting == null && judging != null && judging.differsOnlyInLayout(drawing)) {
      return;
    }
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
    judging = null;
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
    judging = waiting;
    waiting = null;
    running = new CancelToken();
    return next;
  }

  private void publish(Judgement judgement, CancelToken token) {
    if (judgement.isComplete()) {
      // From here on a moved thing is a new question, or nobody would answer it.
      synchronized (this) {
        judging = null;
      }
    }
    listenerThread.execute(() -> {
      if (!token.isCancelled()) {
        listener.accept(upToDate(judgement));
      }
    });
  }

  /** What was found out about a drawing holds for its latest layout too. */
  private synchronized Judgement upToDate(Judgement judgement) {
    Drawing now = latest;
    return now != null && judgement.drawing().differsOnlyInLayout(now)
        ? judgement.about(now)
        : judgement;
  }
}
