package dev.drawbridge.canvas;

import dev.drawbridge.canvas.Mark.Look;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A sheet with marks on it, ready to be painted in the colours of a theme: zones, then arrows, then
 * names of zones and things, then handles, then the ends and chips of arrows, then overlays.
 *
 * @param sheet what is painted
 * @param marks how some of it is to look
 * @param theme the colours
 */
public record Picture(Sheet sheet, Marks marks, Theme theme) {

  /**
   * Paints what touches a part of the sheet. The pen works in sheet coordinates.
   *
   * @param zoom screen units per sheet unit: decides how much is painted
   */
  public void paint(Pen pen, Box part, double zoom) {
    paintWithout(Difference.NONE, pen, part, zoom);
  }

  /** Paints all but some things, which are painted above it. */
  public void paintWithout(Difference some, Pen pen, Box part, double zoom) {
    paint(Things.allBut(some, sheet), pen, part, zoom);
  }

  /**
   * Paints only some things, above a picture that lacks them. They are painted anew in every frame:
   * a crowd of them more plainly than its zoom allows, and without handles.
   */
  public void paintOnly(Shown some, Pen pen, Box part, double zoom) {
    if (!some.isCrowd()) {
      paint(some, pen, part, zoom);
      return;
    }
    Brush brush = new Brush(pen, theme, Detail.at(zoom).inHaste(), zoom);
    things(some, brush, part);
    ends(some, brush, part);
  }

  private void paint(Things things, Pen pen, Box part, double zoom) {
    Brush brush = new Brush(pen, theme, Detail.at(zoom), zoom);
    things(things, brush, part);
    handles(things, brush, part);
    ends(things, brush, part);
    marks.overlays().forEach(new OverlayPainter(brush)::paint);
  }

  private void things(Things things, Brush brush, Box part) {
    areas(things, brush, part);
    arrows(things, brush, part);
    headers(things, brush, part);
    solids(things, brush, part);
  }

  /**
   * Paints only what gestures show: what is hovered, aimed at or refused, and what lies above all.
   * Beneath it lies the picture with the other marks.
   */
  public void paintGesture(Pen pen, Box part, double zoom) {
    Brush brush = new Brush(pen, theme, Detail.at(zoom), zoom);
    ArrowPainter arrows = new ArrowPainter(brush);
    OverlayPainter overlays = new OverlayPainter(brush);
    marks
        .flows()
        .forEach((id, mark) ->
            sheet
                .arrow(id)
                .ifPresent(arrow -> {
                  arrows.line(arrow, mark);
                  if (brush.shows(Detail.NAMES)) {
                    arrows.ends(arrow, mark);
                  }
                  if (brush.shows(Detail.NO_SECOND_LINE)) {
                    arrow.chip().ifPresent(chip -> arrows.chip(chip, mark));
                  }
                }));
    marks
        .elements()
        .forEach((key, mark) ->
            sheet
                .shape(key)
                .filter(shape -> shape.box().grown(6).touches(part))
                .ifPresent(shape -> {
                  brush.halo(shape.box(), radius(shape), mark.look());
                  if (offersHandles(mark, brush)) {
                    overlays.handles(shape);
                  }
                  fold(shape, mark, brush);
                }));
    marks.overlays().forEach(overlays::paint);
  }

  private static double radius(Shape shape) {
    double most = Math.min(shape.box().width(), shape.box().height()) / 2;
    return switch (shape) {
      case Shape.Area _ -> Math.min(Metrics.ZONE_RADIUS, most);
      case Shape.Card _, Shape.Folded _ -> Metrics.CARD_RADIUS;
      case Shape.Capsule _ -> most;
      case Shape.Octagon _ -> Math.min(16, most * 2 / 3);
      case Shape.Leaf _ -> 0;
    };
  }

  /** The dots behind the picture; in sheet coordinates, as far apart as can be told apart. */
  public void paintDots(Pen pen, Box part, double zoom) {
    double step = Metrics.GRID;
    while (step * zoom < 14) {
      step *= 5;
    }
    double size = 1.6 / Math.max(1, zoom);
    Colour dots = theme.colour(Token.DOTS);
    for (double x = Math.ceil(part.x() / step) * step; x <= part.right(); x += step) {
      for (double y = Math.ceil(part.y() / step) * step; y <= part.bottom(); y += step) {
        pen.fill(Box.around(new Point(x, y), size, size), size / 2, dots);
      }
    }
  }

  private void areas(Things things, Brush brush, Box part) {
    AreaPainter painter = new AreaPainter(brush);
    things.areas(
        part.grown(6),
        area -> {
          brush.pen().begin(() -> group(area.element()));
          painter.paint(area, marks.of(area.key()));
          brush.pen().end();
        });
  }

  private void headers(Things things, Brush brush, Box part) {
    AreaPainter painter = new AreaPainter(brush);
    things.areas(
        part.grown(6),
        area -> {
          if (area.header().touches(part)) {
            painter.header(area);
          }
        });
  }

  private void arrows(Things things, Brush brush, Box part) {
    ArrowPainter painter = new ArrowPainter(brush, sheet.drawing().flows().size());
    List<Arrow> marked = new ArrayList<>();
    things.arrows(
        part.grown(12),
        arrow -> {
          if (marks.of(arrow).look().compareTo(Look.RELATED) >= 0) {
            marked.add(arrow);
          } else {
            arrow(brush, painter, arrow);
          }
        });
    marked.forEach(arrow -> arrow(brush, painter, arrow));
  }

  private void arrow(Brush brush, ArrowPainter painter, Arrow arrow) {
    brush.pen().begin(() -> group(arrow));
    painter.line(arrow, marks.of(arrow));
    brush.pen().end();
  }

  private void solids(Things things, Brush brush, Box part) {
    SolidPainter painter = new SolidPainter(brush);
    things.solids(
        part.grown(12),
        shape -> {
          brush.pen().begin(() -> group(shape.element()));
          painter.paint(shape, marks.of(shape.key()));
          brush.pen().end();
        });
  }

  /** Nothing covers where an arrow starts, where it ends and what it carries. */
  private void ends(Things things, Brush brush, Box part) {
    if (!brush.shows(Detail.NAMES)) {
      return;
    }
    ArrowPainter painter = new ArrowPainter(brush);
    things.arrows(
        part.grown(12),
        arrow -> {
          Mark mark = marks.of(arrow);
          painter.ends(arrow, mark);
          if (brush.shows(Detail.NO_SECOND_LINE)) {
            arrow.chip().ifPresent(chip -> painter.chip(chip, mark));
          }
        });
  }

  private void handles(Things things, Brush brush, Box part) {
    OverlayPainter painter = new OverlayPainter(brush);
    Consumer<Shape> handles =
        shape -> {
          if (offersHandles(marks.of(shape.key()), brush)) {
            painter.handles(shape);
          }
          fold(shape, marks.of(shape.key()), brush);
        };
    Box reach = part.grown(3 + Handle.reach(brush.zoom()));
    things.areas(reach, handles::accept);
    things.solids(reach, handles);
    selectedAlone().flatMap(sheet::arrow).ifPresent(arrow -> painter.ends(arrow.route()));
  }

  /** A zone that is pointed at or selected can be collapsed. */
  private static void fold(Shape shape, Mark mark, Brush brush) {
    boolean meant = mark.look() == Look.HOVERED || mark.look() == Look.SELECTED;
    if (meant && shape instanceof Shape.Area area && brush.shows(Detail.NO_SECOND_LINE)) {
      FoldMark.paint(area, brush);
    }
  }

  /** The flow that is selected, if it is the only one: its ends can be led to something else. */
  private Optional<String> selectedAlone() {
    Optional<String> selected = Optional.empty();
    for (Map.Entry<String, Mark> flow : marks.flows().entrySet()) {
      if (flow.getValue().look() == Look.SELECTED) {
        if (selected.isPresent()) {
          return Optional.empty();
        }
        selected = Optional.of(flow.getKey());
      }
    }
    return selected;
  }

  private static boolean offersHandles(Mark mark, Brush brush) {
    return mark.look() == Look.SELECTED
        || (mark.look() == Look.HOVERED && Handle.areOffered(brush.zoom()));
  }

  private static Pen.Group group(Element element) {
    String kind =
        switch (element) {
          case Zone _ -> "zone";
          case Service _ -> "service";
          case Network _ -> "network";
          case Router _ -> "router";
          case Note _ -> "note";
        };
    String title = element instanceof Note note ? note.text() : element.name();
    return new Pen.Group(kind, element.key().text(), title);
  }

  private Pen.Group group(Arrow arrow) {
    String title =
        arrow.flows().stream()
            .map(flow -> ArrowWords.of(flow, sheet.drawing()))
            .collect(Collectors.joining("\n"));
    return new Pen.Group(arrow.isBundle() ? "bundle" : "flow", arrow.id(), title);
  }
}
