package dev.drawbridge.lab;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.policy.Crossing;
import dev.drawbridge.policy.Door;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Attempts to pass drawn routers by an address of somebody else: a connection that a router passes
 * on, and then the same packet once more, from behind every other of its interfaces. Connection
 * tracking takes it for a part of the first, so that nothing but its source shows what it is.
 */
final class Forgeries {
  /** From one port all the same, which no other attempt uses. */
  private static final OptionalInt SAME_PORT = OptionalInt.of(4000);

  private final HostPlan plan;
  private final Topology topology;
  private final List<Trial> trials = new ArrayList<>();

  /** The way of a connection through a router. */
  private record Way(Key from, Key to, Family family) {}

  /** A connection that a router passes on. */
  private record Opening(Spot from, Spot to, Point point, String flow) {

    /** The smaller, the better: a packet that may be sent again, of a protocol with answers. */
    int rank() {
      if (point.protocol().equals(Protocol.UDP)) {
        return 0;
      }
      return point.isEcho() ? 1 : 2;
    }

    boolean canBeRepeated() {
      return rank() < 2;
    }
  }

  private Forgeries(HostPlan plan) {
    this.plan = plan;
    this.topology = plan.topology();
  }

  /** The trials of a plan. */
  static List<Trial> of(HostPlan plan) {
    Forgeries forgeries = new Forgeries(plan);
    plan.topology().routers().forEach(forgeries::add);
    return forgeries.trials;
  }

  /** Who forges in some trials. */
  static Set<Spot> forgers(Collection<Trial> trials) {
    Set<Spot> forgers = new LinkedHashSet<>();
    for (Trial trial : trials) {
      if (trial.from() instanceof Spot spot && spot.sort() == Spot.Sort.FORGED) {
        forgers.add(spot);
      }
    }
    return forgers;
  }

  private void add(Key router) {
    Map<Way, Opening> openings = new LinkedHashMap<>();
    for (Crossing crossing : plan.policy().rules(router).orElseThrow().crossings(plan.target())) {
      for (Family family : Family.values()) {
        Way way = new Way(crossing.out(), crossing.in(), family);
        opening(router, crossing, way)
            .ifPresent(opening ->
                openings.merge(
                    way, opening, (one, other) -> other.rank() < one.rank() ? other : one));
      }
    }
    openings.values().forEach(opening -> add(router, opening));
  }

  private Optional<Opening> opening(Key router, Crossing crossing, Way way) {
    Optional<Spot> from = standing(router, crossing.from(), way.from(), way.family());
    Optional<Spot> to = standing(router, crossing.to(), way.to(), way.family());
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    return Points.of(crossing.traffic(), way.family()).inside().stream()
        .map(point -> new Opening(from.get(), to.get(), point, crossing.flow()))
        .filter(opening -> expected(router, opening.from(), opening, Guard.ROUTER).passes())
        .min(Comparator.comparingInt(Opening::rank));
  }

  private Optional<Spot> standing(Key router, Key end, Key zone, Family family) {
    return plan.layout().of(end, family).stream()
        .filter(spot -> zone.equals(topology.side(spot).zones().get(router)))
        .findFirst();
  }

  private void add(Key router, Opening opening) {
    List<Trial> forged = new ArrayList<>();
    for (Door door : plan.policy().doors(router)) {
      Spot forger =
          new Spot(
              opening.from().address(),
              Spot.Sort.FORGED,
              Optional.of(door.zone()),
              Optional.empty());
      Expected expected = expected(router, forger, opening, Guard.FORGED);
      if (topology.between(forger, opening.to()).contains(router)
          && expected.refusedBy().equals(Optional.of(Hook.SPOOFED))) {
        forged.add(trial(router, forger, opening, Guard.FORGED, expected));
      }
    }
    if (!forged.isEmpty() && opening.canBeRepeated()) {
      Expected passes = expected(router, opening.from(), opening, Guard.ROUTER);
      // Not counted where the same packet has passed before.
      Expected again = new Expected(Optional.empty(), List.of(), passes.counted());
      trials.add(trial(router, opening.from(), opening, Guard.ROUTER, again));
    }
    trials.addAll(forged);
  }

  private Expected expected(Key router, Spot from, Opening opening, Guard guard) {
    return plan.expectation().of(from, opening.to(), opening.point(), guard, List.of(router));
  }

  private static Trial trial(
      Key router, Spot from, Opening opening, Guard guard, Expected expected) {
    return new Trial(
        from,
        opening.to(),
        opening.to().address().family(),
        opening.point(),
        SAME_PORT,
        guard,
        List.of(router),
        Optional.of(opening.flow()),
        expected);
  }
}
