package dev.drawbridge.ui;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Frame;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Picture;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Theme;
import javafx.scene.Group;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;

/**
 * A drawing for one sheet of paper: in light colours, on the paper's own white.
 *
 * @param name what the printer's queue calls it
 */
record Printable(String name, Picture picture, Frame frame) {
  /** The most that one sheet unit takes on paper, in points: as it would on a screen. */
  private static final double MOST_POINTS = 0.75;

  /** What is selected, or everything. */
  static Printable of(String name, Sheet sheet, Selection selection) {
    return new Printable(
        name,
        new Picture(sheet, Marks.NONE, Theme.LIGHT),
        Frame.of(sheet, selection).withoutGround());
  }

  boolean isCrosswise() {
    return frame.part().width() > frame.part().height();
  }

  /** How large one sheet unit is, in points, so that all of it fits on such a page. */
  double scale(double width, double height) {
    Box part = frame.part();
    return Math.min(MOST_POINTS, Math.min(width / part.width(), height / part.height()));
  }

  /**
   * What is printed, its upper left corner at the origin: shapes and texts, no picture of dots.
   *
   * @param scale points per sheet unit
   */
  Group node(double scale) {
    Group node = new Group();
    Box part = frame.part();
    picture.paint(new NodePen(node.getChildren()), part, 1);
    // What lies across the edge of the part would make the group larger than the page.
    node.setClip(new Rectangle(part.x(), part.y(), part.width(), part.height()));
    node.getTransforms().addAll(new Scale(scale, scale), new Translate(-part.x(), -part.y()));
    return node;
  }
}
