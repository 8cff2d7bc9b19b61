package dev.drawbridge.ui;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Frame;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Picture;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Theme;
import dev.drawbridge.press.PngPicture;
import dev.drawbridge.problem.ProblemsException;
import java.io.ByteArrayInputStream;
import javafx.scene.image.Image;

/**
 * A drawing for one sheet of paper: in light colours, on the paper's own white.
 *
 * @param name what the printer's queue calls it
 */
record Printable(String name, Picture picture, Frame frame) {
  /** Dots per inch: finer than the eye sees at arm's length. */
  private static final double DENSITY = 300;

  private static final double POINTS_PER_INCH = 72;

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
   * What is printed.
   *
   * @param scale points per sheet unit
   */
  Image image(double scale) throws ProblemsException {
    byte[] png = PngPicture.of(picture, frame, scale * DENSITY / POINTS_PER_INCH);
    return new Image(new ByteArrayInputStream(png));
  }
}
