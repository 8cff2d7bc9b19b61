package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Key;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What stands where an arrow may run: what speaks against a way through it. */
final class Room {
  /** A way that costs as much runs over something. */
  static final double BLOCKED = 100;

  /** An arrow nearer than this to something looks as if it touched it. */
  static final double NEAR = 9;

  private static final double FAR_AWAY = 1e7;
  private static final double PAST_A_THING = 12;
  private static final double THROUGH_A_FOREIGN_ZONE = 30;
  private static final double ALONG_A_BORDER = 40;
  private static final double OVER_A_HEADER = 20;
  private static final double OVER_A_NAME = 12;
  private static final double OUT_OF_THE_COMMON_ZONE = 30;

  /** Ends on the round sides of a capsule stand a little inside its box. */
  private static final double ROUNDED_OFF = 12;

  /** A zone, seen by this arrow. */
  private record Zone(
      Box box, Box header, Box name, boolean isForeign, boolean isCommon, boolean isEnd) {}

  private final Box box;
  private final Shape from;
  private final Shape to;
  private final List<Box> solids = new ArrayList<>();
  private final List<Zone> zones = new ArrayList<>();

  /** What an arrow between two things meets in a part of the sheet. */
  Room(Ground ground, Shape from, Shape to, Box box) {
    this.box = box;
    this.from = from;
    this.to = to;
    Key start = from.key();
    Key end = to.key();
    for (Stand stand : Ground.touching(ground.solids(), box)) {
      if (!stand.key().equals(start) && !stand.key().equals(end)) {
        solids.add(stand.box());
      }
    }
    Set<Key> aroundStart = withAround(ground, start);
    Set<Key> aroundEnd = withAround(ground, end);
    for (Stand stand : Ground.touching(ground.areas(), box)) {
      boolean holdsStart = aroundStart.contains(stand.key());
      boolean holdsEnd = aroundEnd.contains(stand.key());
      boolean isEnd = stand.key().equals(start) || stand.key().equals(end);
      zones.add(
          zone(
              (Shape.Area) stand.shape().orElseThrow(),
              !holdsStart && !holdsEnd,
              holdsStart && holdsEnd,
              isEnd));
    }
  }

  private static Set<Key> withAround(Ground ground, Key key) {
    Set<Key> around = new HashSet<>(ground.around(key));
    around.add(key);
    return around;
  }

  private Zone zone(Shape.Area area, boolean isForeign, boolean isCommon, boolean isEnd) {
    Box whole = unbounded(area.box());
    Box header = new Box(whole.x(), whole.y(), whole.width(), Metrics.HEADER);
    double name = area.nameWidth();
    Box named = new Box(whole.x(), whole.y(), Math.min(name, whole.width()), Metrics.HEADER);
    return new Zone(whole, header, named, isForeign, isCommon, isEnd);
  }

  /**
   * Where an edge is that cannot be seen from this room must not matter: otherwise every arrow in a
   * large zone would depend on how large it is.
   */
  private Box unbounded(Box zone) {
    double left = zone.x() < box.x() ? -FAR_AWAY : zone.x();
    double top = zone.y() < box.y() ? -FAR_AWAY : zone.y();
    double right = zone.right() > box.right() ? FAR_AWAY : zone.right();
    double bottom = zone.bottom() > box.bottom() ? FAR_AWAY : zone.bottom();
    return new Box(left, top, right - left, bottom - top);
  }

  Box box() {
    return box;
  }

  /** The things in it but the arrow's own ends. */
  List<Box> solids() {
    return solids;
  }

  /** What no arrow may run over: things, and headers of zones that have nothing to do with it. */
  List<Box> closed() {
    List<Box> closed = new ArrayList<>(solids);
    for (Zone zone : zones) {
      if (zone.isForeign()) {
        closed.add(zone.header());
      }
    }
    if (isClosed(from, to)) {
      closed.add(from.box());
    }
    if (isClosed(to, from)) {
      closed.add(to.box());
    }
    return closed;
  }

  /** Whether an arrow may not run through its own end: only a zone with the other end in it. */
  private static boolean isClosed(Shape end, Shape other) {
    return !(end instanceof Shape.Area) || !end.box().overlaps(other.box());
  }

  /**
   * The cost of a way.
   *
   * @param limit what is more than this need not be found out exactly
   */
  double cost(Route route, double limit) {
    List<Point> points = route.points();
    int last = points.size() - 1;
    boolean isFromClosed = isClosed(from, to);
    boolean isToClosed = isClosed(to, from);
    double sum = 0;
    for (int i = 1; i <= last && sum <= limit; i++) {
      Piece piece = Piece.of(points.get(i - 1), points.get(i));
      sum += solids(piece);
      sum +=
          (isFromClosed ? own(piece, from, i == 1) : 0)
              + (isToClosed ? own(piece, to, i == last) : 0);
      for (Zone zone : zones) {
        sum += cost(piece, zone);
      }
    }
    return sum;
  }

  private double solids(Piece piece) {
    double sum = 0;
    for (Box solid : solids) {
      if (piece.meets(solid, 1)) {
        sum += BLOCKED;
      } else if (piece.meets(solid, NEAR)) {
        sum += PAST_A_THING;
      }
    }
    return sum;
  }

  /** Its own ends an arrow may touch with its first and last piece, but not run through. */
  private static double own(Piece piece, Shape end, boolean touches) {
    return piece.meets(end.box(), touches ? -ROUNDED_OFF : 1) ? BLOCKED : 0;
  }

  private static double cost(Piece piece, Zone zone) {
    double cost = 0;
    if (zone.isForeign()) {
      if (piece.meets(zone.header(), 0)) {
        cost += BLOCKED;
      } else if (piece.meets(zone.box(), 1)) {
        cost += THROUGH_A_FOREIGN_ZONE;
      }
    } else if (!zone.isEnd()) {
      if (piece.isLevel() && piece.meets(zone.header(), -2)) {
        cost += OVER_A_HEADER;
      } else if (piece.meets(zone.name(), 0)) {
        cost += OVER_A_NAME;
      }
      if (zone.isCommon() && !piece.isWithin(zone.box())) {
        cost += OUT_OF_THE_COMMON_ZONE;
      }
    }
    return piece.runsAlong(zone.box(), NEAR) ? cost + ALONG_A_BORDER : cost;
  }

  /** How much longer than it is a piece is to be thought: by so much where it does not belong. */
  double weight(Piece piece, double astray) {
    for (Zone zone : zones) {
      boolean isAstray =
          zone.isForeign()
              ? piece.meets(zone.box(), 1)
              : zone.isCommon() && !zone.isEnd() && !piece.isWithin(zone.box());
      if (isAstray || piece.runsAlong(zone.box(), NEAR)) {
        return astray;
      }
    }
    return 1;
  }

  /**
   * Places beyond what stands between two ends, seen from one side of it.
   *
   * @param between the room between the ends
   */
  List<Double> beyond(Box between, Side side) {
    double edge = edge(between, side);
    boolean isGrown = true;
    // What juts out of what is in the way is in the way too; twice is enough for a picture.
    for (int i = 0; i < 3 && isGrown; i++) {
      double before = edge;
      Box room = between.union(Box.around(reached(between, side, edge), 0, 0));
      for (Box solid : solids) {
        edge = solid.touches(room) ? farther(edge, solid, side) : edge;
      }
      for (Zone zone : zones) {
        boolean isInTheWay = zone.isForeign() && zone.box().touches(room);
        edge = isInTheWay && isSeen(zone, side) ? farther(edge, zone.box(), side) : edge;
      }
      isGrown = edge != before;
    }
    List<Double> places = new ArrayList<>(List.of(edge));
    for (Zone zone : zones) {
      if (zone.box().touches(between) && isSeen(zone, side)) {
        places.add(edge(zone.box(), side));
      }
    }
    return places;
  }

  private static boolean isSeen(Zone zone, Side side) {
    return Math.abs(edge(zone.box(), side)) < FAR_AWAY / 2;
  }

  private static Point reached(Box between, Side side, double edge) {
    return side.isSideways()
        ? new Point(edge, between.centre().y())
        : new Point(between.centre().x(), edge);
  }

  private static double farther(double edge, Box box, Side side) {
    return side.dx() + side.dy() > 0
        ? Math.max(edge, edge(box, side))
        : Math.min(edge, edge(box, side));
  }

  private static double edge(Box box, Side side) {
    return switch (side) {
      case TOP -> box.y();
      case RIGHT -> box.right();
      case BOTTOM -> box.bottom();
      case LEFT -> box.x();
    };
  }
}
