package dev.drawbridge.canvas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pieces of the ways found so far, so that later ones keep clear of them. */
final class Laid {
  private static final double ON_ANOTHER = 14;
  private static final double ACROSS_ANOTHER = 3;
  private static final double CELL = 256;

  private final Map<Long, List<Box>> cells = new HashMap<>();

  void add(Route route) {
    for (Box piece : route.pieces()) {
      visit(piece, cell -> cells.computeIfAbsent(cell, _ -> new ArrayList<>()).add(piece));
    }
  }

  /** What speaks against a way: running on other ways, and crossing them. */
  double cost(Route route) {
    double[] cost = new double[1];
    for (Box piece : route.pieces()) {
      Box near = piece.grown(Metrics.APART - 4);
      visit(
          piece,
          cell -> {
            for (Box other : cells.getOrDefault(cell, List.of())) {
              if (other.overlaps(near)) {
                cost[0] += isLevel(piece) == isLevel(other) ? ON_ANOTHER : ACROSS_ANOTHER;
              }
            }
          });
    }
    return cost[0];
  }

  private static boolean isLevel(Box piece) {
    return piece.height() < piece.width();
  }

  private interface Visitor {
    void visit(long cell);
  }

  private static void visit(Box box, Visitor visitor) {
    for (long cx = cell(box.x()); cx <= cell(box.right()); cx++) {
      for (long cy = cell(box.y()); cy <= cell(box.bottom()); cy++) {
        visitor.visit(cx << 32 ^ cy & 0xffffffffL);
      }
    }
  }

  private static long cell(double v) {
    return (long) Math.floor(v / CELL);
  }
}
