package dev.drawbridge.canvas;

import java.util.ArrayList;
import java.util.List;

/** The ways of at most three pieces that lead from one side to another, the most natural first. */
final class Ways {
  /** The shortest piece before or after a turn, where there is little room. */
  private static final double LEAST_STUB = 14;

  /** Turns nearer to each other look like one. */
  private static final double LEAST_APART = 10.5;

  private Ways() {}

  /**
   * Ways out of one side and into another.
   *
   * @param near how far after the start a way may turn first
   * @param far how far before the end a way may turn first
   * @param beyond places that lie beyond everything in between, for ways that go around; in the
   *     direction of the side both ends are on
   */
  static List<Route> between(
      Point start, Side from, Point end, Side to, double near, double far, List<Double> beyond) {
    if (to == from.opposite()) {
      return across(start, end, from, near, far);
    }
    if (to == from) {
      return around(start, end, from, near, beyond);
    }
    return corner(start, from, end, to);
  }

  private static List<Route> across(Point start, Point end, Side from, double near, double far) {
    double gap = ahead(from, start, end);
    boolean level = from.isSideways();
    double aside = level ? end.y() - start.y() : end.x() - start.x();
    if (gap <= 0) {
      return List.of();
    }
    if (Math.abs(aside) < 0.01) {
      return List.of(Route.through(start, end));
    }
    List<Double> turns = new ArrayList<>();
    if (gap >= 2 * Metrics.STUB + Metrics.APART) {
      double most = gap - Metrics.STUB / 2;
      for (int i = 0; i < 3; i++) {
        turns.add(Math.min(near + i * Metrics.APART, most));
        turns.add(gap - Math.min(far + i * Metrics.APART, most));
      }
    }
    turns.add(gap / 2);
    double apart = Math.min(Metrics.APART, gap / 2 - LEAST_STUB);
    if (turns.size() == 1 && apart >= LEAST_APART) {
      turns.add(gap / 2 - apart);
      turns.add(gap / 2 + apart);
    }
    return turns.stream()
        .map(turn -> turned(start, end, level, place(from, start) + turn * sign(from)))
        .toList();
  }

  private static List<Route> around(
      Point start, Point end, Side side, double near, List<Double> beyond) {
    double base = Math.max(place(side, start) * sign(side), place(side, end) * sign(side));
    List<Double> outs = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      outs.add(base + near + i * Metrics.APART);
    }
    for (double place : beyond) {
      for (int i = 0; i < 3; i++) {
        outs.add(Math.max(place * sign(side), base) + Metrics.STUB + i * Metrics.APART);
      }
    }
    return outs.stream()
        .map(out -> turned(start, end, side.isSideways(), out * sign(side)))
        .toList();
  }

  private static List<Route> corner(Point start, Side from, Point end, Side to) {
    Point turn = from.isSideways() ? new Point(end.x(), start.y()) : new Point(start.x(), end.y());
    boolean reaches =
        ahead(from, start, turn) >= Metrics.STUB / 2 && ahead(to, end, turn) >= Metrics.STUB / 2;
    return reaches ? List.of(Route.through(start, turn, end)) : List.of();
  }

  /** The way that leads from one thing to another if nothing else were there. */
  static Route natural(Box from, Box to) {
    Sides sides = Sides.between(from, to);
    Point start = sides.from().middle(from);
    Point end = sides.to().middle(to);
    boolean level = sides.from().isSideways();
    double middle = level ? (start.x() + end.x()) / 2 : (start.y() + end.y()) / 2;
    return turned(start, end, level, middle);
  }

  /** Out, across at that place, and in. */
  static Route turned(Point start, Point end, boolean level, double at) {
    return level
        ? Route.through(start, new Point(at, start.y()), new Point(at, end.y()), end)
        : Route.through(start, new Point(start.x(), at), new Point(end.x(), at), end);
  }

  private static double ahead(Side side, Point from, Point to) {
    return (place(side, to) - place(side, from)) * sign(side);
  }

  private static double place(Side side, Point point) {
    return side.isSideways() ? point.x() : point.y();
  }

  private static int sign(Side side) {
    return side.dx() + side.dy();
  }
}
