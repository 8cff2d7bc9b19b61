package dev.drawbridge.canvas;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The fifth step after a change: chips of arrows that are drawn anew are placed, and so are those
 * that come after one that took a place or left one, if they come near.
 */
final class Rechipping {
  /** What is farther from a chip than this does not matter to it. */
  private static final double NEAR = 10;

  private final WiringChange wiring;
  private final Redrawn redrawn;
  private final ChipWork work;

  /** Whose chip is to be placed, in order. */
  private final TreeMap<Long, Run> waiting = new TreeMap<>();

  Rechipping(WiringChange wiring, Redrawn redrawn) {
    this.wiring = wiring;
    this.redrawn = redrawn;
    this.work = new ChipWork(wiring.ground(), wiring.care(), wiring.chips(), wiring.near());
  }

  /**
   * Places them all.
   *
   * @param altered where the ground is another
   * @param pieces where lines are that were not there, or are no longer
   */
  void place(List<Box> altered, Set<Piece> pieces) {
    redrawn.proceed(Redrawn.Step.CHIPS);
    redrawn.all().forEach(run -> waiting.put(run.order, run));
    altered.forEach(box -> freed(box, Long.MIN_VALUE));
    redrawn.gone().forEach(run -> run.chip().ifPresent(box -> freed(box, Long.MIN_VALUE)));
    if (wiring.care().mindsLines()) {
      pieces.forEach(piece -> freed(piece.box(), Long.MIN_VALUE));
    }
    for (Map.Entry<Long, Run> next = waiting.pollFirstEntry();
        next != null;
        next = waiting.pollFirstEntry()) {
      place(next.getValue());
    }
  }

  private void place(Run run) {
    Optional<Arrow.Chip> chip = work.place(run);
    if (!redrawn.contains(run) && chip.equals(run.arrow().chip())) {
      return;
    }
    Run fresh = redrawn.of(run.id());
    fresh.carry(chip);
    wiring.enterChip(fresh);
    Optional<Box> before = redrawn.old(run).flatMap(Run::chip);
    if (!before.equals(fresh.chip())) {
      before.ifPresent(box -> freed(box, fresh.order));
      fresh.chip().ifPresent(box -> taken(box, fresh.order));
    }
  }

  /** Whose chip may stand there now looks again, if it comes after. */
  private void freed(Box box, long order) {
    Box wide = box.grown(NEAR);
    wiring
        .chipRooms()
        .near(
            wide,
            run -> {
              if (run.order > order && run.chipRooms().stream().anyMatch(wide::touches)) {
                waiting.put(run.order, run);
              }
            });
  }

  /** Whose chip stands there looks for another place; for others nothing gets better. */
  private void taken(Box box, long order) {
    Box wide = box.grown(NEAR);
    wiring
        .chips()
        .near(
            wide,
            run -> {
              if (run.order > order && run.chip().filter(wide::touches).isPresent()) {
                waiting.put(run.order, run);
              }
            });
  }
}
