package dev.drawbridge.canvas;

import dev.drawbridge.canvas.Stand.Inside;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Ordered;
import dev.drawbridge.drawing.Zone;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out where every element stands: first sizes and places, then what shows there. */
final class GroundWork {
  /**
   * What became of an element.
   *
   * @param before absent for what is new
   * @param now absent for what is gone
   */
  record Change(Optional<Stand> before, Optional<Stand> now) {}

  /**
   * The ground of a later drawing.
   *
   * @param made equal to {@code of(drawing)}
   * @param changes what stands elsewhere, looks otherwise, came or went
   */
  record Made(Ground made, List<Change> changes) {}

  private final GroundChange ground;
  private final PlaceWork places;
  private final Map<Optional<Key>, List<Key>> members = new LinkedHashMap<>();

  private GroundWork(Drawing drawing) {
    this.ground = new GroundChange(drawing);
    this.places = new PlaceWork(ground);
  }

  /** The ground of a drawing. */
  static Ground of(Drawing drawing) {
    GroundWork work = new GroundWork(drawing);
    work.enter(drawing.zones());
    work.enter(drawing.services());
    work.enter(drawing.networks());
    work.enter(drawing.routers());
    work.enter(drawing.notes());
    work.members.forEach(work.ground::putMembers);
    List<Key> outermost = work.ground.members(Optional.empty());
    outermost.forEach(work::measure);
    work.places.arrangeOutermost();
    new StandWork(work.ground).settle(outermost, Inside.OUTSIDE);
    return work.ground.made();
  }

  /** The ground of a later drawing; empty if too little is known about the difference. */
  static Optional<Made> of(Drawing drawing, Ground before) {
    Optional<Set<Key>> touched = touched(drawing, before.drawing());
    Optional<Set<Key>> replaced = drawing.layout().changedSince(before.drawing().layout());
    return touched.isEmpty() || replaced.isEmpty()
        ? Optional.empty()
        : Optional.of(Regrounding.of(drawing, before, touched.get(), replaced.get()));
  }

  private static Optional<Set<Key>> touched(Drawing now, Drawing before) {
    Optional<Set<Key>> zones = now.zones().changedSince(before.zones());
    Optional<Set<Key>> services = now.services().changedSince(before.services());
    Optional<Set<Key>> networks = now.networks().changedSince(before.networks());
    Optional<Set<Key>> routers = now.routers().changedSince(before.routers());
    Optional<Set<Key>> notes = now.notes().changedSince(before.notes());
    Set<Key> all = new HashSet<>();
    for (Optional<Set<Key>> keys : List.of(zones, services, networks, routers, notes)) {
      if (keys.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(keys.get());
    }
    return Optional.of(all);
  }

  private <E extends Element> void enter(Ordered<Key, E> section) {
    section.forEachRanked((element, rank) -> {
      ground.enter(element, rank);
      members.computeIfAbsent(element.zone(), _ -> new ArrayList<>()).add(element.key());
    });
  }

  /** Finds out how large something is, a zone after its members. */
  private void measure(Key key) {
    if (ground.element(key) instanceof Zone) {
      List<Key> inner = ground.members(key);
      inner.forEach(this::measure);
      ground.resize(key, places.zoneSize(key, inner));
    } else {
      ground.resize(key, places.solidSize(key));
    }
  }
}
