package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Key;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Draws only the arrows of what was moved anew, and these roughly: as they were where both ends
 * moved alike, else in the most natural way, without a chip. All others stay. For what is shown
 * while much is being moved at once.
 */
final class Sketching {
  /** Up to so many arrows are drawn properly. */
  private static final int FEW = 40;

  private final Ground ground;
  private final Wiring before;
  private final Table.Change<String, Run> runs;
  private final Grid.Change<Run> near;
  private final Grid.Change<Run> far;
  private final Grid.Change<Run> chips;

  private Sketching(Ground ground, Wiring before) {
    this.ground = ground;
    this.before = before;
    this.runs = before.runs().change();
    this.near = before.near().change();
    this.far = before.far().change();
    this.chips = before.chips().change();
  }

  /** Whether things moved, nothing else, and so many that only a sketch is quick enough. */
  static boolean isFor(List<GroundWork.Change> changes, Wiring before) {
    int arrows = 0;
    for (GroundWork.Change change : changes) {
      if (change.before().isEmpty()
          || change.now().isEmpty()
          || !change.before().get().seen().equals(change.now().get().seen())
          || !change
              .before()
              .get()
              .shape()
              .map(Shape::getClass)
              .equals(change.now().get().shape().map(Shape::getClass))) {
        return false;
      }
      if (!change.before().get().box().equals(change.now().get().box())) {
        arrows += before.at(change.now().get().key()).size();
      }
    }
    return arrows > FEW;
  }

  /** The wiring with the arrows of what moved sketched; no other can be made from it. */
  static Wiring of(Ground ground, Wiring before, List<GroundWork.Change> changes) {
    Sketching sketching = new Sketching(ground, before);
    sketching.draw(changes);
    return new Wiring(
        ground,
        before.care(),
        sketching.runs.made(),
        before.hubs(),
        before.flows(),
        before.rooms(),
        sketching.near.made(),
        sketching.far.made(),
        sketching.chips.made(),
        before.chipRooms());
  }

  private void draw(List<GroundWork.Change> changes) {
    Map<Key, Box> olds = new HashMap<>();
    Set<String> links = new LinkedHashSet<>();
    for (GroundWork.Change change : changes) {
      Stand old = change.before().orElseThrow();
      Stand now = change.now().orElseThrow();
      if (now.shape().isPresent() && !old.box().equals(now.box())) {
        olds.put(now.key(), old.box());
        links.addAll(before.at(now.key()));
      }
    }
    links.forEach(link -> draw(Objects.requireNonNull(runs.find(link)), olds));
  }

  private void draw(Run old, Map<Key, Box> olds) {
    Run fresh = old.copy(old.link, old.order);
    Box from = ground.stand(old.link.from()).box();
    Box to = ground.stand(old.link.to()).box();
    Box fromBefore = olds.getOrDefault(old.link.from(), from);
    Box toBefore = olds.getOrDefault(old.link.to(), to);
    double dx = from.x() - fromBefore.x();
    double dy = from.y() - fromBefore.y();
    boolean isAlike = from.equals(fromBefore.moved(dx, dy)) && to.equals(toBefore.moved(dx, dy));
    replace(old, fresh);
    if (isAlike) {
      fresh.take(old.route().moved(dx, dy));
      fresh.carry(old.arrow().chip().map(c -> new Arrow.Chip(c.text(), c.box().moved(dx, dy))));
      fresh.chip().ifPresent(box -> chips.add(fresh, box));
    } else {
      fresh.take(old.link.isSelf() ? loop(fresh, from) : Ways.natural(from, to));
      fresh.carry(Optional.empty());
    }
    Grid.Change<Run> lines = fresh.isNear ? near : far;
    fresh.route().pieces().forEach(piece -> lines.add(fresh, piece));
  }

  private static Route loop(Run run, Box box) {
    End start = Objects.requireNonNull(run.start);
    return Loops.way(box, start.side(), start.stagger());
  }

  private void replace(Run old, Run fresh) {
    Grid.Change<Run> lines = old.isNear ? near : far;
    old.route().pieces().forEach(piece -> lines.remove(old, piece));
    old.chip().ifPresent(box -> chips.remove(old, box));
    runs.put(fresh.id(), fresh);
  }
}
