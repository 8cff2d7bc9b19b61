package dev.drawbridge.press;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Colour;
import dev.drawbridge.canvas.Icon;
import dev.drawbridge.canvas.Path;
import dev.drawbridge.canvas.Pen;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Stroke;
import dev.drawbridge.canvas.TextStyle;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

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
    fill(Java2d.rounded(box, radius), colour);
  }

  @Override
  public void stroke(Box box, double radius, Stroke stroke, Colour colour) {
    draw(Java2d.rounded(box, radius), stroke, colour);
  }

  @Override
  public void fill(Path path, Colour colour) {
    fill(Java2d.outline(path), colour);
  }

  @Override
  public void stroke(Path path, Stroke stroke, Colour colour) {
    draw(Java2d.outline(path), stroke, colour);
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
    draw(Java2d.outline(icon.outline()).createTransformedShape(place), Stroke.solid(width), colour);
  }

  private void fill(Shape shape, Colour colour) {
    graphics.setColor(Java2d.color(colour));
    graphics.fill(shape);
  }

  private void draw(Shape shape, Stroke stroke, Colour colour) {
    graphics.setColor(Java2d.color(colour));
    graphics.setStroke(Java2d.line(stroke));
    graphics.draw(shape);
  }
}
