package dev.drawbridge.canvas;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

  private final Ground ground;
  private final Care care;
  private final Shape from;
  private final Shape to;
  private final Room room;

  private SideChoice(Ground ground, Care care, Shape from, Shape to, Room room) {
    this.ground = ground;
    this.care = care;
    this.from = from;
    this.to = to;
    this.room = room;
  }

  /**
   * The sides of an arrow.
   *
   * @param around the part of the sheet that it may run in
   */
  static Sides of(Ground ground, Care care, Shape from, Shape to, Box around) {
    SideChoice choice = new SideChoice(ground, care, from, to, new Room(ground, from, to, around));
    if (!from.box().overlaps(to.box())) {
      return choice.best();
    }
    return from.box().contains(to.box()) || to.box().contains(from.box())
        ? choice.outward()
        : Sides.between(from.box(), to.box());
  }

  /** Out of a zone, or from its border inwards. */
  private Sides outward() {
    Sides best = Sides.between(from.box(), to.box());
    double least = outward(best.from());
    if (least <= GOOD_ENOUGH) {
      return best;
    }
    for (Side side : Side.values()) {
      double cost = outward(side);
      if (cost < least) {
        best = new Sides(side, side);
        least = cost;
      }
    }
    return best;
  }

  private double outward(Side side) {
    Point start = place(from, side, to);
    Point end = place(to, side, from);
    if (!room.box().contains(start) || !room.box().contains(end)) {
      return Double.POSITIVE_INFINITY;
    }
    boolean level = side.isSideways();
    double middle = level ? (start.x() + end.x()) / 2 : (start.y() + end.y()) / 2;
    Route way = Ways.turned(start, end, level, middle);
    double acrossHeader = side == Side.TOP ? OTHERWISE : 0;
    return acrossHeader + way.length() * PER_UNIT + room.cost(way, Double.MAX_VALUE);
  }

  private Sides best() {
    Sides best = Sides.between(from.box(), to.box());
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
    return least < Room.BLOCKED ? best : searched().orElse(best);
  }

  /** The sides of the best way with as many bends as it takes. */
  private Optional<Sides> searched() {
    return Search.way(room, doors(from, to), doors(to, from), care.searched())
        .map(Search.Found::sides);
  }

  private List<Search.Door> doors(Shape at, Shape other) {
    return Arrays.stream(Side.values())
        .map(side -> new Search.Door(place(at, side, other), side))
        .filter(door -> room.box().contains(door.place()))
        .toList();
  }

  /** Where an arrow to another thing is likely to be at a side. */
  private Point place(Shape at, Side side, Shape other) {
    Span span = Span.of(at, side);
    if (at instanceof Shape.Area) {
      Point goal = other.box().centre();
      return side.at(at.box(), span.nearest(side.isSideways() ? goal.y() : goal.x()));
    }
    double named = side == Side.TOP ? Names.beside(ground, at) : span.first();
    return named > span.middle() && named <= span.last()
        ? side.at(at.box(), named)
        : side.middle(at.box());
  }

  /** What the best way costs; infinitely much if that is not less than the limit. */
  private double cost(Sides sides, double limit) {
    Point start = place(from, sides.from(), to);
    Point end = place(to, sides.to(), from);
    if (sides.from() == sides.to().opposite()) {
      double along = common(from.box(), to.box(), sides.from().isSideways());
      if (!Double.isNaN(along)) {
        start = sides.from().at(from.box(), along);
        end = sides.to().at(to.box(), along);
      }
    }
    if (!room.box().contains(start) || !room.box().contains(end)) {
      return Double.POSITIVE_INFINITY;
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
