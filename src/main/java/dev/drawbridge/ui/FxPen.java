package dev.drawbridge.ui;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Colour;
import dev.drawbridge.canvas.Icon;
import dev.drawbridge.canvas.Path;
import dev.drawbridge.canvas.Pen;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Stroke;
import dev.drawbridge.canvas.TextStyle;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;

/** Paints on a JavaFX canvas. Colours and fonts are made once. */
final class FxPen implements Pen {
  private final GraphicsContext graphics;
  private final Map<Colour, Color> colours = new HashMap<>();
  private final Map<TextStyle, Font> fonts = new HashMap<>();

  FxPen(GraphicsContext graphics) {
    this.graphics = graphics;
    graphics.setLineCap(StrokeLineCap.ROUND);
    graphics.setLineJoin(StrokeLineJoin.ROUND);
  }

  private Color color(Colour colour) {
    return colours.computeIfAbsent(
        colour, c -> Color.rgb(c.red(), c.green(), c.blue(), c.opacity()));
  }

  private Font font(TextStyle style) {
    return fonts.computeIfAbsent(style, s -> Font.font(s.typeface().family(), s.size()));
  }

  @Override
  public void fill(Box box, double radius, Colour colour) {
    graphics.setFill(color(colour));
    graphics.fillRoundRect(box.x(), box.y(), box.width(), box.height(), 2 * radius, 2 * radius);
  }

  @Override
  public void stroke(Box box, double radius, Stroke stroke, Colour colour) {
    prepare(stroke, colour);
    graphics.strokeRoundRect(box.x(), box.y(), box.width(), box.height(), 2 * radius, 2 * radius);
  }

  @Override
  public void fill(Path path, Colour colour) {
    graphics.setFill(color(colour));
    trace(path);
    graphics.fill();
  }

  @Override
  public void stroke(Path path, Stroke stroke, Colour colour) {
    prepare(stroke, colour);
    trace(path);
    graphics.stroke();
  }

  private void prepare(Stroke stroke, Colour colour) {
    graphics.setStroke(color(colour));
    graphics.setLineWidth(stroke.width());
    double[] dashes = stroke.dash().lengths().stream().mapToDouble(Double::doubleValue).toArray();
    graphics.setLineDashes(dashes);
  }

  private void trace(Path path) {
    graphics.beginPath();
    for (Path.Piece piece : path.pieces()) {
      switch (piece) {
        case Path.Move move -> graphics.moveTo(move.x(), move.y());
        case Path.Line line -> graphics.lineTo(line.x(), line.y());
        case Path.Curve c -> graphics.bezierCurveTo(c.x1(), c.y1(), c.x2(), c.y2(), c.x(), c.y());
        case Path.Close _ -> graphics.closePath();
      }
    }
  }

  @Override
  public void text(String text, Point start, TextStyle style, Colour colour) {
    graphics.setFill(color(colour));
    graphics.setFont(font(style));
    graphics.fillText(text, start.x(), start.y());
  }

  @Override
  public void icon(Icon icon, Point corner, double size, double width, Colour colour) {
    double scale = size / Icon.BOX;
    graphics.save();
    graphics.translate(corner.x(), corner.y());
    graphics.scale(scale, scale);
    stroke(icon.outline(), Stroke.solid(width / scale), colour);
    graphics.restore();
  }
}
