package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A wiring in the making: every arrow is entered where it is found later, by id, by what it touches
 * and by place, step by step as these become known.
 */
final class WiringChange {
  private final Ground ground;
  private final Care care;
  private final Table.Change<String, Run> runs;
  private final Table.Change<Key, List<String>> hubs;
  private final Table.Change<Key, List<String>> flows;
  private final Grid.Change<Run> rooms;
  private final Grid.Change<Run> near;
  private final Grid.Change<Run> far;
  private final Grid.Change<Run> chips;
  private final Grid.Change<Run> chipRooms;

  /** A wiring without arrows. */
  WiringChange(Ground ground) {
    int size = ground.drawing().flows().size();
    this.ground = ground;
    this.care = Care.of(size);
    this.runs = Table.filling(size);
    this.hubs = Table.filling(ground.stands().size());
    this.flows = Table.filling(ground.stands().size());
    this.rooms = Grid.filling(size);
    this.near = Grid.filling(3 * size);
    this.far = Grid.filling(size);
    this.chips = Grid.filling(size);
    this.chipRooms = Grid.filling(3 * size);
  }

  /** The arrows of an earlier wiring, over another ground. */
  WiringChange(Ground ground, Wiring before) {
    this.ground = ground;
    this.care = before.care();
    this.runs = before.runs().change();
    this.hubs = before.hubs().change();
    this.flows = before.flows().change();
    this.rooms = before.rooms().change();
    this.near = before.near().change();
    this.far = before.far().change();
    this.chips = before.chips().change();
    this.chipRooms = before.chipRooms().change();
  }

  /** The wiring; nothing may be changed after that. */
  Wiring made() {
    return new Wiring(
        ground,
        care,
        runs.made(),
        hubs.made(),
        flows.made(),
        rooms.made(),
        near.made(),
        far.made(),
        chips.made(),
        chipRooms.made());
  }

  Ground ground() {
    return ground;
  }

  Care care() {
    return care;
  }

  // ---- who there is

  /**
   * An arrow.
   *
   * @throws NullPointerException if there is none of that id
   */
  Run run(String id) {
    return Objects.requireNonNull(runs.find(id));
  }

  Table.Change<String, Run> runs() {
    return runs;
  }

  /** The links at something that shows. */
  List<String> links(Key key) {
    List<String> found = hubs.find(key);
    return found == null ? List.of() : found;
  }

  /** What an arrow touches: one thing or two. */
  static Set<Key> ends(Link link) {
    return link.isSelf()
        ? Set.of(link.from())
        : new LinkedHashSet<>(List.of(link.from(), link.to()));
  }

  /** These and no others are the links there. */
  void putLinks(Key key, List<String> links) {
    hubs.put(key, links);
  }

  void addLink(Key key, String id) {
    add(hubs, key, id);
  }

  void removeLink(Key key, String id) {
    remove(hubs, key, id);
  }

  /** These and no others are the flows of an element. */
  void putFlows(Key key, List<String> ids) {
    flows.put(key, ids);
  }

  void add(Flow flow) {
    Set.copyOf(flow.ends()).forEach(end -> add(flows, end, flow.id()));
  }

  void remove(Flow flow) {
    flow.ends().forEach(end -> remove(flows, end, flow.id()));
  }

  private static void add(Table.Change<Key, List<String>> lists, Key key, String id) {
    List<String> old = lists.find(key);
    List<String> more = new ArrayList<>(old == null ? List.of() : old);
    if (!more.contains(id)) {
      more.add(id);
      lists.put(key, more);
    }
  }

  private static void remove(Table.Change<Key, List<String>> lists, Key key, String id) {
    List<String> old = lists.find(key);
    if (old == null) {
      return;
    }
    List<String> left = new ArrayList<>(old);
    left.remove(id);
    if (left.isEmpty()) {
      lists.remove(key);
    } else {
      lists.put(key, left);
    }
  }

  // ---- where it is found

  /** Arrows by the part of the sheet that their ways depend on. */
  Grid.Change<Run> rooms() {
    return rooms;
  }

  /** The lines of arrows whose ways keep clear of others. */
  Grid.Change<Run> near() {
    return near;
  }

  Grid.Change<Run> chips() {
    return chips;
  }

  /** Arrows by where their chips might stand. */
  Grid.Change<Run> chipRooms() {
    return chipRooms;
  }

  void enterRoom(Run run) {
    if (run.isNear) {
      rooms.add(run, run.room);
    }
  }

  /** Enters the lines of an arrow that others keep clear of. */
  void enterNear(Run run) {
    if (run.isNear) {
      enterLines(run, near);
    }
  }

  /** Enters all that {@link #enterNear} does not, of an arrow that has its way. */
  void enterBesides(Run run) {
    if (!run.isNear) {
      enterLines(run, far);
    }
    run.chipRooms().forEach(room -> chipRooms.add(run, room));
  }

  private static void enterLines(Run run, Grid.Change<Run> lines) {
    run.route().pieces().forEach(piece -> lines.add(run, piece));
  }

  void enterChip(Run run) {
    run.chip().ifPresent(box -> chips.add(run, box));
  }

  /** Takes an arrow out of everything it is found by. */
  void withdraw(Run run) {
    if (run.isNear) {
      rooms.remove(run, run.room);
    }
    Grid.Change<Run> lines = run.isNear ? near : far;
    run.route().pieces().forEach(piece -> lines.remove(run, piece));
    run.chipRooms().forEach(room -> chipRooms.remove(run, room));
    run.chip().ifPresent(box -> chips.remove(run, box));
  }
}
