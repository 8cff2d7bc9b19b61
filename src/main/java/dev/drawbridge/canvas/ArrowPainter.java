package dev.drawbridge.canvas;

import dev.drawbridge.canvas.Arrow.Line;
import dev.drawbridge.canvas.Mark.Look;
import java.util.ArrayList;
import java.util.List;

/** Paints arrows: line, dot, head and, apart, the chip. */
final class ArrowPainter {
  private static final double WIDTH = 1.7;
  private static final double BUNDLE_WIDTH = 3.6;
  private static final double HEAD = 10;
  private static final double HALF_HEAD = 4.2;
  private static final double DOT = 3;

  private static final double HAIRLINE = 0.6;

  /** How large ports are where no second line is painted. */
  private static final double LARGE_CHIP = 13;

  /** With more arrows than that, hairlines get fainter: what many take shows as a bundle. */
  private static final double CROWD = 1_500;

  private final Brush brush;
  private final double hairline;

  ArrowPainter(Brush brush) {
    this(brush, 0);
  }

  /** A painter of arrows that are so many altogether. */
  ArrowPainter(Brush brush, int many) {
    this.brush = brush;
    this.hairline = HAIRLINE * Math.sqrt(Math.min(1, CROWD / Math.max(1, many)));
  }

  /** The line, which runs beneath what stands on the sheet. */
  void line(Arrow arrow, Mark mark) {
    Colour ink = ink(mark);
    if (!brush.shows(Detail.NAMES)) {
      Path line = Path.through(arrow.route().points());
      double opacity = mark.look().compareTo(Look.RELATED) >= 0 ? HAIRLINE : hairline;
      brush.pen().stroke(line, Stroke.solid(1 / brush.zoom()), ink.withOpacity(opacity));
      return;
    }
    double extra = mark.look() == Look.SELECTED || mark.look() == Look.HOVERED ? 0.5 : 0;
    shaft(arrow.route(), arrow.line(), (arrow.isBundle() ? BUNDLE_WIDTH : WIDTH) + extra, ink);
  }

  /** The dot where it starts and the head where it ends, above the borders they stand on. */
  void ends(Arrow arrow, Mark mark) {
    ends(arrow.route(), ink(mark));
  }

  /** An arrow that is not there yet. */
  void ghost(Overlay.Ghost ghost) {
    Colour ink = brush.colour(ghost.allowed() ? Token.ACCENT : Token.DANGER);
    shaft(ghost.route(), Line.SOLID, 2, ink);
    ends(ghost.route(), ink);
  }

  /** The last piece of an arrow and where its head begins on it. */
  private record Last(Point neck, Point tip, double dx, double dy, boolean isShort) {
    static Last of(Route route) {
      Point end = route.end();
      Point before = route.points().get(route.points().size() - 2);
      double length = before.distance(end);
      double dx = length == 0 ? 1 : (end.x() - before.x()) / length;
      double dy = length == 0 ? 0 : (end.y() - before.y()) / length;
      Point tip = end.plus(-Metrics.HEAD_GAP * dx, -Metrics.HEAD_GAP * dy);
      Point neck = tip.plus(-HEAD * dx, -HEAD * dy);
      return new Last(neck, tip, dx, dy, length <= HEAD + Metrics.HEAD_GAP);
    }
  }

  private void shaft(Route route, Line line, double width, Colour ink) {
    Last last = Last.of(route);
    List<Point> shaft = new ArrayList<>(route.points().subList(0, route.points().size() - 1));
    shaft.add(last.isShort() ? route.end() : last.neck().plus(last.dx(), last.dy()));
    line(Path.rounded(shaft, Metrics.BEND), line, brush.width(width), ink);
  }

  private void ends(Route route, Colour ink) {
    brush.pen().fill(Box.around(route.start(), 2 * DOT, 2 * DOT), DOT, ink);
    Last last = Last.of(route);
    double across = HALF_HEAD * last.dy();
    double along = HALF_HEAD * last.dx();
    Path head =
        Path.polygon(
            last.tip(), last.neck().plus(-across, along), last.neck().plus(across, -along));
    brush.pen().fill(head, ink);
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
    // Accent does not read well enough on its own tint.
    boolean dark = plain || mark.tone() == Mark.Tone.NEUTRAL;
    Colour text = filled ? brush.colour(Token.SURFACE) : dark ? brush.colour(Token.TEXT) : ink;
    TextStyle style =
        brush.detail().nearer(TextStyle.MONO, chip.text(), box.width() - 8, LARGE_CHIP, LARGE_CHIP);
    double inset = (box.width() - style.width(chip.text())) / 2;
    brush.label(chip.text(), box.x() + inset, box.centre().y(), box.width() - inset, style, text);
    mark.badge()
        .ifPresent(badge ->
            BadgePainter.paint(brush, badge, mark.tone(), new Point(box.x() - 3, box.y() + 1)));
  }

  private Colour tint(Mark mark) {
    return switch (mark.tone()) {
      case NEUTRAL ->
          brush.colour(
              mark.look() == Look.RELATED || mark.look() == Look.HOVERED
                  ? Token.ACCENT_TINT
                  : Token.CARD);
      case ATTENTION -> brush.colour(Token.EXPOSED_FILL);
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
