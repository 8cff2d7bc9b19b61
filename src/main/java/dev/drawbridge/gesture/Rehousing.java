package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Metrics;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Things get another zone without being dragged there. They keep their place on the screen where
 * that place belongs to the zone; else they go to the nearest one that does: a picture in which a
 * thing stands in a zone that it does not belong to would lie.
 */
public final class Rehousing {
  private static final double MARGIN = 24;

  private Rehousing() {}

  /**
   * The edit.
   *
   * @param zone where they are to stand; empty for outside of all zones
   * @return nothing if they stand there already, or none of them can: a zone never stands in itself
   */
  public static Optional<Edit> of(Set<Key> keys, Optional<Key> zone, Sheet sheet) {
    Cargo cargo = Cargo.of(new Selection(movable(keys, zone, sheet), Set.of()), sheet);
    if (cargo.isEmpty() || cargo.standsIn(zone)) {
      return Optional.empty();
    }
    Box from = cargo.box();
    Box to =
        Landing.zoneAt(from.centre(), sheet, cargo.roots()).equals(zone)
            ? from
            : FreePlace.near(wished(from, zone, cargo, sheet), zone, sheet, cargo.roots());
    Edit edit = cargo.moved(to.x() - from.x(), to.y() - from.y(), Optional.of(zone));
    return Optional.of(Room.made(edit, cargo.roots(), sheet).edit());
  }

  private static Set<Key> movable(Set<Key> keys, Optional<Key> zone, Sheet sheet) {
    Set<Key> movable = new LinkedHashSet<>(keys);
    movable.removeIf(
        key -> zone.isPresent() && Landing.isIn(zone.get(), Set.of(key), sheet.drawing()));
    return movable;
  }

  private static Box wished(Box from, Optional<Key> zone, Cargo cargo, Sheet sheet) {
    Optional<Box> target = zone.map(sheet::seen).flatMap(sheet::shape).map(Shape::box);
    Box into = target.map(box -> within(from, box)).orElse(from);
    return blocking(into.centre(), zone, cargo, sheet).map(box -> beside(into, box)).orElse(into);
  }

  /** As near as a zone's inside allows. */
  private static Box within(Box from, Box zone) {
    double left = zone.x() + Metrics.PADDING;
    double top = zone.y() + Metrics.HEADER;
    double right = Math.max(left, zone.right() - Metrics.PADDING - from.width());
    double bottom = Math.max(top, zone.bottom() - Metrics.PADDING - from.height());
    return new Box(
        Math.clamp(from.x(), left, right),
        Math.clamp(from.y(), top, bottom),
        from.width(),
        from.height());
  }

  /** The zone that is there without being meant: the one directly in the zone that is meant. */
  private static Optional<Box> blocking(Point place, Optional<Key> zone, Cargo cargo, Sheet sheet) {
    Optional<Key> there = Landing.zoneAt(place, sheet, cargo.roots());
    Optional<Key> blocking = Optional.empty();
    while (there.isPresent() && !there.equals(zone)) {
      blocking = there;
      there = there.flatMap(sheet.drawing()::element).flatMap(Element::zone);
    }
    return blocking.flatMap(sheet::shape).map(Shape::box);
  }

  /** Beyond the nearest side of a zone. */
  private static Box beside(Box from, Box zone) {
    double left = from.right() - zone.x();
    double right = zone.right() - from.x();
    double up = from.bottom() - zone.y();
    double down = zone.bottom() - from.y();
    double least = Math.min(Math.min(left, right), Math.min(up, down));
    if (least == right) {
      return from.moved(right + MARGIN, 0);
    }
    if (least == left) {
      return from.moved(-left - MARGIN, 0);
    }
    return least == down ? from.moved(0, down + MARGIN) : from.moved(0, -up - MARGIN);
  }
}
