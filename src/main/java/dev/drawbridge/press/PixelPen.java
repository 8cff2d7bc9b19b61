package dev.drawbridge.press;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Colour;
import dev.drawbridge.canvas.Icon;
import dev.drawbridge.canvas.Path;
import dev.drawbridge.canvas.Pen;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Stroke;
import dev.drawbridge.canvas.TextStyle;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/** Paints pixels. Text is filled outlines, so that no font of the system has a say in it. */
final class PixelPen implements Pen {
  private final Graphics2D graphics;

  /** A pen for graphics whose transformation maps the sheet to pixels. */
  PixelPen(Graphics2D graphics) {
    this.graphics = graphics;
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  @Override
  public void fill(Box box, double radius, Colour colour) {
    fill(rounded(box, radius), colour);
  }

  @Override
  public void stroke(Box box, double radius, Stroke stroke, Colour colour) {
    draw(rounded(box, radius), stroke, colour);
  }

  @Override
  public void fill(Path path, Colour colour) {
    fill(outline(path), colour);
  }

  @Override
  public void stroke(Path path, Stroke stroke, Colour colour) {
    draw(outline(path), stroke, colour);
  }

  @Override
  public void text(String text, Point start, TextStyle style, Colour colour) {
    Path2D line = new Path2D.Double(Path2D.WIND_NON_ZERO);
    double x = start.x();
    for (Glyph glyph : TextLine.of(text, style.typeface())) {
      AffineTransform place = AffineTransform.getTranslateInstance(x, start.y());
      place.scale(style.size(), -style.size());
      line.append(glyph.outline().getPathIterator(place), false);
      x += glyph.advance() * style.size();
    }
    fill(line, colour);
  }

  @Override
  public void icon(Icon icon, Point corner, double size, double width, Colour colour) {
    double scale = size / Icon.BOX;
    AffineTransform place = AffineTransform.getTranslateInstance(corner.x(), corner.y());
    place.scale(scale, scale);
    draw(outline(icon.outline()).createTransformedShape(place), Stroke.solid(width), colour);
  }

  private void fill(Shape shape, Colour colour) {
    graphics.setColor(color(colour));
    graphics.fill(shape);
  }

  private void draw(Shape shape, Stroke stroke, Colour colour) {
    graphics.setColor(color(colour));
    graphics.setStroke(line(stroke));
    graphics.draw(shape);
  }

  private static Color color(Colour colour) {
    int alpha = (int) Math.round(colour.opacity() * 255);
    return new Color(colour.red(), colour.green(), colour.blue(), alpha);
  }

  private static BasicStroke line(Stroke stroke) {
    List<Double> lengths = stroke.dash().lengths();
    float[] dashes = new float[lengths.size()];
    for (int i = 0; i < dashes.length; i++) {
      dashes[i] = lengths.get(i).floatValue();
    }
    return new BasicStroke(
        (float) stroke.width(),
        BasicStroke.CAP_ROUND,
        BasicStroke.JOIN_ROUND,
        10,
        dashes.length == 0 ? null : dashes,
        0);
  }

  private static Shape rounded(Box box, double radius) {
    return new RoundRectangle2D.Double(
        box.x(), box.y(), box.width(), box.height(), 2 * radius, 2 * radius);
  }

  private static Path2D outline(Path path) {
    Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
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
