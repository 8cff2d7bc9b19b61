package dev.drawbridge.canvas;

import java.util.List;

/** Paints what lies above the picture: handles, frames, guides, arrows being drawn. */
final class OverlayPainter {
  private final Brush brush;

  OverlayPainter(Brush brush) {
    this.brush = brush;
  }

  void paint(Overlay overlay) {
    double hairline = 1 / brush.zoom();
    switch (overlay) {
      case Overlay.Ghost ghost -> new ArrowPainter(brush).ghost(ghost);
      case Overlay.Marquee marquee -> {
        Colour accent = brush.colour(Token.ACCENT);
        Stroke.Dash dash = marquee.touching() ? Stroke.Dash.BORDER : Stroke.Dash.SOLID;
        brush.pen().fill(marquee.box(), 0, accent.withOpacity(0.08));
        brush.pen().stroke(marquee.box(), 0, new Stroke(hairline, dash), accent);
      }
      case Overlay.Guide guide ->
          brush
              .pen()
              .stroke(
                  Path.through(List.of(guide.from(), guide.to())),
                  Stroke.solid(hairline),
                  brush.colour(Token.ACCENT).withOpacity(0.6));
      case Overlay.Gap gap -> gap(gap);
    }
  }

  /** The ends of a selected arrow: to be led to something else. */
  void ends(Route route) {
    List<Point> points = route.points();
    end(route.start(), points.get(1), 0);
    // Within the thing, so that the head can be seen.
    end(route.end(), points.get(points.size() - 2), 4.5 / brush.zoom());
  }

  private void end(Point end, Point before, double beyond) {
    double length = Math.max(1, before.distance(end));
    Point centre =
        end.plus(
            beyond * (end.x() - before.x()) / length, beyond * (end.y() - before.y()) / length);
    double size = 9 / brush.zoom();
    Box box = Box.around(centre, size, size);
    brush.pen().fill(box, size / 2, brush.colour(Token.SURFACE));
    Stroke line = Stroke.solid(1.5 / brush.zoom());
    brush.pen().stroke(box, size / 2, line, brush.colour(Token.ACCENT));
  }

  /** A line across a gap, with a stop at either end. */
  private void gap(Overlay.Gap gap) {
    double stop = 4 / brush.zoom();
    boolean level = Math.abs(gap.from().y() - gap.to().y()) < 0.01;
    double dx = level ? 0 : stop;
    double dy = level ? stop : 0;
    for (Path line :
        List.of(
            Path.through(List.of(gap.from(), gap.to())),
            Path.through(List.of(gap.from().plus(-dx, -dy), gap.from().plus(dx, dy))),
            Path.through(List.of(gap.to().plus(-dx, -dy), gap.to().plus(dx, dy))))) {
      brush.pen().stroke(line, Stroke.solid(1.2 / brush.zoom()), brush.colour(Token.ACCENT));
    }
  }

  /** The handles of a selected thing: arrows start from the round ones, the square ones resize. */
  void handles(Shape shape) {
    for (Handle handle : Handle.of(shape)) {
      Box box = handle.box(shape.box(), brush.zoom());
      double radius = handle.isCorner() ? 2 / brush.zoom() : box.width() / 2;
      brush.pen().fill(box, radius, brush.colour(Token.SURFACE));
      brush.pen().stroke(box, radius, Stroke.solid(1.5 / brush.zoom()), brush.colour(Token.ACCENT));
    }
  }
}
