package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Metrics;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.Zone;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives a place to what was made by typing: beside what it is connected with, where there is room,
 * and everything that stands on the sheet already stays where it is seen.
 */
public final class Arrivals {
  /** Room for an arrow with its chip. */
  private static final double GAP = 104;

  private final Set<Key> waiting;
  private final Map<Key, Placement> places = new LinkedHashMap<>();
  private Sheet sheet;

  private Arrivals(Sheet sheet, Set<Key> fresh) {
    this.sheet = sheet;
    this.waiting = new HashSet<>(fresh);
  }

  /**
   * The edit with places for what it makes.
   *
   * @param fresh what the edit makes, zones before what stands in them
   * @param middle where on the sheet something stands that is connected with nothing
   */
  public static Edit placed(Edit edit, Set<Key> fresh, Point middle, Sheet sheet) {
    if (fresh.isEmpty()) {
      return edit;
    }
    Drawing after = edit.apply(sheet.drawing());
    Set<Optional<Key>> zones = new HashSet<>();
    fresh.forEach(key -> zones.add(zone(after, key).filter(sheet.drawing()::has)));
    Edit settled = Landing.settled(edit, zones, fresh, sheet);
    Arrivals arrivals = new Arrivals(sheet.with(settled.apply(sheet.drawing())), fresh);
    for (Key key : fresh) {
      // What stands in a zone that is new as well is laid out there.
      if (zone(after, key).filter(fresh::contains).isEmpty()) {
        arrivals.place(key, middle);
      }
    }
    Edit all =
        new Edit.Together(
            edit.code(),
            edit.arguments(),
            List.of(settled, new Edit.Move(arrivals.places, Map.of())));
    return Room.made(all, fresh, sheet).edit();
  }

  private static Optional<Key> zone(Drawing drawing, Key key) {
    return drawing.element(key).flatMap(Element::zone);
  }

  private void place(Key key, Point middle) {
    Drawing drawing = sheet.drawing();
    Element element = drawing.element(key).orElseThrow();
    Box usual = Metrics.usual(element);
    Box size =
        element instanceof Zone ? new Box(0, 0, Metrics.ZONE_WIDTH, Metrics.ZONE_HEIGHT) : usual;
    Box place = FreePlace.near(wished(element, size, middle), element.zone(), sheet, waiting);
    Placement plain = Placement.at(0, 0);
    Placement as =
        element instanceof Zone ? plain.sized((int) size.width(), (int) size.height()) : plain;
    Placement placement = Landing.at(place.corner(), element.zone(), sheet, as);
    places.put(key, placement);
    waiting.remove(key);
    sheet = sheet.with(drawing.placed(key, placement));
  }

  /** At the right of whoever reaches it, at the left of whom it reaches. */
  private Box wished(Element element, Box size, Point middle) {
    for (Flow flow : sheet.drawing().flows()) {
      Optional<Box> from = settled(flow.from());
      if (flow.to().equals(element.key()) && from.isPresent()) {
        return Box.around(
            new Point(from.get().right() + GAP + size.width() / 2, from.get().centre().y()),
            size.width(),
            size.height());
      }
      Optional<Box> to = settled(flow.to());
      if (flow.from().equals(element.key()) && to.isPresent()) {
        return Box.around(
            new Point(to.get().x() - GAP - size.width() / 2, to.get().centre().y()),
            size.width(),
            size.height());
      }
    }
    Point centre = element.zone().flatMap(sheet::shape).map(s -> s.box().centre()).orElse(middle);
    return Box.around(centre, size.width(), size.height());
  }

  private Optional<Box> settled(Key key) {
    return waiting.contains(key) ? Optional.empty() : sheet.shape(key).map(Shape::box);
  }
}
