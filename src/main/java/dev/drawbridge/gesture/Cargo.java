package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Things that are moved together. What does not change while they are, is found out once: a drag
 * asks for an edit at every move of the pointer.
 */
final class Cargo {
  private final Sheet sheet;
  private final Set<Key> roots;
  private final Box box;
  private final Map<Optional<Optional<Key>>, Map<Key, Placement>> settling = new HashMap<>();
  private final Map<Optional<Key>, List<Hint>> hints = new HashMap<>();

  private Cargo(Sheet sheet, Set<Key> roots) {
    this.sheet = sheet;
    this.roots = roots;
    List<Box> boxes = new ArrayList<>();
    roots.forEach(key -> sheet.shape(key).map(Shape::box).ifPresent(boxes::add));
    this.box = Box.holding(boxes);
  }

  /** What is selected, without what stands in something selected: it goes along anyway. */
  static Cargo of(Situation situation) {
    return of(situation.selection(), situation.sheet());
  }

  /** The same of a selection on a sheet. */
  static Cargo of(Selection selection, Sheet sheet) {
    Set<Key> roots = new LinkedHashSet<>();
    for (Key key : selection.elements()) {
      Optional<Element> element = sheet.drawing().element(key);
      if (element.isPresent()
          && sheet.drawing().around(element.get()).stream()
              .noneMatch(z -> selection.has(z.key()))) {
        roots.add(key);
      }
    }
    return new Cargo(sheet, roots);
  }

  boolean isEmpty() {
    return roots.isEmpty();
  }

  /** The things themselves, in the order they were selected in. */
  Set<Key> roots() {
    return roots;
  }

  /** The room they take together. */
  Box box() {
    return box;
  }

  /** Whether all of them stand directly in that zone, or in none. */
  boolean standsIn(Optional<Key> zone) {
    return roots.stream()
        .allMatch(key -> sheet.drawing().element(key).map(e -> e.zone().equals(zone)).orElse(true));
  }

  /**
   * They are moved by so much, everything else is kept where it is.
   *
   * @param into the zone they come to stand in, or none; absent if each stays in its own
   */
  Edit moved(double dx, double dy, Optional<Optional<Key>> into) {
    Map<Key, Point> by = new LinkedHashMap<>();
    roots.forEach(key -> by.put(key, new Point(dx, dy)));
    return moved(by, into);
  }

  /** Each is moved by its own distance and stays in its zone. */
  Edit moved(Map<Key, Point> by) {
    return moved(by, Optional.empty());
  }

  private Edit moved(Map<Key, Point> by, Optional<Optional<Key>> into) {
    Map<Key, Placement> placements = new LinkedHashMap<>();
    Map<Key, Optional<Key>> zones = new LinkedHashMap<>();
    by.forEach((key, distance) -> {
      Optional<Shape> shape = sheet.shape(key);
      if (shape.isPresent()) {
        Optional<Key> own = shape.get().element().zone();
        Optional<Key> zone = into.orElse(own);
        Point corner = corner(shape.get()).plus(distance.x(), distance.y());
        placements.put(key, Landing.at(corner, zone, sheet, sheet.placement(key)));
        if (!zone.equals(own)) {
          zones.put(key, zone);
        }
      } else {
        // A collapsed zone hides it: it keeps its coordinates.
        into.ifPresent(zone -> zones.put(key, zone));
      }
    });
    return Landing.settled(
        new Edit.Move(placements, zones), settling.computeIfAbsent(into, this::settling));
  }

  /** Where the placement of a thing counts to: a zone may have grown beyond its own corner. */
  static Point corner(Shape shape) {
    return shape instanceof Shape.Area area ? area.origin() : shape.box().corner();
  }

  private Map<Key, Placement> settling(Optional<Optional<Key>> into) {
    Set<Optional<Key>> changed = new HashSet<>();
    into.ifPresent(changed::add);
    roots.forEach(key -> sheet.drawing().element(key).ifPresent(e -> changed.add(e.zone())));
    return Landing.settling(changed, roots, sheet);
  }

  /** What it means that they come to stand in that zone, or in none; nothing if they do already. */
  List<Hint> hints(Optional<Key> zone) {
    return hints.computeIfAbsent(zone, z -> Consequences.of(roots, z, sheet.drawing()));
  }
}
