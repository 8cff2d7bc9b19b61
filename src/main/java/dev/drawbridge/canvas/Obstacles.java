package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Key;
import java.util.List;

/** What speaks against a way between two things: what it runs over, and what it runs along. */
final class Obstacles {
  private static final double OVER_A_THING = 100;
  private static final double THROUGH_A_FOREIGN_ZONE = 30;
  private static final double ALONG_A_BORDER = 40;
  private static final double OVER_A_HEADER = 20;

  /** An arrow nearer than this to something looks as if it touched it. */
  private static final double NEAR = 10;

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
      boolean inner = i > 0 && i < pieces.size() - 1;
      terrain.solids(
          piece.grown(NEAR), shape -> sum[0] += isEnd(shape.key()) && !inner ? 0 : OVER_A_THING);
      terrain.areas(piece.grown(NEAR), area -> sum[0] += cost(piece, area));
    }
    return sum[0];
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
    if (runsAlong(piece, area.box())) {
      cost += ALONG_A_BORDER;
    }
    if (piece.height() == 0 && area.header().grown(0, -2).touches(piece)) {
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
