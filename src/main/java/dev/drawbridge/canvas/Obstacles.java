package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Key;
import java.util.ArrayList;
import java.util.List;

/** What speaks against a way between two things: what it runs over, and what it runs along. */
final class Obstacles {
  private static final double OVER_A_THING = 100;
  private static final double THROUGH_A_FOREIGN_ZONE = 30;
  private static final double ALONG_A_BORDER = 40;
  private static final double OVER_A_HEADER = 20;
  private static final double OUT_OF_THE_COMMON_ZONE = 30;

  /** An arrow nearer than this to something looks as if it touched it. */
  private static final double NEAR = 10;

  /** Ends on the round sides of a capsule stand a little inside its box. */
  private static final double ROUNDED_OFF = 12;

  private final Terrain terrain;
  private final Key from;
  private final Key to;

  Obstacles(Terrain terrain, Key from, Key to) {
    this.terrain = terrain;
    this.from = from;
    this.to = to;
  }

  /**
   * The cost of a way.
   *
   * @param limit what is more than this need not be found out exactly
   */
  double cost(Route route, double limit) {
    List<Box> pieces = route.pieces();
    double[] sum = new double[1];
    for (int i = 0; i < pieces.size() && sum[0] <= limit; i++) {
      Box piece = pieces.get(i);
      boolean first = i == 0;
      boolean last = i == pieces.size() - 1;
      terrain.solids(
          piece.grown(NEAR),
          shape -> {
            boolean own = (first && shape.key().equals(from)) || (last && shape.key().equals(to));
            sum[0] += own ? ownCost(piece, shape) : OVER_A_THING;
          });
      terrain.areas(piece.grown(NEAR), area -> sum[0] += cost(piece, area));
    }
    return sum[0];
  }

  /**
   * The place beyond everything that stands between two ends, seen from one side of it.
   *
   * @param between the room between the ends
   */
  List<Double> beyond(Box between, Side side) {
    double[] edge = {edge(between, side)};
    boolean[] grown = {true};
    // What juts out of what is in the way is in the way too; twice is enough for a picture.
    for (int i = 0; i < 3 && grown[0]; i++) {
      grown[0] = false;
      Box room = between.union(Box.around(reached(between, side, edge[0]), 0, 0));
      terrain.solids(room, shape -> grown[0] |= push(edge, shape.box(), side));
      terrain.areas(
          room,
          area -> {
            if (!terrain.isWithin(from, area.key()) && !terrain.isWithin(to, area.key())) {
              grown[0] |= push(edge, area.box(), side);
            }
          });
    }
    List<Double> places = new ArrayList<>(List.of(edge[0]));
    terrain.areas(between, area -> places.add(edge(area.box(), side)));
    return places;
  }

  private static Point reached(Box between, Side side, double edge) {
    return side.isSideways()
        ? new Point(edge, between.centre().y())
        : new Point(between.centre().x(), edge);
  }

  private static boolean push(double[] edge, Box box, Side side) {
    int sign = side.dx() + side.dy();
    double own = edge(box, side);
    if (own * sign <= edge[0] * sign) {
      return false;
    }
    edge[0] = own;
    return true;
  }

  private static double edge(Box box, Side side) {
    return switch (side) {
      case TOP -> box.y();
      case RIGHT -> box.right();
      case BOTTOM -> box.bottom();
      case LEFT -> box.x();
    };
  }

  /** Its own ends an arrow may touch with its first and last piece, but not run through. */
  private static double ownCost(Box piece, Shape shape) {
    return shape.box().grown(-ROUNDED_OFF).overlaps(piece.grown(0.5)) ? OVER_A_THING : 0;
  }

  private boolean isEnd(Key key) {
    return key.equals(from) || key.equals(to);
  }

  private double cost(Box piece, Shape.Area area) {
    double cost = 0;
    boolean foreign = !terrain.isWithin(from, area.key()) && !terrain.isWithin(to, area.key());
    if (foreign && area.box().overlaps(piece.grown(1))) {
      cost += THROUGH_A_FOREIGN_ZONE;
    }
    boolean common = terrain.isWithin(from, area.key()) && terrain.isWithin(to, area.key());
    if (common && !isEnd(area.key()) && !area.box().contains(piece)) {
      cost += OUT_OF_THE_COMMON_ZONE;
    }
    if (runsAlong(piece, area.box())) {
      cost += ALONG_A_BORDER;
    }
    if (piece.height() == 0 && !isEnd(area.key()) && area.header().grown(0, -2).touches(piece)) {
      cost += OVER_A_HEADER;
    }
    return cost;
  }

  private static boolean runsAlong(Box piece, Box box) {
    return piece.width() == 0
        ? Math.abs(piece.x() - box.x()) < NEAR || Math.abs(piece.x() - box.right()) < NEAR
        : Math.abs(piece.y() - box.y()) < NEAR || Math.abs(piece.y() - box.bottom()) < NEAR;
  }
}
