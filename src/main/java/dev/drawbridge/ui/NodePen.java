package dev.drawbridge.ui;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Colour;
import dev.drawbridge.canvas.Icon;
import dev.drawbridge.canvas.Path;
import dev.drawbridge.canvas.Pen;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Stroke;
import dev.drawbridge.canvas.TextStyle;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;

/**
 * Paints with shapes and texts of their own, one node each: what is printed from them is drawn by
 * the printer, as sharp as it can, while a canvas or an image would be sent as dots.
 */
final class NodePen implements Pen {
  private final List<Node> nodes;

  /** A pen that adds what it paints to the children of a node. */
  NodePen(List<Node> nodes) {
    this.nodes = nodes;
  }

  @Override
  public void fill(Box box, double radius, Colour colour) {
    filled(rectangle(box, radius), colour);
  }

  @Override
  public void stroke(Box box, double radius, Stroke stroke, Colour colour) {
    stroked(rectangle(box, radius), stroke, colour);
  }

  @Override
  public void fill(Path path, Colour colour) {
    filled(shape(path), colour);
  }

  @Override
  public void stroke(Path path, Stroke stroke, Colour colour) {
    stroked(shape(path), stroke, colour);
  }

  @Override
  public void text(String text, Point start, TextStyle style, Colour colour) {
    Text node = new Text(start.x(), start.y(), text);
    node.setFont(Font.font(style.typeface().family(), style.size()));
    filled(node, colour);
  }

  @Override
  public void icon(Icon icon, Point corner, double size, double width, Colour colour) {
    double scale = size / Icon.BOX;
    Shape outline = shape(icon.outline());
    outline.getTransforms().addAll(new Translate(corner.x(), corner.y()), new Scale(scale, scale));
    stroked(outline, Stroke.solid(width / scale), colour);
  }

  private static Rectangle rectangle(Box box, double radius) {
    Rectangle rectangle = new Rectangle(box.x(), box.y(), box.width(), box.height());
    rectangle.setArcWidth(2 * radius);
    rectangle.setArcHeight(2 * radius);
    return rectangle;
  }

  private static Shape shape(Path path) {
    javafx.scene.shape.Path shape = new javafx.scene.shape.Path();
    path.pieces().forEach(piece -> shape.getElements().add(element(piece)));
    return shape;
  }

  private static PathElement element(Path.Piece piece) {
    return switch (piece) {
      case Path.Move move -> new MoveTo(move.x(), move.y());
      case Path.Line line -> new LineTo(line.x(), line.y());
      case Path.Curve c -> new CubicCurveTo(c.x1(), c.y1(), c.x2(), c.y2(), c.x(), c.y());
      case Path.Close _ -> new ClosePath();
    };
  }

  private void filled(Shape shape, Colour colour) {
    shape.setFill(color(colour));
    shape.setStroke(null);
    nodes.add(shape);
  }

  private void stroked(Shape shape, Stroke stroke, Colour colour) {
    shape.setFill(null);
    shape.setStroke(color(colour));
    shape.setStrokeWidth(stroke.width());
    shape.setStrokeLineCap(StrokeLineCap.ROUND);
    shape.setStrokeLineJoin(StrokeLineJoin.ROUND);
    shape.getStrokeDashArray().setAll(stroke.dash().lengths());
    nodes.add(shape);
  }

  /**
   * What shows through is mixed with the white of the paper: where anything on a page is
   * translucent, Java sends the whole page as dots.
   */
  private static Color color(Colour colour) {
    Color full = Color.rgb(colour.red(), colour.green(), colour.blue());
    return Color.WHITE.interpolate(full, colour.opacity());
  }
}
