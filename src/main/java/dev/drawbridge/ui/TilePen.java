package dev.drawbridge.ui;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Colour;
import dev.drawbridge.canvas.Icon;
import dev.drawbridge.canvas.Path;
import dev.drawbridge.canvas.Pen;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Stroke;
import dev.drawbridge.canvas.TextStyle;
import dev.drawbridge.press.Java2d;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * Paints a part of the sheet into pixels, on whatever thread: boxes and upright or level lines by
 * {@link Raster}, everything else by Java 2D. What lies outside costs next to nothing.
 */
final class TilePen implements Pen {
  static {
    // Two toolkits in one process quarrel about the screen; only pixels in memory are painted here.
    System.setProperty("java.awt.headless", "true");
  }

  private final int[] pixels;
  private final Raster raster;
  private final Graphics2D graphics;
  private final double scale;
  private final double left;
  private final double top;

  /**
   * A pen for a square image.
   *
   * @param size width and height in pixels
   * @param scale pixels per sheet unit
   * @param left pixels from the sheet's origin to the image's left edge
   * @param top pixels from the sheet's origin to the image's upper edge
   * @param ground what is there before anything is painted
   */
  TilePen(int size, double scale, double left, double top, Colour ground) {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB_PRE);
    this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    this.raster = new Raster(size, pixels);
    this.scale = scale;
    this.left = left;
    this.top = top;
    raster.clear(rgb(ground));
    graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setTransform(new AffineTransform(scale, 0, 0, scale, -left, -top));
  }

  /** What was painted, row by row, {@code 0xAARRGGBB}; nothing is painted afterwards. */
  int[] pixels() {
    graphics.dispose();
    return pixels;
  }

  private double x(double sheet) {
    return sheet * scale - left;
  }

  private double y(double sheet) {
    return sheet * scale - top;
  }

  private static int rgb(Colour colour) {
    return colour.red() << 16 | colour.green() << 8 | colour.blue();
  }

  /** Whether nothing of a box of the sheet shows, with that much around it. */
  private boolean misses(double fromX, double fromY, double toX, double toY, double around) {
    return raster.misses(x(fromX) - around, y(fromY) - around, x(toX) + around, y(toY) + around);
  }

  private boolean misses(Box box, double around) {
    return misses(box.x(), box.y(), box.right(), box.bottom(), around);
  }

  @Override
  public void fill(Box box, double radius, Colour colour) {
    raster.rounded(
        x(box.x()),
        y(box.y()),
        x(box.right()),
        y(box.bottom()),
        radius * scale,
        rgb(colour),
        colour.opacity());
  }

  @Override
  public void stroke(Box box, double radius, Stroke stroke, Colour colour) {
    if (misses(box, stroke.width() * scale)) {
      return;
    }
    if (stroke.dash() == Stroke.Dash.SOLID) {
      raster.frame(
          x(box.x()),
          y(box.y()),
          x(box.right()),
          y(box.bottom()),
          radius * scale,
          stroke.width() * scale,
          rgb(colour),
          colour.opacity());
      return;
    }
    prepare(stroke, colour);
    graphics.draw(Java2d.rounded(box, radius));
  }

  @Override
  public void fill(Path path, Colour colour) {
    if (!misses(path)) {
      graphics.setColor(Java2d.color(colour));
      graphics.fill(Java2d.outline(path));
    }
  }

  @Override
  public void stroke(Path path, Stroke stroke, Colour colour) {
    if (!new LinePainter(raster, stroke, scale, rgb(colour), colour.opacity())
        .paint(path.pieces(), left, top)) {
      prepare(stroke, colour);
      graphics.draw(Java2d.outline(path));
    }
  }

  private boolean misses(Path path) {
    double fromX = Double.MAX_VALUE;
    double fromY = Double.MAX_VALUE;
    double toX = -Double.MAX_VALUE;
    double toY = -Double.MAX_VALUE;
    for (Path.Piece piece : path.pieces()) {
      double px;
      double py;
      switch (piece) {
        case Path.Move move -> {
          px = move.x();
          py = move.y();
        }
        case Path.Line line -> {
          px = line.x();
          py = line.y();
        }
        case Path.Curve _ -> {
          return false;
        }
        case Path.Close _ -> {
          continue;
        }
      }
      fromX = Math.min(fromX, px);
      fromY = Math.min(fromY, py);
      toX = Math.max(toX, px);
      toY = Math.max(toY, py);
    }
    return misses(fromX, fromY, toX, toY, 1);
  }

  private void prepare(Stroke stroke, Colour colour) {
    graphics.setColor(Java2d.color(colour));
    graphics.setStroke(Java2d.line(stroke));
  }

  @Override
  public void text(String text, Point start, TextStyle style, Colour colour) {
    double size = style.size();
    if (misses(
        start.x(), start.y() - size, start.x() + style.width(text), start.y() + size / 2, 2)) {
      return;
    }
    Font font = TileFonts.of(style);
    graphics.setColor(Java2d.color(colour));
    graphics.setFont(font.canDisplayUpTo(text) < 0 ? font : TileFonts.fallback(style));
    graphics.drawString(text, (float) start.x(), (float) start.y());
  }

  @Override
  public void icon(Icon icon, Point corner, double size, double width, Colour colour) {
    if (misses(corner.x(), corner.y(), corner.x() + size, corner.y() + size, width * scale)) {
      return;
    }
    AffineTransform before = graphics.getTransform();
    double factor = size / Icon.BOX;
    graphics.translate(corner.x(), corner.y());
    graphics.scale(factor, factor);
    prepare(Stroke.solid(width / factor), colour);
    graphics.draw(Java2d.outline(icon.outline()));
    graphics.setTransform(before);
  }
}
