package dev.drawbridge.canvas;

import dev.drawbridge.canvas.Stand.Inside;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Zone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a ground from an earlier one: only the zones that were touched are arranged again. */
final class Regrounding {
  private final Drawing drawing;
  private final GroundChange ground;
  private final PlaceWork places;

  /** The zones, and none for the outside, whose members are arranged again. */
  private final Set<Optional<Key>> containers = new HashSet<>();

  /** What no longer stands directly in a zone where it did, or not in the same order. */
  private final Map<Optional<Key>, Set<Key>> leaving = new HashMap<>();

  private final Map<Optional<Key>, Set<Key>> joining = new HashMap<>();

  private Regrounding(Drawing drawing, Ground before) {
    this.drawing = drawing;
    this.ground = new GroundChange(drawing, before);
    this.places = new PlaceWork(ground);
  }

  /**
   * The ground of a later drawing.
   *
   * @param touched what is another element than before, came or went
   * @param replaced of what the drawing says something else about where it stands
   */
  static GroundWork.Made of(Drawing drawing, Ground before, Set<Key> touched, Set<Key> replaced) {
    Regrounding work = new Regrounding(drawing, before);
    touched.forEach(work::change);
    work.regroup();
    replaced.stream().filter(key -> !touched.contains(key)).forEach(work::place);
    Set<Key> labels = Relabelling.of(drawing, before, touched);
    work.arrange(labels);
    return new GroundWork.Made(work.ground.made(), work.ground.changes());
  }

  // ---- what became of an element

  private void change(Key key) {
    Optional<Stand> old = Optional.ofNullable(ground.find(key));
    old.ifPresent(stand -> containers.add(stand.element().zone()));
    Optional<Element> now = drawing.element(key);
    if (now.isPresent()) {
      enter(now.get(), old);
    } else if (old.isPresent()) {
      leave(old.get());
      ground.remove(old.get());
    }
  }

  private void enter(Element element, Optional<Stand> old) {
    Key key = element.key();
    ground.enter(element, rank(element));
    containers.add(element.zone());
    boolean stays =
        old.isPresent()
            && old.get().element().zone().equals(element.zone())
            && old.get().order() == ground.orders().listed(element, old.get());
    if (!stays) {
      old.ifPresent(this::leave);
      join(element);
    }
    if (element instanceof Zone) {
      containers.add(Optional.of(key));
      if (old.isEmpty()) {
        ground.resize(key, Box.NOTHING);
      }
    } else {
      ground.resize(key, places.solidSize(key));
    }
  }

  private long rank(Element element) {
    Key key = element.key();
    return switch (element) {
      case Zone _ -> drawing.zones().rank(key);
      case Service _ -> drawing.services().rank(key);
      case Network _ -> drawing.networks().rank(key);
      case Router _ -> drawing.routers().rank(key);
      case Note _ -> drawing.notes().rank(key);
    };
  }

  private void leave(Stand old) {
    leaving.computeIfAbsent(old.element().zone(), _ -> new HashSet<>()).add(old.key());
  }

  private void join(Element element) {
    joining.computeIfAbsent(element.zone(), _ -> new HashSet<>()).add(element.key());
  }

  /** Lists the members of zones that some left or joined, each zone once however many these are. */
  private void regroup() {
    Set<Optional<Key>> zones = new HashSet<>(leaving.keySet());
    zones.addAll(joining.keySet());
    for (Optional<Key> zone : zones) {
      Set<Key> left = leaving.getOrDefault(zone, Set.of());
      Set<Key> joined = joining.getOrDefault(zone, Set.of());
      List<Key> all = new ArrayList<>(ground.members(zone));
      all.removeIf(key -> left.contains(key) || joined.contains(key));
      all.addAll(joined);
      if (!joined.isEmpty()) {
        all.sort(
            Comparator.comparingLong(
                key -> ground.orders().listed(ground.element(key), ground.find(key))));
      }
      ground.putMembers(zone, all);
    }
  }

  /** The drawing says something else about where it stands, how large it is or how it shows. */
  private void place(Key key) {
    Optional<Stand> old = Optional.ofNullable(ground.find(key));
    if (old.isEmpty()) {
      return;
    }
    Optional<Placement> now = drawing.layout().get(key);
    ground.place(key, now);
    containers.add(old.get().element().zone());
    if (!(old.get().element() instanceof Zone)) {
      ground.resize(key, places.solidSize(key));
    } else if (!isAsLarge(old.get().placement(), now)) {
      containers.add(Optional.of(key));
    }
  }

  /** Whether a zone with the same contents is as large as before, wherever it stands. */
  private static boolean isAsLarge(Placement before, Optional<Placement> now) {
    return now.flatMap(Placement::size).equals(before.size())
        && now.map(Placement::collapsed).orElse(false) == before.collapsed();
  }

  // ---- zone by zone

  /** Sizes from the inside out, then places from the outside in; last what is said of others. */
  private void arrange(Set<Key> relabelled) {
    List<Set<Optional<Key>>> byDepth = byDepth();
    for (int depth = byDepth.size() - 1; depth > 0; depth--) {
      for (Optional<Key> zone : byDepth.get(depth)) {
        if (isResized(zone.orElseThrow())) {
          byDepth.get(depth - 1).add(ground.element(zone.get()).zone());
        }
      }
    }
    if (!byDepth.getFirst().isEmpty()) {
      places.arrangeOutermost();
    }
    StandWork stands = new StandWork(ground);
    for (Set<Optional<Key>> level : byDepth) {
      for (Optional<Key> zone : level) {
        stands.settle(
            ground.members(zone),
            zone.map(key -> ground.stand(key).inside()).orElse(Inside.OUTSIDE));
      }
    }
    relabelled.stream().filter(key -> ground.find(key) != null).forEach(stands::restate);
  }

  /** The containers by how many zones they are within, the outside first. */
  private List<Set<Optional<Key>>> byDepth() {
    List<Set<Optional<Key>>> byDepth = new ArrayList<>(List.of(new HashSet<>()));
    for (Optional<Key> container : containers) {
      if (container.isEmpty() || drawing.zones().contains(container.get())) {
        int depth = depth(container);
        while (byDepth.size() <= depth) {
          byDepth.add(new HashSet<>());
        }
        byDepth.get(depth).add(container);
      }
    }
    return byDepth;
  }

  private int depth(Optional<Key> container) {
    int depth = 0;
    Optional<Key> next = container;
    while (next.isPresent()) {
      depth++;
      next = ground.element(next.get()).zone();
    }
    return depth;
  }

  /** Arranges a zone again; whether it has another size now. */
  private boolean isResized(Key zone) {
    Box old = ground.size(zone);
    Box size = places.zoneSize(zone, ground.members(zone));
    ground.resize(zone, size);
    return !size.equals(old);
  }
}
