package dev.drawbridge.lab;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Crossing;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.Rule;
import dev.drawbridge.policy.ServiceRules;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a host target enforces of a drawing, and the trials leave out. */
final class Gaps {
  private final Policy policy;
  private final HostLayout layout;
  private final List<Trial> trials;
  private final Set<LabEvent.Untried> gaps = new LinkedHashSet<>();

  private Gaps(HostPlan plan, List<Trial> trials) {
    this.policy = plan.policy();
    this.layout = plan.layout();
    this.trials = trials;
  }

  /** What these trials leave out, each once. */
  static List<LabEvent.Untried> of(HostPlan plan, List<Trial> trials) {
    Gaps gaps = new Gaps(plan, trials);
    TargetName target = plan.target();
    if (!plan.layout().families().contains(Family.IPV6)) {
      gaps.add(LabGap.WITHOUT_IPV6);
    }
    for (ServiceRules rules : plan.policy().protectedBy(target)) {
      for (Direction direction : Direction.values()) {
        rules.rules(direction, target).forEach(rule -> gaps.add(rules.service(), rule));
      }
      rules.crossings(target).forEach(crossing -> gaps.add(rules.service(), crossing));
    }
    return List.copyOf(gaps.gaps);
  }

  private void add(Key service, Rule rule) {
    if (service.equals(rule.peer()) && policy.drawing().routers().contains(service)) {
      add(LabGap.ROUTER_WITH_ITSELF, rule.flow(), service.text());
    } else {
      canBeTried(service, rule);
    }
  }

  private void add(Key router, Crossing crossing) {
    if (canBeTried(crossing.from(), crossing.towards(crossing.to()))
        && trials.stream().noneMatch(trial -> isThrough(router, crossing, trial))) {
      add(
          LabGap.CROSSING_ELSEWHERE,
          crossing.flow(),
          router.text(),
          crossing.from().text(),
          crossing.to().text());
    }
  }

  private boolean isThrough(Key router, Crossing crossing, Trial trial) {
    String station = HostLayout.nameOf(router);
    return trial.expected().counted().stream()
            .anyMatch(meter ->
                meter.hook() == Hook.FORWARD
                    && meter.station().equals(station)
                    && meter.flows().contains(crossing.flow()))
        && isOf(crossing.from(), trial.from())
        && isOf(crossing.to(), trial.to());
  }

  private boolean isOf(Key end, Stand stand) {
    return stand instanceof Spot spot && policy.addresses(end).contains(spot.address());
  }

  /** Whether any of it can be; notes what cannot. */
  private boolean canBeTried(Key service, Rule rule) {
    boolean any = false;
    Set<Family> families = EnumSet.copyOf(layout.families());
    families.retainAll(policy.addressesOnHost(service, rule.peer()).families());
    for (Family family : families) {
      Traffic here = rule.traffic().on(family);
      List<Point> inside = Points.of(rule.traffic(), family).inside();
      boolean stands = true;
      for (Key end : List.of(service, rule.peer())) {
        if (layout.of(end, family).isEmpty()) {
          add(LabGap.ADDRESSES_UNUSABLE, rule.flow(), end.text());
          stands = false;
        }
      }
      if (!Points.isManifold(here)) {
        here.protocols().stream()
            .filter(protocol -> inside.stream().noneMatch(p -> p.protocol().equals(protocol)))
            .forEach(protocol -> unsendable(rule.flow(), here.only(protocol), family));
      }
      any |= stands && !inside.isEmpty();
    }
    return any;
  }

  private void unsendable(String flow, Traffic traffic, Family family) {
    String words = family == Family.IPV4 ? "IPv4" : "IPv6";
    add(LabGap.TRAFFIC_UNSENDABLE, flow, traffic.toString(), words);
  }

  private void add(LabGap gap, String... arguments) {
    gaps.add(new LabEvent.Untried(gap, List.of(arguments)));
  }
}
