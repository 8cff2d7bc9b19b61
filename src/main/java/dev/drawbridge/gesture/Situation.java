package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Viewport;
import dev.drawbridge.drawing.Drawing;

/**
 * What there is when something is done.
 *
 * @param sheet of the drawing as it is, without any preview
 * @param viewport what shows of it
 * @param selection what is chosen
 */
public record Situation(Sheet sheet, Viewport viewport, Selection selection) {

  Drawing drawing() {
    return sheet.drawing();
  }

  Point onSheet(Point screen) {
    return viewport.toSheet(screen);
  }

  double zoom() {
    return viewport.zoom();
  }

  Situation with(Selection selection) {
    return new Situation(sheet, viewport, selection);
  }
}
