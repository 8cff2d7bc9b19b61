package dev.drawbridge.canvas;

import dev.drawbridge.canvas.Arrow.Line;
import dev.drawbridge.canvas.Mark.Look;
import java.util.ArrayList;
import java.util.List;

/** Paints arrows: line, dot, head and, apart, the chip. */
final class ArrowPainter {
  private static final double WIDTH = 1.7;
  private static final double HEAD = 10;
  private static final double HALF_HEAD = 4.2;
  private static final double DOT = 3;

  private final Brush brush;

  ArrowPainter(Brush brush) {
    this.brush = brush;
  }

  void paint(Arrow arrow, Mark mark) {
    Colour ink = ink(mark);
    if (!brush.shows(Detail.NAMES)) {
      Path hairline = Path.through(arrow.route().points());
      brush.pen().stroke(hairline, Stroke.solid(1 / brush.zoom()), ink.withOpacity(0.6));
      return;
    }
    double extra = mark.look() == Look.SELECTED || mark.look() == Look.HOVERED ? 0.5 : 0;
    way(arrow.route(), arrow.line(), WIDTH + extra, ink);
  }

  /** An arrow that is not there yet. */
  void ghost(Overlay.Ghost ghost) {
    way(ghost.route(), Line.SOLID, 2, brush.colour(ghost.allowed() ? Token.ACCENT : Token.DANGER));
  }

  private void way(Route route, Line line, double width, Colour ink) {
    List<Point> points = route.points();
    Point end = points.getLast();
    Point before = points.get(points.size() - 2);
    double length = before.distance(end);
    double dx = length == 0 ? 1 : (end.x() - before.x()) / length;
    double dy = length == 0 ? 0 : (end.y() - before.y()) / length;
    Point tip = end.plus(-Metrics.HEAD_GAP * dx, -Metrics.HEAD_GAP * dy);
    Point neck = tip.plus(-HEAD * dx, -HEAD * dy);
    List<Point> shaft = new ArrayList<>(points.subList(0, points.size() - 1));
    shaft.add(length > HEAD + Metrics.HEAD_GAP ? neck.plus(dx, dy) : end);
    Path path = Path.rounded(shaft, Metrics.BEND);
    line(path, line, brush.width(width), ink);
    brush.pen().fill(Box.around(route.start(), 2 * DOT, 2 * DOT), DOT, ink);
    brush
        .pen()
        .fill(
            Path.polygon(
                tip,
                neck.plus(-HALF_HEAD * dy, HALF_HEAD * dx),
                neck.plus(HALF_HEAD * dy, -HALF_HEAD * dx)),
            ink);
  }

  private void line(Path path, Line line, double width, Colour ink) {
    Pen pen = brush.pen();
    switch (line) {
      case SOLID -> pen.stroke(path, Stroke.solid(width), ink);
      case DASHED -> pen.stroke(path, new Stroke(width, Stroke.Dash.DASHED), ink);
      case DOTTED -> pen.stroke(path, new Stroke(width * 1.3, Stroke.Dash.DOTTED), ink);
      case DOUBLE -> {
        pen.stroke(path, Stroke.solid(width * 2.8), ink);
        pen.stroke(path, Stroke.solid(width), brush.colour(Token.CANVAS));
      }
    }
  }

  void chip(Arrow.Chip chip, Mark mark) {
    Box box = chip.box();
    double radius = box.height() / 2;
    boolean filled = mark.look() == Look.SELECTED;
    Colour ink = ink(mark);
    boolean plain = mark.equals(Mark.NONE) || mark.look() == Look.FADED;
    Colour ground = filled ? ink : plain ? brush.colour(Token.CARD) : tint(mark);
    brush.pen().fill(box, radius, ground);
    Colour edge = plain ? brush.colour(Token.CARD_BORDER) : ink;
    brush.pen().stroke(box, radius, Stroke.solid(brush.width(1.1)), edge);
    Colour text = filled ? brush.colour(Token.SURFACE) : plain ? brush.colour(Token.TEXT) : ink;
    brush.label(
        chip.text(), box.x() + 10, box.centre().y(), box.width() - 10, TextStyle.MONO, text);
    mark.badge()
        .ifPresent(badge ->
            BadgePainter.paint(brush, badge, mark.tone(), new Point(box.x() + 2, box.y())));
  }

  private Colour tint(Mark mark) {
    return switch (mark.tone()) {
      case NEUTRAL ->
          brush.colour(
              mark.look() == Look.RELATED || mark.look() == Look.HOVERED
                  ? Token.ACCENT_TINT
                  : Token.CARD);
      case ATTENTION -> brush.colour(Token.EXPOSED_TILE);
      case SUCCESS, DANGER -> brush.colour(Token.CARD);
    };
  }

  private Colour ink(Mark mark) {
    return switch (mark.look()) {
      case SELECTED -> brush.colour(Token.ACCENT);
      case RELATED, HOVERED, TARGET, PROMISED ->
          brush.tone(mark.tone(), brush.colour(Token.ACCENT));
      case REFUSED -> brush.colour(Token.DANGER);
      case FADED -> brush.colour(Token.LINE).withOpacity(0.4);
      case PLAIN -> brush.tone(mark.tone(), brush.colour(Token.LINE));
    };
  }
}
