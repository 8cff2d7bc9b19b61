package dev.drawbridge.canvas;

import java.util.List;

/**
 * Chooses the sides of an arrow between two things: those that face each other, unless something
 * stands in between and another pair of sides leads past it.
 */
final class SideChoice {
  /** Ways that cost no more than this are good enough not to look for others. */
  private static final double GOOD_ENOUGH = 20;

  private static final double AROUND = 14;
  private static final double CORNER = 8;
  private static final double OTHERWISE = 6;
  private static final double PER_UNIT = 0.02;

  /** Between things so close that there is hardly a place to turn, a chip has no room. */
  private static final double TIGHT = 14;

  private final Box from;
  private final Box to;
  private final Room room;

  private SideChoice(Box from, Box to, Room room) {
    this.from = from;
    this.to = to;
    this.room = room;
  }

  static Sides of(Box from, Box to, Room room) {
    return new SideChoice(from, to, room).best();
  }

  private Sides best() {
    Sides best = Sides.between(from, to);
    double least = cost(best, Double.MAX_VALUE);
    if (least <= GOOD_ENOUGH) {
      return best;
    }
    for (Side start : Side.values()) {
      for (Side end : Side.values()) {
        Sides sides = new Sides(start, end);
        double extra = start == end ? AROUND : start == end.opposite() ? OTHERWISE : CORNER;
        double cost = extra + cost(sides, least - extra);
        if (cost < least) {
          best = sides;
          least = cost;
        }
      }
    }
    return best;
  }

  /** What the best way costs; infinitely much if that is not less than the limit. */
  private double cost(Sides sides, double limit) {
    Point start = sides.from().middle(from);
    Point end = sides.to().middle(to);
    if (sides.from() == sides.to().opposite()) {
      double along = common(from, to, sides.from().isSideways());
      if (!Double.isNaN(along)) {
        start = sides.from().at(from, along);
        end = sides.to().at(to, along);
      }
    }
    List<Double> beyond =
        sides.from() == sides.to() ? room.beyond(Box.between(start, end), sides.from()) : List.of();
    List<Route> ways =
        Ways.between(start, sides.from(), end, sides.to(), Metrics.STUB, Metrics.STUB, beyond);
    boolean isTight = ways.size() <= 3 && ways.stream().allMatch(way -> way.points().size() == 4);
    double fixed = isTight ? TIGHT : 0;
    double least = limit;
    for (Route way : ways) {
      double known = fixed + way.length() * PER_UNIT;
      if (known < least) {
        least = Math.min(least, known + room.cost(way, least - known));
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
}
