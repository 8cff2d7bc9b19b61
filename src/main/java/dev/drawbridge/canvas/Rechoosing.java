package dev.drawbridge.canvas;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The fourth step after a change: arrows that are drawn anew choose among their ways, and so does
 * whoever comes after one that chose another way and near to it.
 */
final class Rechoosing {
  private final WiringChange wiring;
  private final Redrawn redrawn;
  private final Clearance clearance;

  /** Who is to choose, in order. */
  private final TreeMap<Long, Run> waiting = new TreeMap<>();

  private final Set<Piece> changed = new LinkedHashSet<>();

  Rechoosing(WiringChange wiring, Redrawn redrawn) {
    this.wiring = wiring;
    this.redrawn = redrawn;
    this.clearance = new Clearance(wiring.care(), wiring.near());
  }

  /** Chooses for all; where lines are that were not there, or are no longer. */
  Set<Piece> choose() {
    redrawn.proceed(Redrawn.Step.CHOICE);
    redrawn.all().forEach(run -> waiting.put(run.order, run));
    redrawn.gone().forEach(run -> yieldTo(pieces(run.route()), Long.MIN_VALUE));
    for (Map.Entry<Long, Run> next = waiting.pollFirstEntry();
        next != null;
        next = waiting.pollFirstEntry()) {
      choose(next.getValue());
    }
    return changed;
  }

  private void choose(Run run) {
    Route route = clearance.chosen(run);
    if (!redrawn.contains(run) && route.equals(run.route())) {
      return;
    }
    Run fresh = redrawn.of(run.id());
    fresh.take(route);
    wiring.enterNear(fresh);
    wiring.enterBesides(fresh);
    Optional<Run> old = redrawn.old(run);
    // Where it runs as before, nobody need look again.
    List<Piece> before = old.map(Run::route).map(Rechoosing::pieces).orElse(List.of());
    List<Piece> now = pieces(route);
    yieldTo(without(before, now), run.order);
    yieldTo(without(now, before), run.order);
  }

  private static List<Piece> pieces(Route route) {
    List<Piece> pieces = new ArrayList<>();
    List<Point> points = route.points();
    for (int i = 1; i < points.size(); i++) {
      pieces.add(Piece.of(points.get(i - 1), points.get(i)));
    }
    return pieces;
  }

  private static List<Piece> without(List<Piece> some, List<Piece> others) {
    List<Piece> left = new ArrayList<>(some);
    others.forEach(left::remove);
    return left;
  }

  /** Arrows that come after one that changed look for their ways again, if they come near. */
  private void yieldTo(List<Piece> pieces, long order) {
    for (Piece piece : pieces) {
      changed.add(piece);
      Box beside = piece.box().grown(Clearance.BESIDE);
      wiring
          .rooms()
          .near(
              beside,
              run -> {
                if (run.order > order && mayYield(run, piece, beside)) {
                  waiting.put(run.order, run);
                }
              });
    }
  }

  private boolean mayYield(Run run, Piece piece, Box beside) {
    return run.options.size() > 1
        && run.room.touches(beside)
        && !waiting.containsKey(run.order)
        && run.options.stream().anyMatch(option -> Clearance.meets(option.route(), piece));
  }
}
