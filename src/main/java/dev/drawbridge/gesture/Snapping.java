package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Overlay;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.drawing.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where what is moved or resized comes to rest: in line with what stands near, with equal gaps
 * between neighbours, else on the grid. Looks only at what shows near it.
 *
 * @param neighbours the boxes near it that show
 * @param reach how near is near enough, in sheet units
 */
record Snapping(List<Box> neighbours, double reach) {
  /** How near an edge must be to hold, in screen units. */
  static final double REACH = 6;

  /** How far away a thing may stand to align with, in screen units. */
  private static final double SIGHT = 700;

  /** Below this zoom a hand cannot aim at single things. */
  private static final double LEAST_ZOOM = 0.3;

  private static final int MOST = 200;

  /** Two places count as one below this: placements are whole numbers, middles may be halves. */
  static final double SAME = 0.51;

  /** Nothing to align with. */
  static final Snapping GRID = new Snapping(List.of(), 0);

  /**
   * What a moved thing may align with.
   *
   * @param moved where it is now
   * @param without what moves itself, with all that stands in it
   */
  static Snapping near(Box moved, Set<Key> without, Situation situation) {
    if (situation.zoom() < LEAST_ZOOM) {
      return GRID;
    }
    double sight = SIGHT / situation.zoom();
    Box seen = situation.viewport().visible();
    Box part = moved.grown(sight);
    if (!part.touches(seen)) {
      return GRID;
    }
    Box near =
        Box.between(
            new Point(Math.max(part.x(), seen.x()), Math.max(part.y(), seen.y())),
            new Point(
                Math.min(part.right(), seen.right()), Math.min(part.bottom(), seen.bottom())));
    List<Box> boxes = new ArrayList<>();
    situation.sheet().solids(near, shape -> enter(boxes, shape, without, situation));
    situation
        .sheet()
        .areas(
            near,
            area -> {
              // A zone around what is moved may grow: its edge is no measure.
              if (!area.box().contains(moved.centre())) {
                enter(boxes, area, without, situation);
              }
            });
    return new Snapping(List.copyOf(boxes), REACH / situation.zoom());
  }

  private static void enter(List<Box> boxes, Shape shape, Set<Key> without, Situation situation) {
    if (boxes.size() < MOST && !Landing.isIn(shape.key(), without, situation.drawing())) {
      boxes.add(shape.box());
    }
  }

  /**
   * A box of the same size where a box comes to rest: each way no farther than half a step of the
   * grid and twice the reach. Resting there again changes nothing.
   */
  Box rest(Box box) {
    Box at = box;
    // What it is in line with sideways depends on where it is upright: a second look.
    for (int look = 0; look < 4; look++) {
      Box next = at.moved(sideways(at), 0);
      next = next.moved(0, upright(next));
      next = new Box(Math.round(next.x()), Math.round(next.y()), box.width(), box.height());
      if (next.equals(at)) {
        return next;
      }
      at = next;
    }
    return at;
  }

  private double sideways(Box box) {
    Box onGrid = box.moved(toGrid(box.x()), 0);
    return alignment(box, onGrid, Axis.ACROSS);
  }

  private double upright(Box box) {
    Box onGrid = box.moved(0, toGrid(box.y()));
    return alignment(box, onGrid, Axis.DOWN);
  }

  private double alignment(Box box, Box onGrid, Axis axis) {
    double grid = axis.low(onGrid) - axis.low(box);
    // From the grid's place too: else resting there again would go on to what is near that.
    return nearest(box, axis).or(() -> nearest(onGrid, axis).map(by -> grid + by)).orElse(grid);
  }

  private static double toGrid(double at) {
    return Math.round(at / Landing.SNAP) * Landing.SNAP - at;
  }

  /** By how much a box misses the nearest thing to be in line with. */
  private Optional<Double> nearest(Box box, Axis axis) {
    double best = Double.MAX_VALUE;
    for (Box other : neighbours) {
      for (double by : axis.misses(box, other)) {
        best = Math.abs(by) < Math.abs(best) ? by : best;
      }
    }
    for (double by : Gaps.misses(box, neighbours, axis)) {
      best = Math.abs(by) < Math.abs(best) ? by : best;
    }
    return Math.abs(best) <= reach ? Optional.of(best) : Optional.empty();
  }

  /** By how much a single edge misses the nearest edge, else the grid. */
  double rest(double edge, Axis axis) {
    double best = Double.MAX_VALUE;
    for (Box other : neighbours) {
      for (double line : List.of(axis.low(other), axis.high(other))) {
        best = Math.abs(line - edge) < Math.abs(best) ? line - edge : best;
      }
    }
    double grid = Math.round(edge / Landing.SNAP) * Landing.SNAP;
    return Math.abs(best) <= reach ? edge + best : grid;
  }

  /** The lines that say what a box is in line with, and which gaps are equal. */
  List<Overlay> guides(Box box) {
    List<Overlay> guides = new ArrayList<>();
    for (Axis axis : Axis.values()) {
      Optional<Overlay> middle = guide(box, Place.MIDDLE, axis);
      List<Overlay> edges =
          Stream.of(Place.LOW, Place.HIGH)
              .flatMap(place -> guide(box, place, axis).stream())
              .toList();
      // Between things of one size the middle says it all.
      if (middle.isEmpty() || edges.size() < 2) {
        guides.addAll(edges);
      }
      middle.ifPresent(guides::add);
      guides.addAll(Gaps.marks(box, neighbours, axis));
    }
    return guides;
  }

  private enum Place {
    LOW,
    MIDDLE,
    HIGH
  }

  private Optional<Overlay> guide(Box box, Place place, Axis axis) {
    double line =
        switch (place) {
          case LOW -> axis.low(box);
          case MIDDLE -> axis.middle(box);
          case HIGH -> axis.high(box);
        };
    double from = Double.MAX_VALUE;
    double to = -Double.MAX_VALUE;
    for (Box other : neighbours) {
      boolean inLine =
          place == Place.MIDDLE
              ? Math.abs(axis.middle(other) - line) < SAME
              : Math.abs(axis.low(other) - line) < SAME || Math.abs(axis.high(other) - line) < SAME;
      if (inLine) {
        from = Math.min(from, axis.other().low(other));
        to = Math.max(to, axis.other().high(other));
      }
    }
    if (to < from) {
      return Optional.empty();
    }
    double start = Math.min(from, axis.other().low(box));
    double end = Math.max(to, axis.other().high(box));
    return Optional.of(new Overlay.Guide(axis.at(line, start), axis.at(line, end)));
  }
}
