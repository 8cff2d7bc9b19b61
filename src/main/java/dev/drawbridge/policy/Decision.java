package dev.drawbridge.policy;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Traffic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How one probe is answered. */
final class Decision {
  private final Policy policy;
  private final Probe probe;
  private final TargetName target;
  private final Set<String> because = new LinkedHashSet<>();
  private final List<Verdict.Refusal> refusals = new ArrayList<>();

  Decision(Policy policy, Probe probe, TargetName target) {
    this.policy = policy;
    this.probe = probe;
    this.target = target;
    requireEnd(probe.from());
    requireEnd(probe.to());
  }

  private void requireEnd(Key key) {
    switch (policy.drawing().element(key).orElse(null)) {
      case Service _, Network _, Router _ -> {}
      case Zone _, Note _ -> throw new IllegalArgumentException(key + " is no end of a probe");
      case null -> throw new IllegalArgumentException("no such element: " + key);
    }
  }

  Verdict verdict() {
    boolean source = policy.protects(target, probe.from());
    boolean destination = policy.protects(target, probe.to());
    List<Key> routers = policy.routersBetween(probe.from(), probe.to(), target);
    if (!source && !destination && routers.isEmpty()) {
      return new Verdict.Unenforced();
    }
    if (source) {
      ask(probe.from(), Direction.EGRESS, probe.to());
    }
    if (destination) {
      ask(probe.to(), Direction.INGRESS, probe.from());
    }
    if (refusals.isEmpty()) {
      routers.forEach(this::askRouter);
    }
    return refusals.isEmpty()
        ? new Verdict.Allowed(List.copyOf(because))
        : new Verdict.Denied(refusals);
  }

  private void ask(Key service, Direction direction, Key peer) {
    List<Rule> all = policy.rules(service).orElseThrow().rules(direction);
    List<Rule> towards = all.stream().filter(rule -> rule.peer().equals(peer)).toList();
    judge(service, direction, all, towards, reachable(service, peer));
  }

  /** A router forwards what is drawn between the two, whoever protects them. */
  private void askRouter(Key router) {
    List<Crossing> all = policy.rules(router).orElseThrow().crossings();
    judge(
        router,
        Direction.EGRESS,
        all.stream().map(crossing -> crossing.towards(crossing.to())).toList(),
        all.stream()
            .filter(crossing -> crossing.from().equals(probe.from()))
            .filter(crossing -> crossing.to().equals(probe.to()))
            .map(crossing -> crossing.towards(crossing.to()))
            .toList(),
        reachable(probe.from(), probe.to()));
  }

  private void judge(
      Key service, Direction direction, List<Rule> all, List<Rule> towards, Traffic possible) {
    List<Rule> here = towards.stream().filter(rule -> rule.holdsOn(target)).toList();
    if (possible.isEmpty()) {
      refuse(service, direction, Verdict.Reason.NO_COMMON_FAMILY, towards);
    } else if (towards.isEmpty()) {
      refuse(service, direction, Verdict.Reason.NO_FLOW, near(all));
    } else if (!union(towards).containsAll(probe.traffic())) {
      refuse(service, direction, Verdict.Reason.OTHER_PORTS, towards);
    } else if (!union(here).containsAll(probe.traffic())) {
      refuse(service, direction, Verdict.Reason.OTHER_TARGETS, towards);
    } else {
      here.stream()
          .filter(rule -> rule.traffic().overlaps(probe.traffic()))
          .forEach(rule -> because.add(rule.flow()));
    }
  }

  /** The traffic asked about that the two ends' addresses allow at all. */
  private Traffic reachable(Key service, Key peer) {
    if (!target.isHost()) {
      return probe.traffic();
    }
    AddressSet common = policy.addressesOnHost(service, peer);
    Traffic possible = Traffic.NONE;
    for (Family family : Family.values()) {
      if (!common.only(family).isEmpty()) {
        possible = possible.union(probe.traffic().on(family));
      }
    }
    return possible;
  }

  private static Traffic union(Collection<Rule> rules) {
    Traffic traffic = Traffic.NONE;
    for (Rule rule : rules) {
      traffic = traffic.union(rule.traffic());
    }
    return traffic;
  }

  /** Rules of the same end that at least carry the traffic asked about. */
  private List<Rule> near(List<Rule> rules) {
    return rules.stream().filter(rule -> rule.traffic().overlaps(probe.traffic())).toList();
  }

  private void refuse(
      Key service, Direction direction, Verdict.Reason reason, List<Rule> candidates) {
    Optional<String> nearest = candidates.stream().map(Rule::flow).findFirst();
    refusals.add(new Verdict.Refusal(service, direction, reason, nearest));
  }
}
