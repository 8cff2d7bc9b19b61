package dev.drawbridge.press;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Colour;
import dev.drawbridge.canvas.Path;
import dev.drawbridge.canvas.Stroke;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/** What pictures are made of, in the terms of Java 2D: for all pens that paint pixels with it. */
public final class Java2d {
  private Java2d() {}

  /** A colour with its opacity, in 256 steps. */
  public static Color color(Colour colour) {
    int alpha = (int) Math.round(colour.opacity() * 255);
    return new Color(colour.red(), colour.green(), colour.blue(), alpha);
  }

  /** A line with round ends and corners. */
  public static BasicStroke line(Stroke stroke) {
    List<Double> lengths = stroke.dash().lengths();
    float[] dashes = new float[lengths.size()];
    for (int i = 0; i < dashes.length; i++) {
      dashes[i] = lengths.get(i).floatValue();
    }
    return new BasicStroke(
        (float) stroke.width(),
        BasicStroke.CAP_ROUND,
        BasicStroke.JOIN_ROUND,
        1,
        dashes.length == 0 ? null : dashes,
        0);
  }

  /** A box whose corners are rounded with that radius. */
  public static Shape rounded(Box box, double radius) {
    return new RoundRectangle2D.Double(
        box.x(), box.y(), box.width(), box.height(), 2 * radius, 2 * radius);
  }

  /** A path, filled by the rule of winding. */
  public static Path2D outline(Path path) {
    Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO, path.pieces().size());
    for (Path.Piece piece : path.pieces()) {
      switch (piece) {
        case Path.Move move -> outline.moveTo(move.x(), move.y());
        case Path.Line line -> outline.lineTo(line.x(), line.y());
        case Path.Curve c -> outline.curveTo(c.x1(), c.y1(), c.x2(), c.y2(), c.x(), c.y());
        case Path.Close _ -> outline.closePath();
      }
    }
    return outline;
  }
}
