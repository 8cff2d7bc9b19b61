package dev.drawbridge.ui;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Paints tiles in the background, the most wanted first. What is no longer wanted is never begun.
 * Its thread ends by itself when there is nothing to do for a while.
 */
final class TileWorker {
  /**
   * A tile to be painted.
   *
   * @param generation of the ground, counted by who asks
   */
  record Job(Tile.Place place, Ground ground, int generation) {}

  /** A painted tile, row by row. */
  record Painted(Job job, int[] pixels) {}

  private final ExecutorService thread =
      new ThreadPoolExecutor(
          0,
          1,
          2,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          work -> Thread.ofPlatform().name("tiles").daemon().unstarted(work));
  private final Consumer<Painted> done;
  private Deque<Job> waiting = new ArrayDeque<>();
  private boolean busy;

  /** A worker that hands over each tile on its own thread. */
  TileWorker(Consumer<Painted> done) {
    this.done = done;
  }

  /** Paints these from now on, instead of what was wanted before. */
  synchronized void want(Collection<Job> jobs) {
    waiting = new ArrayDeque<>(jobs);
    if (!busy && !waiting.isEmpty()) {
      busy = true;
      thread.execute(this::work);
    }
  }

  private synchronized Optional<Job> next() {
    Optional<Job> next = Optional.ofNullable(waiting.poll());
    busy = next.isPresent();
    return next;
  }

  private void work() {
    Optional<Job> next = next();
    while (next.isPresent()) {
      Job job = next.get();
      boolean painted = false;
      try {
        done.accept(new Painted(job, job.ground().paint(job.place())));
        painted = true;
      } finally {
        if (!painted) {
          giveUp();
        }
      }
      next = next();
    }
  }

  /** A painter's mistake is reported by the thread that dies of it; the next one starts afresh. */
  private synchronized void giveUp() {
    busy = false;
  }
}
