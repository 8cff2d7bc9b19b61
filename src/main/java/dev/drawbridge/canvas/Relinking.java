package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Zone;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which arrows come, go and say something else on a later ground, and where things moved. */
final class Relinking {
  private final WiringChange wiring;
  private final Redrawn redrawn;
  private final Wiring before;
  private final List<GroundWork.Change> changes;
  private final Set<Key> hubs = new LinkedHashSet<>();
  private final Set<String> links = new LinkedHashSet<>();

  Relinking(WiringChange wiring, Redrawn redrawn, Wiring before, List<GroundWork.Change> changes) {
    this.wiring = wiring;
    this.redrawn = redrawn;
    this.before = before;
    this.changes = changes;
  }

  /** What other arrows touch than before. */
  Set<Key> hubs() {
    return hubs;
  }

  /** The links that were not there before. */
  Set<String> links() {
    return links;
  }

  /** Takes over what became of flows, whose ids these are, and of what they are seen at. */
  void follow(Set<String> changedFlows) {
    changedFlows.forEach(this::relist);
    Set<String> touched = new HashSet<>(changedFlows);
    for (GroundWork.Change change : changes) {
      if (isSeenElsewhere(change)) {
        touched.addAll(before.flows().get(key(change)).orElse(List.of()));
      }
    }
    LinkWork.touched(touched, before, wiring.ground()).forEach(this::follow);
  }

  /** Takes a flow out of the lists of the elements at its old ends, and into those at the new. */
  private void relist(String id) {
    before.ground().drawing().flows().get(id).ifPresent(wiring::remove);
    wiring.ground().drawing().flows().get(id).ifPresent(wiring::add);
  }

  private void follow(String id, Optional<LinkWork.Seen> seen) {
    Optional<Run> old = Optional.ofNullable(wiring.runs().find(id));
    if (old.isPresent() && seen.filter(now -> isAtSamePlace(old.get(), now)).isPresent()) {
      redrawn.restate(old.get(), seen.get().link());
      return;
    }
    old.ifPresent(this::go);
    seen.ifPresent(this::come);
  }

  private static boolean isAtSamePlace(Run old, LinkWork.Seen now) {
    return old.order == now.order()
        && old.link.from().equals(now.link().from())
        && old.link.to().equals(now.link().to());
  }

  private void go(Run run) {
    redrawn.go(run);
    WiringChange.ends(run.link).forEach(key -> wiring.removeLink(key, run.id()));
    hubs.addAll(WiringChange.ends(run.link));
  }

  private void come(LinkWork.Seen seen) {
    Run run = new Run(seen.link(), seen.order());
    redrawn.come(run);
    WiringChange.ends(run.link).forEach(key -> wiring.addLink(key, run.id()));
    hubs.addAll(WiringChange.ends(run.link));
    links.add(run.id());
  }

  /** Whether the arrows of its flows are seen at something else now. */
  private static boolean isSeenElsewhere(GroundWork.Change change) {
    return !change.before().map(Relinking::seen).equals(change.now().map(Relinking::seen));
  }

  /** At which thing an element's arrows are seen, and whether these are bundled there. */
  private static List<Object> seen(Stand stand) {
    return List.of(stand.seen(), stand.shape().filter(Shape.Folded.class::isInstance).isPresent());
  }

  private static Key key(GroundWork.Change change) {
    return change.now().or(change::before).orElseThrow().key();
  }

  // ---- what moved

  /** What shows and stands elsewhere, is another kind of thing, or is part of another zone. */
  Set<Key> elsewhere() {
    Set<Key> keys = new LinkedHashSet<>();
    for (GroundWork.Change change : changes) {
      if (!change.before().map(Relinking::standing).equals(change.now().map(Relinking::standing))) {
        keys.add(key(change));
        boolean isZone =
            change.before().map(Stand::element).filter(Zone.class::isInstance).isPresent();
        if (isZone && !zone(change.before()).equals(zone(change.now()))) {
          addMembers(keys, key(change));
        }
      }
    }
    return keys;
  }

  private static Optional<Key> zone(Optional<Stand> stand) {
    return stand.flatMap(s -> s.element().zone());
  }

  private void addMembers(Set<Key> keys, Key zone) {
    for (Key member : wiring.ground().members().get(zone).orElse(List.of())) {
      keys.add(member);
      addMembers(keys, member);
    }
  }

  private static List<Object> standing(Stand stand) {
    Element element = stand.element();
    return List.of(
        stand.shape().<Object>map(Shape::getClass).orElse(""), stand.box(), element.zone());
  }
}
