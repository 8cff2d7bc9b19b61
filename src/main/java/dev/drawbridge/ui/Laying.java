package dev.drawbridge.ui;

import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Drawing;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;

/**
 * Lays out a large drawing in the background while its draft is shown and worked with, or a sketch
 * of it after much was moved. What comes of it is brought up to date with what was drawn meanwhile
 * before it is handed over. Used from the window's thread.
 */
final class Laying {
  /** With more elements and flows than that a drawing is drafted first. */
  private static final int LARGE = 4000;

  private final Supplier<Sheet> now;
  private final BooleanSupplier busy;
  private final Consumer<Sheet> done;
  private Optional<Thread> running = Optional.empty();
  private Optional<Sheet> waiting = Optional.empty();

  /**
   * One that lays out what a canvas shows.
   *
   * @param now what it shows
   * @param busy whether it should go on showing that for now
   * @param done gets the exact sheet of what it shows then
   */
  Laying(Supplier<Sheet> now, BooleanSupplier busy, Consumer<Sheet> done) {
    this.now = now;
    this.busy = busy;
    this.done = done;
  }

  /** What to show first of a drawing: its sheet, or a draft if the sheet would take long. */
  static Sheet first(Drawing drawing) {
    long size = drawing.elements().count() + drawing.flows().size();
    return size > LARGE ? Sheet.draft(drawing) : Sheet.of(drawing);
  }

  /** Sees to it that what is shown is exact in the end. */
  void finish() {
    Sheet shown = now.get();
    if (!shown.isExact() && running.isEmpty() && waiting.isEmpty()) {
      run(shown::exact);
    }
  }

  private void run(Supplier<Sheet> work) {
    Thread thread = Thread.ofPlatform().name("sheet").daemon().unstarted(() -> make(work));
    running = Optional.of(thread);
    thread.start();
  }

  private void make(Supplier<Sheet> work) {
    Thread own = Thread.currentThread();
    Optional<Sheet> made = Optional.empty();
    try {
      made = Optional.of(work.get());
    } catch (CancellationException unwanted) {
      return;
    } finally {
      Optional<Sheet> result = made;
      Platform.runLater(() -> arrive(own, result));
    }
  }

  private void arrive(Thread from, Optional<Sheet> made) {
    if (running.filter(from::equals).isPresent()) {
      running = Optional.empty();
      waiting = made;
      handOver();
    }
  }

  /** Hands over what was made, unless the canvas is busy: then it is to be called again. */
  @SuppressWarnings("ReferenceEquality") // every step is its own object
  void handOver() {
    if (waiting.isEmpty() || busy.getAsBoolean()) {
      return;
    }
    Sheet exact = waiting.get();
    Drawing current = now.get().drawing();
    waiting = Optional.empty();
    if (exact.drawing() == current) {
      done.accept(exact);
    } else {
      run(() -> exact.with(current));
    }
  }

  /** Forgets what is under way: nobody looks any more, or at something else. */
  void giveUp() {
    running.ifPresent(Thread::interrupt);
    running = Optional.empty();
    waiting = Optional.empty();
  }
}
