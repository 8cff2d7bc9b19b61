package dev.drawbridge.arrange;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.drawing.Key;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Blocks in rows, for those that nothing flows to or from: no direction says where they belong.
 *
 * @param places where each stands, from a common corner
 * @param width of all together, 0 for none
 * @param height of all together, 0 for none
 */
record Rows(Map<Key, Box> places, double width, double height) {
  private static final double GAP = 28;

  /** A bit wider than high, as screens are; or as wide as they may be, if that is more. */
  static Rows of(List<Block> blocks, double room) {
    double area = 0;
    for (Block block : blocks) {
      area += (block.width() + GAP) * (block.height() + GAP);
    }
    double limit = Math.max(room, Math.sqrt(area * 2));
    Map<Key, Box> places = new LinkedHashMap<>();
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    for (Block block : blocks) {
      if (x > 0 && x + block.width() > limit) {
        x = 0;
        y = height + GAP;
      }
      places.put(block.key(), new Box(x, y, block.width(), block.height()));
      width = Math.max(width, x + block.width());
      height = Math.max(height, y + block.height());
      x += block.width() + GAP;
    }
    return new Rows(places, width, height);
  }
}
