package dev.drawbridge.ui;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  /** Below this zoom tiles are painted in blocks. */
  private static final double SMALL = 0.15;

  /** The width of such a block in tiles. */
  private static final int ACROSS = 4;

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
  private final Set<Job> begun = new HashSet<>();
  private boolean busy;

  /** A worker that hands over each tile on its own thread. */
  TileWorker(Consumer<Painted> done) {
    this.done = done;
  }

  /** Paints these from now on, instead of what was wanted before. */
  synchronized void want(Collection<Job> jobs) {
    waiting = new ArrayDeque<>(jobs);
    waiting.removeAll(begun);
    if (!busy && !waiting.isEmpty()) {
      busy = true;
      thread.execute(this::work);
    }
  }

  /** Hears that a tile was received, so that it may be wanted again. */
  synchronized void received(Job job) {
    begun.remove(job);
  }

  private synchronized Optional<Job> next() {
    Optional<Job> next = Optional.ofNullable(waiting.poll());
    next.ifPresent(begun::add);
    busy = next.isPresent();
    return next;
  }

  private void work() {
    Optional<Job> next = next();
    while (next.isPresent()) {
      Job job = next.get();
      boolean painted = false;
      try {
        paint(job);
        painted = true;
      } finally {
        if (!painted) {
          giveUp();
        }
      }
      next = next();
    }
  }

  /**
   * Paints a tile, and where everything is small those around it that are wanted too: looking for
   * what shows takes most of the time there, and takes as long for one tile as for all of them.
   */
  private void paint(Job job) {
    Tile.Place place = job.place();
    if (place.zoom() >= SMALL) {
      done.accept(new Painted(job, job.ground().paint(place, 1)));
      return;
    }
    Tile.Place first = place.first(ACROSS);
    List<Job> block = new ArrayList<>(List.of(job));
    block.addAll(wantedIn(first, job));
    int[] pixels = job.ground().paint(first, ACROSS);
    for (Job part : block) {
      done.accept(new Painted(part, cut(pixels, part.place(), first)));
    }
  }

  /** Takes the jobs of the same block out of those that wait. */
  private synchronized List<Job> wantedIn(Tile.Place first, Job job) {
    List<Job> block =
        waiting.stream()
            .filter(other ->
                other.generation() == job.generation()
                    && other.place().zoom() == first.zoom()
                    && other.place().first(ACROSS).equals(first))
            .toList();
    waiting.removeAll(block);
    begun.addAll(block);
    return block;
  }

  private static int[] cut(int[] block, Tile.Place place, Tile.Place first) {
    int[] pixels = new int[Tile.SIZE * Tile.SIZE];
    int left = (place.column() - first.column()) * Tile.SIZE;
    int top = (place.row() - first.row()) * Tile.SIZE;
    for (int row = 0; row < Tile.SIZE; row++) {
      System.arraycopy(
          block, (top + row) * ACROSS * Tile.SIZE + left, pixels, row * Tile.SIZE, Tile.SIZE);
    }
    return pixels;
  }

  /** A painter's mistake is reported by the thread that dies of it; the next one starts afresh. */
  private synchronized void giveUp() {
    busy = false;
    begun.clear();
  }
}
