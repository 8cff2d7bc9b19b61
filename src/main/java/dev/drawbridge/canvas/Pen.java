package dev.drawbridge.canvas;

import java.util.function.Supplier;

/**
 * What pictures are painted with: a window's canvas, an SVG file. All places are in sheet
 * coordinates; a pen for a screen has the viewport's transformation set before.
 */
public interface Pen {

  /** Fills a box whose corners are rounded with that radius. */
  void fill(Box box, double radius, Colour colour);

  /** Draws the edge of a box, the line in the middle of the edge. */
  void stroke(Box box, double radius, Stroke stroke, Colour colour);

  /** Fills what a path encloses (non-zero winding). */
  void fill(Path path, Colour colour);

  /** Draws along a path. */
  void stroke(Path path, Stroke stroke, Colour colour);

  /**
   * Writes one line of foreign text, which may hold any characters.
   *
   * @param start where the baseline begins
   */
  void text(String text, Point start, TextStyle style, Colour colour);

  /**
   * Draws an outline icon.
   *
   * @param corner its upper left corner
   * @param size width and height
   * @param width of its lines, in the pen's units
   */
  void icon(Icon icon, Point corner, double size, double width, Colour colour);

  /** What follows belongs to one thing, until {@link #end()}; groups do not nest. */
  default void begin(Supplier<Group> group) {
    // a screen has no use for it
  }

  /** What follows no longer belongs to the thing. */
  default void end() {
    // a screen has no use for it
  }

  /**
   * A thing of the drawing, for pens that keep the structure.
   *
   * @param kind service, zone, network, router, note, flow or bundle
   * @param id its key or id; of a bundle that of its first flow
   * @param title a sentence about it, foreign text
   */
  record Group(String kind, String id, String title) {}
}
