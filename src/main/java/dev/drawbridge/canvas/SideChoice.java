package dev.drawbridge.canvas;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Chooses the sides of arrows: those that face each other, unless something stands in between and
 * another pair of sides leads past it.
 */
final class SideChoice {
  /** Ways that cost no more than this are good enough not to look for others. */
  private static final double GOOD_ENOUGH = 20;

  private static final double AROUND = 14;
  private static final double CORNER = 8;
  private static final double OTHERWISE = 6;
  private static final double PER_UNIT = 0.02;

  /** Between things so close that there is but one place to turn, a chip has no room. */
  private static final double TIGHT = 14;

  private final Terrain terrain;
  private final ToDoubleFunction<Crowd> crowd;

  /** A side of a thing, to be asked how full it is. */
  record Crowd(Shape shape, Side side) {}

  /**
   * @param crowd what speaks against one more end on a side
   */
  SideChoice(Terrain terrain, ToDoubleFunction<Crowd> crowd) {
    this.terrain = terrain;
    this.crowd = crowd;
  }

  Sides of(Shape from, Shape to) {
    Box a = from.box();
    Box b = to.box();
    Sides usual = Sides.between(a, b);
    boolean within = a.contains(b) || b.contains(a);
    if (within || a.centre().distance(b.centre()) > ThreePieceRouting.TOO_LONG) {
      return usual;
    }
    Obstacles obstacles = new Obstacles(terrain, from.key(), to.key());
    Sides best = usual;
    double least = cost(usual, from, to, obstacles, Double.MAX_VALUE);
    if (least <= GOOD_ENOUGH) {
      return usual;
    }
    for (Side start : Side.values()) {
      for (Side end : Side.values()) {
        Sides sides = new Sides(start, end);
        double extra = start == end ? AROUND : start == end.opposite() ? OTHERWISE : CORNER;
        double cost = extra + cost(sides, from, to, obstacles, least - extra);
        if (cost < least) {
          best = sides;
          least = cost;
        }
      }
    }
    return best;
  }

  /** What the best way costs; infinitely much if that is not less than the limit. */
  private double cost(Sides sides, Shape from, Shape to, Obstacles obstacles, double limit) {
    Point start = sides.from().middle(from.box());
    Point end = sides.to().middle(to.box());
    if (sides.from() == sides.to().opposite()) {
      double along = common(from.box(), to.box(), sides.from().isSideways());
      if (!Double.isNaN(along)) {
        start = sides.from().at(from.box(), along);
        end = sides.to().at(to.box(), along);
      }
    }
    double fixed =
        crowd.applyAsDouble(new Crowd(from, sides.from()))
            + crowd.applyAsDouble(new Crowd(to, sides.to()));
    double least = limit;
    List<Double> beyond =
        sides.from() == sides.to()
            ? obstacles.beyond(Box.between(start, end), sides.from())
            : List.of();
    List<Route> ways =
        Ways.between(start, sides.from(), end, sides.to(), Metrics.STUB, Metrics.STUB, beyond);
    if (ways.size() == 1 && ways.getFirst().points().size() == 4) {
      fixed += TIGHT;
    }
    for (Route way : ways) {
      double known = fixed + length(way) * PER_UNIT;
      if (known < least) {
        least = Math.min(least, known + obstacles.cost(way, least - known));
      }
    }
    return least < limit ? least : Double.POSITIVE_INFINITY;
  }

  /** The middle of what two boxes have in common, seen from the side; not a number for nothing. */
  private static double common(Box a, Box b, boolean level) {
    double low = level ? Math.max(a.y(), b.y()) : Math.max(a.x(), b.x());
    double high = level ? Math.min(a.bottom(), b.bottom()) : Math.min(a.right(), b.right());
    return high - low > 2 * Metrics.APART ? (low + high) / 2 : Double.NaN;
  }

  private static double length(Route route) {
    return route.pieces().stream().mapToDouble(p -> p.width() + p.height()).sum();
  }
}
