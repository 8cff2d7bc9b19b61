package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes room for zones that grow: what stood beside such a zone gives way, so that growing never
 * lays a zone over something that does not belong to it.
 *
 * @param edit the edit that was asked for, with all that gives way
 * @param sheet how it looks after that
 */
record Room(Edit edit, Sheet sheet) {
  /** What stays between a zone and what gave way, if there was as much before. */
  private static final double GAP = 24;

  /** Zones are seldom nested deeper; what does not fit then may overlap. */
  private static final int MOST_LOOKS = 6;

  private static final int MOST_PUSHES = 300;

  /**
   * The edit with all that has to give way.
   *
   * @param keys what the edit places: the zones around them may grow
   */
  static Room made(Edit edit, Set<Key> keys, Sheet before) {
    return made(edit, keys, Set.of(), before);
  }

  /** The same of an edit that makes a zone itself larger. */
  static Room grown(Edit edit, Key zone, Sheet before) {
    return made(edit, Set.of(zone), Set.of(zone), before);
  }

  private static Room made(Edit edit, Set<Key> keys, Set<Key> grown, Sheet before) {
    Sheet after = before.sketch(edit.apply(before.drawing()));
    Map<Key, Placement> moved = new LinkedHashMap<>();
    for (int look = 0; look < MOST_LOOKS; look++) {
      Map<Key, Placement> more = new Giving(keys, grown, before, after).way();
      if (more.isEmpty()) {
        break;
      }
      moved.putAll(more);
      after = after.sketch(new Edit.Move(more, Map.of()).apply(after.drawing()));
    }
    if (moved.isEmpty()) {
      return new Room(edit, after);
    }
    Edit giving = new Edit.Move(moved, Map.of());
    return new Room(new Edit.Together(edit.code(), edit.arguments(), List.of(edit, giving)), after);
  }

  /** One look at what gives way, zone by zone from the inside out. */
  private static final class Giving {
    private final Set<Key> keys;
    private final Set<Key> grown;
    private final Sheet before;
    private final Sheet after;
    private final Map<Key, Box> pushed = new HashMap<>();

    Giving(Set<Key> keys, Set<Key> grown, Sheet before, Sheet after) {
      this.keys = keys;
      this.grown = grown;
      this.before = before;
      this.after = after;
    }

    Map<Key, Placement> way() {
      for (Key zone : zones()) {
        Optional<Box> was = before.shape(zone).map(Shape::box);
        Optional<Shape> is = after.shape(zone).filter(Shape.Area.class::isInstance);
        if (was.isPresent() && is.isPresent() && !was.get().contains(is.get().box())) {
          pushFrom(is.get(), was.get());
          if (!pushed.isEmpty()) {
            return placements();
          }
        }
      }
      return Map.of();
    }

    /** The zones around what was placed, the innermost of each first. */
    private Set<Key> zones() {
      Set<Key> zones = new LinkedHashSet<>(grown);
      for (Key key : keys) {
        after
            .drawing()
            .element(key)
            .ifPresent(e -> after.drawing().around(e).forEach(z -> zones.add(z.key())));
      }
      return zones;
    }

    private void pushFrom(Shape zone, Box was) {
      Deque<Key> pushing = new ArrayDeque<>();
      for (Shape beside : beside(zone.box(), zone.element().zone())) {
        if (!beside.key().equals(zone.key()) && isNew(beside, zone.box(), was)) {
          push(beside, zone.box(), was, pushing);
        }
      }
      while (!pushing.isEmpty() && pushed.size() < MOST_PUSHES) {
        Key key = pushing.remove();
        Box now = pushed.getOrDefault(key, Box.NOTHING);
        Box old = after.shape(key).map(Shape::box).orElse(now);
        for (Shape beside : beside(now, zone.element().zone())) {
          boolean free = !pushed.containsKey(beside.key()) && !beside.key().equals(zone.key());
          if (free && beside.box().overlaps(now) && !beside.box().overlaps(old)) {
            push(beside, now, old, pushing);
          }
        }
      }
    }

    private boolean isNew(Shape beside, Box zone, Box was) {
      return beside.box().overlaps(zone)
          && before.shape(beside.key()).filter(s -> s.box().overlaps(was)).isEmpty();
    }

    /** To the side where it stood, as far as it was away but no farther than needed. */
    private void push(Shape beside, Box grown, Box was, Deque<Key> pushing) {
      Box box = beside.box();
      List<Box> ways = new ArrayList<>();
      if (box.x() >= was.right()) {
        ways.add(box.moved(grown.right() + Math.min(GAP, box.x() - was.right()) - box.x(), 0));
      }
      if (box.right() <= was.x()) {
        ways.add(box.moved(grown.x() - Math.min(GAP, was.x() - box.right()) - box.right(), 0));
      }
      if (box.y() >= was.bottom()) {
        ways.add(box.moved(0, grown.bottom() + Math.min(GAP, box.y() - was.bottom()) - box.y()));
      }
      if (box.bottom() <= was.y()) {
        ways.add(box.moved(0, grown.y() - Math.min(GAP, was.y() - box.bottom()) - box.bottom()));
      }
      ways.stream()
          .min((a, b) ->
              Double.compare(a.corner().distance(box.corner()), b.corner().distance(box.corner())))
          .ifPresent(to -> {
            pushed.put(beside.key(), to);
            pushing.add(beside.key());
          });
    }

    /** What stands in that zone, or in none, where a box is; not what the person places. */
    private List<Shape> beside(Box box, Optional<Key> zone) {
      List<Shape> found = new ArrayList<>();
      after.solids(box, shape -> enter(found, shape, zone));
      after.areas(box, area -> enter(found, area, zone));
      return found;
    }

    private void enter(List<Shape> found, Shape shape, Optional<Key> zone) {
      Element element = shape.element();
      if (element.zone().equals(zone) && !keys.contains(shape.key())) {
        found.add(shape);
      }
    }

    private Map<Key, Placement> placements() {
      Map<Key, Placement> placements = new LinkedHashMap<>();
      pushed.forEach((key, to) -> {
        Box from = after.shape(key).map(Shape::box).orElse(to);
        Placement place = after.placement(key);
        placements.put(
            key,
            place.movedTo(
                place.x() + (int) Math.round(to.x() - from.x()),
                place.y() + (int) Math.round(to.y() - from.y())));
      });
      return placements;
    }
  }
}
