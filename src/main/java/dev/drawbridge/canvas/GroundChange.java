package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ground in the making, and what is known of its elements meanwhile: what was found out so far,
 * and for all else what the ground says that it is made from.
 */
final class GroundChange {
  private final Drawing drawing;
  private final Table.Change<Key, Stand> stands;
  private final Table.Change<Key, List<Key>> members;
  private List<Key> outermost;
  private final Grid.Change<Stand> solids;
  private final Grid.Change<Stand> areas;
  private final Orders orders = new Orders();
  private final Map<Key, Element> elements = new HashMap<>();
  private final Map<Key, Placement> placements = new HashMap<>();
  private final Map<Key, Boolean> placed = new HashMap<>();
  private final Map<Key, Box> sizes = new HashMap<>();
  private final Map<Key, GroundWork.Change> changes = new LinkedHashMap<>();

  /** A ground on which nothing stands. */
  GroundChange(Drawing drawing) {
    int size = drawing.services().size() + drawing.zones().size();
    this.drawing = drawing;
    stands = Table.filling(size);
    members = Table.filling(drawing.zones().size());
    outermost = new ArrayList<>();
    solids = Grid.filling(size);
    areas = Grid.filling(drawing.zones().size());
  }

  /** The ground of another drawing, to become the one of this. */
  GroundChange(Drawing drawing, Ground before) {
    this.drawing = drawing;
    stands = before.stands().change();
    members = before.members().change();
    outermost = before.outermost();
    solids = before.solids().change();
    areas = before.areas().change();
  }

  /** The ground; nothing may be changed after that. */
  Ground made() {
    return new Ground(
        drawing, stands.made(), members.made(), outermost, solids.made(), areas.made());
  }

  Drawing drawing() {
    return drawing;
  }

  Orders orders() {
    return orders;
  }

  // ---- what is known

  Element element(Key key) {
    Element found = elements.get(key);
    return found != null ? found : stand(key).element();
  }

  /**
   * How something stands.
   *
   * @throws NullPointerException if it does not stand here
   */
  Stand stand(Key key) {
    return Objects.requireNonNull(stands.find(key));
  }

  /** How something stands; null for what does not. */
  @Nullable Stand find(Key key) {
    return stands.find(key);
  }

  List<Key> members(Key zone) {
    List<Key> found = members.find(zone);
    return found == null ? List.of() : found;
  }

  /** What stands directly in a zone, or in none. */
  List<Key> members(Optional<Key> zone) {
    return zone.map(this::members).orElse(outermost);
  }

  Box size(Key key) {
    Box found = sizes.get(key);
    return found != null ? found : stand(key).size();
  }

  boolean isPlaced(Key key) {
    Boolean found = placed.get(key);
    return found != null ? found : stand(key).isPlaced();
  }

  Placement placement(Key key) {
    Placement found = placements.get(key);
    return found != null ? found : stand(key).placement();
  }

  /** How an element is drawn, if the drawing says so. */
  Optional<Placement> drawn(Key key) {
    return isPlaced(key) ? Optional.of(placement(key)) : Optional.empty();
  }

  boolean isCollapsed(Element element) {
    return element instanceof Zone && drawn(element.key()).map(Placement::collapsed).orElse(false);
  }

  /** The room of something in the coordinates of its zone. */
  Box relative(Key key) {
    Placement placement = placement(key);
    return size(key).moved(placement.x(), placement.y());
  }

  // ---- what is found out

  /** An element is to stand here as the drawing says. */
  void enter(Element element, long rank) {
    elements.put(element.key(), element);
    orders.rank(element.key(), rank);
    place(element.key(), drawing.layout().get(element.key()));
  }

  /** The drawing says that something stands there, or does not say where. */
  void place(Key key, Optional<Placement> placement) {
    placed.put(key, placement.isPresent());
    placement.ifPresentOrElse(now -> placements.put(key, now), () -> placements.remove(key));
  }

  /** Something of which the drawing does not say where it stands is to stand there. */
  void compute(Key key, Placement placement) {
    placements.put(key, placement);
  }

  void resize(Key key, Box size) {
    sizes.put(key, size);
  }

  /** These and no others stand directly in a zone, or in none. */
  void putMembers(Optional<Key> zone, List<Key> all) {
    if (zone.isEmpty()) {
      outermost = all;
    } else if (all.isEmpty()) {
      members.remove(zone.get());
    } else {
      members.put(zone.get(), all);
    }
  }

  // ---- what stands

  void put(Stand now) {
    Stand old = stands.find(now.key());
    if (old != null) {
      unlist(old);
    }
    stands.put(now.key(), now);
    now.shape().ifPresent(shape -> grid(shape).add(now, now.box()));
    record(now.key(), Optional.ofNullable(old), Optional.of(now));
  }

  void remove(Stand old) {
    unlist(old);
    stands.remove(old.key());
    members.remove(old.key());
    record(old.key(), Optional.of(old), Optional.empty());
  }

  private void unlist(Stand old) {
    old.shape().ifPresent(shape -> grid(shape).remove(old, old.box()));
  }

  private Grid.Change<Stand> grid(Shape shape) {
    return shape instanceof Shape.Area ? areas : solids;
  }

  private void record(Key key, Optional<Stand> old, Optional<Stand> now) {
    changes.merge(
        key, new GroundWork.Change(old, now), (a, b) -> new GroundWork.Change(a.before(), b.now()));
  }

  /** What became of elements. */
  List<GroundWork.Change> changes() {
    return List.copyOf(changes.values());
  }
}
