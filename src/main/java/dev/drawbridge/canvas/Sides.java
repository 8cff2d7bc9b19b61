package dev.drawbridge.canvas;

import java.util.EnumMap;
import java.util.Map;

/**
 * Which sides an arrow uses.
 *
 * @param from of the thing it leaves
 * @param to of the thing it reaches
 */
record Sides(Side from, Side to) {
  /** A header is worth a longer way. */
  private static final double HEADER_COST = 60;

  private static final double ROOM_FOR_A_CHIP = 44;
  private static final double NO_ROOM_COST = 60;

  /** The sides that face each other; for a thing within another the nearest border. */
  static Sides between(Box from, Box to) {
    if (from.contains(to)) {
      Side side = nearest(to, from);
      return new Sides(side, side);
    }
    if (to.contains(from)) {
      Side side = nearest(from, to);
      return new Sides(side, side);
    }
    double sideways = Math.max(to.x() - from.right(), from.x() - to.right());
    double upright = Math.max(to.y() - from.bottom(), from.y() - to.bottom());
    // Where both gaps are there, the wider one has the room for bends and chip.
    boolean level = upright < 0 || (sideways >= 0 && sideways >= upright);
    Side side =
        level
            ? (to.centre().x() >= from.centre().x() ? Side.RIGHT : Side.LEFT)
            : (to.centre().y() >= from.centre().y() ? Side.BOTTOM : Side.TOP);
    return new Sides(side, side.opposite());
  }

  private static Side nearest(Box inner, Box outer) {
    Map<Side, Double> ways = new EnumMap<>(Side.class);
    ways.put(Side.LEFT, cost(inner.x() - outer.x()));
    ways.put(Side.RIGHT, cost(outer.right() - inner.right()));
    ways.put(Side.BOTTOM, cost(outer.bottom() - inner.bottom()));
    ways.put(Side.TOP, cost(inner.y() - outer.y()) + HEADER_COST);
    return ways.entrySet().stream()
        .min(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(Side.LEFT);
  }

  /** Where there is no room for a chip, a longer way is better. */
  private static double cost(double way) {
    return way < ROOM_FOR_A_CHIP ? way + NO_ROOM_COST : way;
  }
}
