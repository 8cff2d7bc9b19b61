package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Trust;
import java.util.List;

/** Paints zones: rounded areas with name and trust icon at the upper left. */
final class AreaPainter {
  private static final double INSET = 14;
  private static final double ICON = 15;
  private static final double GAP = 6;

  /** How large names are where nothing is written beside them, and where only names are. */
  private static final double LARGE_NAME = 17;

  private static final double ONLY_NAME = 22;

  private final Brush brush;

  AreaPainter(Brush brush) {
    this.brush = brush;
  }

  void paint(Shape.Area area, Mark mark) {
    Theme theme = brush.theme();
    Box box = area.box();
    double radius = Math.min(Metrics.ZONE_RADIUS, Math.min(box.width(), box.height()) / 2);
    Stroke stroke =
        new Stroke(
            brush.width(1.3),
            area.trust() == Trust.EXTERNAL ? Stroke.Dash.BORDER : Stroke.Dash.SOLID);
    if (area.trust() != Trust.EXTERNAL) {
      brush.pen().fill(box, radius, theme.fill(area.trust()));
    }
    brush.pen().stroke(box, radius, stroke, theme.line(area.trust()));
    brush.halo(box, radius, mark.look());
  }

  /** Icon, name and asides; above the arrows, which are hidden where there is something to read. */
  void header(Shape.Area area) {
    if (!brush.shows(Detail.NAMES)) {
      return;
    }
    Colour ink = brush.theme().ink(area.trust());
    Box box = area.box();
    double middle = box.y() + Metrics.HEADER / 2 + 1;
    TextStyle style = style(area, brush.detail());
    double icon = icon(style);
    Point corner = new Point(box.x() + INSET, middle - icon / 2 - 0.5);
    brush.pen().icon(Icon.of(area.trust()), corner, icon, 1.4, ink);
    double nameAt = box.x() + INSET + icon + GAP;
    double room = box.right() - INSET - nameAt;
    String name = area.element().name();
    double nameWidth = Math.min(room, style.width(name));
    double height = Math.min(style.size() * 1.5, Metrics.HEADER - 6);
    clear(area, new Box(nameAt - 2, middle - height / 2, nameWidth + 4, height));
    brush.label(name, nameAt, middle, room, style, ink);
    if (brush.shows(Detail.FULL)) {
      double left = room - TextStyle.HEADING.width(name) - 16;
      String aside = aside(area.asides(), left);
      double width = TextStyle.ASIDE.width(aside);
      if (!aside.isEmpty()) {
        clear(area, new Box(box.right() - INSET - width - 3, middle - 9, width + 6, 18));
      }
      brush.label(
          aside,
          box.right() - INSET - width,
          middle,
          width + 1,
          TextStyle.ASIDE,
          brush.colour(Token.MUTED));
    }
  }

  /** Where the name of a zone ends, as it is painted. */
  static double nameEnd(Shape.Area area, Detail detail) {
    TextStyle style = style(area, detail);
    return area.box().x() + INSET + icon(style) + GAP + style.width(area.element().name());
  }

  private static TextStyle style(Shape.Area area, Detail detail) {
    double room =
        area.box().width() - 2 * INSET - GAP - ICON * LARGE_NAME / TextStyle.HEADING.size();
    return detail.nearer(TextStyle.HEADING, area.element().name(), room, LARGE_NAME, ONLY_NAME);
  }

  private static double icon(TextStyle style) {
    return ICON * style.size() / TextStyle.HEADING.size();
  }

  private void clear(Shape.Area area, Box part) {
    brush.pen().fill(part, 4, brush.theme().fill(area.trust()));
  }

  /** As much of what it has to say as fits whole. */
  private static String aside(List<String> asides, double room) {
    for (int count = asides.size(); count > 0; count--) {
      String text = String.join(" · ", asides.subList(0, count));
      if (TextStyle.ASIDE.width(text) <= room) {
        return text;
      }
    }
    return "";
  }
}
