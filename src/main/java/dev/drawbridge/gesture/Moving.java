package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Mark;
import dev.drawbridge.canvas.Mark.Look;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is selected is moved, into and out of zones.
 *
 * @param grabbed the thing under the pointer; it decides about the grid
 * @param start where the button went down, on the screen
 */
record Moving(Key grabbed, Point start) implements Gesture {

  @Override
  public Step on(Input input, Situation situation) {
    if (Gesture.cancels(input)) {
      return Gesture.done(Response.handling(situation));
    }
    return switch (input) {
      case Input.Move move -> stay(preview(move, situation));
      case Input.Release release -> Gesture.done(drop(release, situation));
      default -> stay(Response.handling(situation).with(Cursor.MOVE));
    };
  }

  private Response preview(Input.Move move, Situation situation) {
    Response response = Response.handling(situation).with(Cursor.MOVE);
    Optional<Landed> landed = landed(move.at(), !move.modifiers().shift(), situation);
    if (landed.isEmpty()) {
      return response;
    }
    Sheet sheet = situation.sheet().with(landed.get().edit().apply(situation.drawing()));
    Response shown = response.with(sheet);
    return landed
        .get()
        .entered()
        .map(zone -> shown.with(Marks.of(zone, Mark.of(Look.TARGET))))
        .orElse(shown);
  }

  private Response drop(Input.Release release, Situation situation) {
    Response response = Response.handling(situation);
    return landed(release.at(), !release.modifiers().shift(), situation)
        .map(landed -> response.with(landed.edit()))
        .orElse(response);
  }

  /**
   * What a release would do.
   *
   * @param entered the zone that things would newly stand in
   */
  private record Landed(Edit edit, Optional<Key> entered) {}

  private Optional<Landed> landed(Point at, boolean snaps, Situation situation) {
    Sheet sheet = situation.sheet();
    Set<Key> roots = roots(situation);
    Optional<Shape> shape = sheet.shape(grabbed).filter(_ -> !roots.isEmpty());
    if (shape.isEmpty()) {
      return Optional.empty();
    }
    Box from = shape.get().box();
    Point to =
        Landing.snapped(
            from.corner()
                .plus(
                    (at.x() - start.x()) / situation.zoom(),
                    (at.y() - start.y()) / situation.zoom()),
            snaps);
    Optional<Key> own = shape.get().element().zone();
    Optional<Key> under = Landing.zoneAt(situation.onSheet(at), sheet, roots);
    boolean changesZone = !under.equals(own);
    if (to.equals(from.corner()) && !changesZone) {
      return Optional.empty();
    }
    Optional<Optional<Key>> zone = changesZone ? Optional.of(under) : Optional.empty();
    Edit edit = shifted(roots, to.x() - from.x(), to.y() - from.y(), zone, sheet);
    return Optional.of(new Landed(edit, changesZone ? under : Optional.empty()));
  }

  /** What is selected but stands in nothing that is selected. */
  static Set<Key> roots(Situation situation) {
    Set<Key> roots = new LinkedHashSet<>();
    for (Key key : situation.selection().elements()) {
      Optional<Element> element = situation.drawing().element(key);
      if (element.isPresent()
          && situation.drawing().around(element.get()).stream()
              .noneMatch(z -> situation.selection().has(z.key()))) {
        roots.add(key);
      }
    }
    return roots;
  }

  /**
   * Things moved by so much, everything else kept where it is.
   *
   * @param into the zone they come to stand in, or none; absent if each stays in its own
   */
  static Edit shifted(
      Set<Key> roots, double dx, double dy, Optional<Optional<Key>> into, Sheet sheet) {
    Map<Key, Placement> placements = new LinkedHashMap<>();
    Map<Key, Optional<Key>> zones = new LinkedHashMap<>();
    Set<Optional<Key>> changed = new HashSet<>();
    for (Key key : roots) {
      Optional<Shape> shape = sheet.shape(key);
      if (shape.isEmpty()) {
        continue;
      }
      Optional<Key> own = shape.get().element().zone();
      Optional<Key> zone = into.orElse(own);
      Point corner =
          shape.get() instanceof Shape.Area area ? area.origin() : shape.get().box().corner();
      placements.put(key, Landing.at(corner.plus(dx, dy), zone, sheet, sheet.placement(key)));
      if (!zone.equals(own)) {
        zones.put(key, zone);
      }
      changed.add(own);
      changed.add(zone);
    }
    return Landing.settled(new Edit.Move(placements, zones), changed, roots, sheet);
  }
}
