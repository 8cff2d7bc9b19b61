package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Metrics;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where things come to stand: in which zone, and at which coordinates of it. */
public final class Landing {
  /** What moved things snap to, and how far an arrow key moves. */
  static final double SNAP = Metrics.GRID / 2;

  private Landing() {}

  /**
   * The innermost zone at a place of the sheet that is none of those and stands in none of them.
   */
  static Optional<Key> zoneAt(Point place, Sheet sheet, Set<Key> except) {
    Optional<Key> zone = sheet.zoneAt(place).map(Shape::key);
    while (zone.isPresent() && isIn(zone.get(), except, sheet.drawing())) {
      zone = sheet.drawing().element(zone.get()).flatMap(Element::zone);
    }
    return zone;
  }

  /** Whether an element is one of those or stands in one of them. */
  static boolean isIn(Key key, Set<Key> those, Drawing drawing) {
    return those.contains(key)
        || drawing
            .element(key)
            .map(e -> drawing.around(e).stream().anyMatch(z -> those.contains(z.key())))
            .orElse(false);
  }

  /** On the grid, unless snapping is off. */
  static Point snapped(Point place, boolean snaps) {
    double step = snaps ? SNAP : 1;
    return new Point(Math.round(place.x() / step) * step, Math.round(place.y() / step) * step);
  }

  /**
   * The coordinates in a zone of a place of the sheet.
   *
   * @param as what the placement keeps besides: size, pinned, collapsed
   */
  static Placement at(Point place, Optional<Key> zone, Sheet sheet, Placement as) {
    Point origin = sheet.origin(zone);
    return as.movedTo(
        (int) Math.round(place.x() - origin.x()), (int) Math.round(place.y() - origin.y()));
  }

  /**
   * An edit that leaves everything else where it is seen now: what has no place of its own yet, in
   * the zones that the edit changes and those around them, gets the one that was computed for it.
   * Otherwise it would step aside for what is moved.
   *
   * @param changed zones, or none for the outside, whose contents change
   * @param moved what the edit itself places
   */
  public static Edit settled(Edit edit, Set<Optional<Key>> changed, Set<Key> moved, Sheet sheet) {
    return settled(edit, settling(changed, moved, sheet));
  }

  /** That edit, with places for what has none of its own. */
  static Edit settled(Edit edit, Map<Key, Placement> settling) {
    if (settling.isEmpty()) {
      return edit;
    }
    Edit settle = new Edit.Move(settling, Map.of());
    return new Edit.Together(edit.code(), edit.arguments(), List.of(settle, edit));
  }

  /** The places that what has none of its own is given by {@link #settled}. */
  static Map<Key, Placement> settling(Set<Optional<Key>> changed, Set<Key> moved, Sheet sheet) {
    Map<Key, Placement> settling = new LinkedHashMap<>();
    for (Optional<Key> zone : changed) {
      Optional<Key> container = zone;
      boolean outermost = false;
      while (!outermost) {
        for (Element member : members(container, sheet.drawing())) {
          if (!moved.contains(member.key()) && !sheet.drawing().layout().contains(member.key())) {
            settling.put(member.key(), sheet.placement(member.key()));
          }
        }
        outermost = container.isEmpty();
        container = container.flatMap(sheet.drawing()::element).flatMap(Element::zone);
      }
    }
    return settling;
  }

  private static List<Element> members(Optional<Key> zone, Drawing drawing) {
    return zone.map(drawing::members)
        .orElseGet(() -> drawing.elements().filter(e -> e.zone().isEmpty()).toList());
  }
}
