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
