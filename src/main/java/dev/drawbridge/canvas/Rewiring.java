package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Key;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes a wiring from an earlier one by the five steps of {@link WiringWork}, each for those arrows
 * alone for which what it looks at has changed.
 */
final class Rewiring {
  private final Ground ground;
  private final WiringChange wiring;
  private final Redrawn redrawn;
  private final Set<Key> hubs = new LinkedHashSet<>();

  private Rewiring(Ground ground, Wiring before) {
    this.ground = ground;
    this.wiring = new WiringChange(ground, before);
    this.redrawn = new Redrawn(wiring);
  }

  /**
   * The wiring of a later ground.
   *
   * @param before looked at with the same care
   * @param changes what became of the elements
   * @param flows the ids of the flows that were added, removed or replaced
   */
  static Wiring of(
      Ground ground, Wiring before, List<GroundWork.Change> changes, Set<String> flows) {
    Rewiring work = new Rewiring(ground, before);
    Relinking links = new Relinking(work.wiring, work.redrawn, before, changes);
    links.follow(flows);
    List<Box> altered = Altered.boxes(changes);
    work.findWays(links, altered, Altered.borders(changes), Altered.names(changes));
    Set<Piece> pieces = new Rechoosing(work.wiring, work.redrawn).choose();
    new Rechipping(work.wiring, work.redrawn).place(altered, pieces);
    return work.wiring.made();
  }

  /** The first three steps. */
  private void findWays(Relinking relinked, List<Box> altered, List<Box> borders, List<Box> names) {
    Set<Key> elsewhere = relinked.elsewhere();
    hubs.addAll(relinked.hubs());
    hubs.addAll(elsewhere);
    Set<String> ways = new LinkedHashSet<>(relinked.links());
    names.forEach(name -> addBelow(ways, name));
    elsewhere.forEach(key -> ways.addAll(wiring.links(key)));
    altered.forEach(box -> addDependent(ways, box));
    SideWork sides = new SideWork(ground, wiring.care());
    ways.forEach(id -> chooseSides(redrawn.of(id), sides));
    // Whoever has one end at a thing that moved stands in another order at the other end.
    for (Key key : elsewhere) {
      wiring.links(key).forEach(id -> hubs.addAll(WiringChange.ends(wiring.run(id).link)));
    }
    hubs.forEach(key -> relay(key, ways));
    borders.forEach(box -> addStarting(ways, box));
    WayWork work = new WayWork(ground, wiring.care());
    ways.forEach(id -> work.find(redrawn.of(id)));
  }

  /** Arrows whose ways depend on what stands there. */
  private void addDependent(Set<String> ids, Box box) {
    wiring
        .rooms()
        .near(
            box,
            run -> {
              if (run.room.touches(box)) {
                ids.add(run.id());
              }
            });
    for (Run run : redrawn.all()) {
      if (run.isNear && run.room.touches(box)) {
        ids.add(run.id());
      }
    }
  }

  /** Arrows of what stands below a name: where they come in from above depends on it. */
  private void addBelow(Set<String> ids, Box name) {
    ground
        .solids()
        .near(
            name,
            stand -> {
              if (stand.box().touches(name)) {
                hubs.add(stand.key());
                ids.addAll(wiring.links(stand.key()));
              }
            });
  }

  /** Arrows of what stands there: how far they go before they turn depends on borders around. */
  private void addStarting(Set<String> ids, Box box) {
    Consumer<Stand> visitor =
        stand -> {
          if (stand.box().touches(box)) {
            ids.addAll(wiring.links(stand.key()));
          }
        };
    ground.solids().near(box, visitor);
    ground.areas().near(box, visitor);
  }

  private void chooseSides(Run run, SideWork work) {
    Sides old = run.sides;
    work.choose(run);
    if (run.link.isSelf() || !run.sides.equals(old)) {
      hubs.addAll(WiringChange.ends(run.link));
    }
  }

  private void relay(Key key, Set<String> ways) {
    List<String> links = wiring.links(key);
    if (links.isEmpty()) {
      return;
    }
    Map<String, End> ends = HubWork.ends(ground, key, links.stream().map(wiring::run).toList());
    for (String id : links) {
      End end = Objects.requireNonNull(ends.get(id));
      Run run = wiring.run(id);
      if (run.link.from().equals(key) && !end.equals(run.start)) {
        redrawn.of(id).start = end;
        ways.add(id);
      }
      if (run.link.to().equals(key) && !end.equals(run.end)) {
        redrawn.of(id).end = end;
        ways.add(id);
      }
    }
  }
}
