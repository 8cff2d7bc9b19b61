package dev.drawbridge.store;

import dev.drawbridge.drawing.Drawing;
import java.nio.charset.StandardCharsets;

/**
 * Writes a drawing's file in its one canonical form: keys in a fixed order, one item a line or
 * block, the person's order of items, addresses and ports, and all comments. The same document
 * gives the same bytes, and reading what was written gives the same drawing.
 */
public final class DrawingWriter {
  private DrawingWriter() {}

  /** The canonical form of a document, with its comments. */
  public static byte[] write(Document document) {
    return text(document.drawing(), document.comments()).getBytes(StandardCharsets.UTF_8);
  }

  /** The canonical form of a drawing alone. */
  public static byte[] write(Drawing drawing) {
    return text(drawing, Comments.NONE).getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Drawing drawing, Comments comments) {
    return TreePrinter.print(DrawingTree.of(drawing), comments);
  }
}
