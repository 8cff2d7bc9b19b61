package dev.drawbridge.arrange;

import dev.drawbridge.drawing.Key;
import java.util.List;

/**
 * Something that is to get a place among others.
 *
 * @param key what it stands for
 * @param width the least it takes, in sheet units
 * @param height the least it takes, in sheet units
 * @param inner what is laid out inside it together with everything else; empty for a thing, and for
 *     a zone whose inside is settled
 */
record Block(Key key, double width, double height, List<Block> inner) {
  Block {
    inner = List.copyOf(inner);
  }

  static Block of(Key key, double width, double height) {
    return new Block(key, width, height, List.of());
  }
}
