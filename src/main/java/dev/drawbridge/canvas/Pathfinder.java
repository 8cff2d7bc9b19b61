package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Key;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds ways for one arrow from end to end: straight, or out, across and in, where to go across
 * being chosen by what would be in the way; with more bends where nothing simpler is free. What it
 * finds depends on the two ends and on what stands around them, not on other arrows.
 */
final class Pathfinder {
  /** Two ends that differ by no more than this are drawn as one straight line if they can. */
  private static final double NEARLY_STRAIGHT = 40;

  /** The same as a share of the shorter of their sides: on long ones they may differ by more. */
  private static final double NEARLY_STRAIGHT_SHARE = 0.28;

  /** What speaks against a way that is less natural by one. */
  private static final double LATER = 1.5;

  private static final double PER_UNIT = 0.004;
  private static final double PER_BEND = 3;

  /** What speaks against a way that was shifted aside. */
  private static final double SHIFTED = 2;

  /** The shortest piece that a shifted way may begin or end with. */
  private static final double LEAST_STUB = 12;

  private static final double[] SHIFTS = {14, -14, 28, -28};

  /** Borders farther than this from a thing change no stub there, within zones to that depth. */
  static final double MOST_STUB = Metrics.STUB + 2 * 4 * Metrics.APART;

  private final Ground ground;
  private final Care care;
  private final Stand from;
  private final Stand to;
  private End start;
  private End end;

  private Pathfinder(Ground ground, Care care, Stand from, End start, Stand to, End end) {
    this.ground = ground;
    this.care = care;
    this.from = from;
    this.to = to;
    this.start = start;
    this.end = end;
  }

  /** Ways of an arrow, the one that is best by itself first; at least one. */
  static List<Option> options(Ground ground, Care care, Stand from, End start, Stand to, End end) {
    Pathfinder finder = new Pathfinder(ground, care, from, start, to, end);
    finder.straighten();
    return finder.options();
  }

  /** The part of the sheet that an arrow's way depends on, from one place to another. */
  static Box room(Point a, Point b, Care care) {
    return Box.between(a, b).grown(care.margin());
  }

  private Shape fromShape() {
    return from.shape().orElseThrow();
  }

  private Shape toShape() {
    return to.shape().orElseThrow();
  }

  private void straighten() {
    double bend = Math.abs(start.along() - end.along());
    double side = Math.min(length(from, start.side()), length(to, start.side()));
    boolean nearly = bend <= Math.max(NEARLY_STRAIGHT, NEARLY_STRAIGHT_SHARE * side);
    boolean far = !nearly && !isArea(from) && !isArea(to);
    boolean isLedStraight =
        isWithin() ? start.side() == end.side() : start.side() == end.side().opposite();
    if (!isLedStraight || bend < 0.01 || far) {
      return;
    }
    double low = Math.max(start.low(), end.low());
    double high = Math.min(start.high(), end.high());
    if (low <= high) {
      End fixed = worth(start, from) >= worth(end, to) ? start : end;
      double along = Math.clamp(fixed.along(), low, high);
      start = start.at(along);
      end = end.at(along);
    }
  }

  private boolean isWithin() {
    return from.box().contains(to.box()) || to.box().contains(from.box());
  }

  private static double length(Stand stand, Side side) {
    return side.isSideways() ? stand.box().height() : stand.box().width();
  }

  private static boolean isArea(Stand stand) {
    return stand.shape().orElseThrow() instanceof Shape.Area;
  }

  /** What speaks for leaving an end where it is: company on its side, and a round border. */
  private static int worth(End end, Stand at) {
    return isArea(at)
        ? -1
        : 2 * end.company() + (at.shape().orElseThrow() instanceof Shape.Capsule ? 1 : 0);
  }

  private List<Option> options() {
    Point a = start.point(fromShape());
    Point b = end.point(toShape());
    if (Math.abs(a.x() - b.x()) + Math.abs(a.y() - b.y()) > care.reach()) {
      return List.of(new Option(ways(a, b, List.of()).getFirst(), 0));
    }
    Room room = new Room(ground, fromShape(), toShape(), room(a, b, care));
    List<Double> beyond =
        start.side() == end.side() ? room.beyond(Box.between(a, b), start.side()) : List.of();
    List<Option> options = new ArrayList<>();
    List<Route> ways = ways(a, b, beyond);
    for (int i = 0; i < ways.size(); i++) {
      options.add(option(ways.get(i), i * LATER, room));
    }
    if (isBlocked(options)) {
      List<Option> found = search(room, List.of(start.along()), List.of(end.along()));
      if (isBlocked(found) && care.movesEnds()) {
        found = search(room, places(start), places(end));
      }
      options = found.isEmpty() ? options : found;
    }
    options.sort(Comparator.comparingDouble(Option::cost));
    double most = Math.max(Room.BLOCKED - 1, options.getFirst().cost());
    return options.stream().filter(option -> option.cost() <= most).limit(care.options()).toList();
  }

  private static boolean isBlocked(List<Option> options) {
    return options.stream().allMatch(option -> option.cost() >= Room.BLOCKED);
  }

  /** The way with as many bends as it takes, and others beside it; empty if there is none. */
  private List<Option> search(Room room, List<Double> starts, List<Double> ends) {
    List<Option> options = new ArrayList<>();
    Search.way(
            room, doors(start, fromShape(), starts), doors(end, toShape(), ends), care.searched())
        .map(Search.Found::route)
        .ifPresent(way -> {
          options.add(option(way, 0, room));
          shifts(way).forEach(shift -> options.add(option(shift, SHIFTED, room)));
        });
    return options;
  }

  private static List<Search.Door> doors(End end, Shape shape, List<Double> places) {
    return places.stream()
        .map(along -> new Search.Door(end.at(along).point(shape), end.side()))
        .toList();
  }

  /** Where an end may stand without coming near another one. */
  private static List<Double> places(End end) {
    return Stream.of(end.along(), end.low(), end.high()).distinct().toList();
  }

  private static Option option(Route route, double extra, Room room) {
    double cost =
        extra
            + route.length() * PER_UNIT
            + (route.points().size() - 2) * PER_BEND
            + room.cost(route, 4 * Room.BLOCKED);
    return new Option(route, cost);
  }

  /** The simple ways, the most natural first. */
  private List<Route> ways(Point a, Point b, List<Double> beyond) {
    boolean level = start.side().isSideways();
    double middle = level ? (a.x() + b.x()) / 2 : (a.y() + b.y()) / 2;
    Route straight = Ways.turned(a, b, level, middle);
    if (start.side() == end.side() && isWithin()) {
      return List.of(straight);
    }
    List<Route> ways =
        Ways.between(
            a,
            start.side(),
            b,
            end.side(),
            stub(from, start) + Metrics.APART * start.stagger(),
            stub(to, end) + 2 + Metrics.APART * end.stagger(),
            beyond);
    return ways.isEmpty() ? List.of(straight) : ways;
  }

  /** How far an arrow goes before its first turn: not along the border of a zone around. */
  private double stub(Stand stand, End at) {
    double stub = Metrics.STUB;
    for (Key zone : ground.around(stand.key())) {
      double way = distance(stand.box(), ground.stand(zone).box(), at.side());
      if (Math.abs(way - stub) < Metrics.APART - 2) {
        stub = way + Metrics.APART;
      }
    }
    return stub;
  }

  private static double distance(Box inner, Box outer, Side side) {
    return switch (side) {
      case TOP -> inner.y() - outer.y();
      case RIGHT -> outer.right() - inner.right();
      case BOTTOM -> outer.bottom() - inner.bottom();
      case LEFT -> inner.x() - outer.x();
    };
  }

  /** The same way with all but its first and last piece moved aside. */
  private static List<Route> shifts(Route way) {
    List<Point> points = way.points();
    List<Route> shifts = new ArrayList<>();
    for (double shift : SHIFTS) {
      if (points.size() < 4) {
        break;
      }
      Point[] moved = points.toArray(Point[]::new);
      for (int i = 1; i < moved.length - 2; i++) {
        boolean level = Math.abs(points.get(i).y() - points.get(i + 1).y()) < 0.01;
        double dx = level ? 0 : shift;
        double dy = level ? shift : 0;
        moved[i] = moved[i].plus(dx, dy);
        moved[i + 1] = moved[i + 1].plus(dx, dy);
      }
      if (goesOn(points.get(0), points.get(1), moved[1])
          && goesOn(points.getLast(), points.get(points.size() - 2), moved[moved.length - 2])) {
        shifts.add(Route.through(moved));
      }
    }
    return shifts;
  }

  /** Whether the first piece still leads the same way, and far enough. */
  private static boolean goesOn(Point end, Point before, Point now) {
    double dx = before.x() - end.x();
    double dy = before.y() - end.y();
    double ahead = (now.x() - end.x()) * Math.signum(dx) + (now.y() - end.y()) * Math.signum(dy);
    return ahead >= LEAST_STUB;
  }
}
