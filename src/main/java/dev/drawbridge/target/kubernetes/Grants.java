package dev.drawbridge.target.kubernetes;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Loss;
import dev.drawbridge.policy.Rule;
import dev.drawbridge.policy.ServiceRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one policy object says of one service in one direction, and what it has to give up.
 *
 * @param rules peers with the same traffic together; ordered by their traffic, so that the order of
 *     the flows decides nothing
 * @param losses in the order of the flows
 */
record Grants(List<GrantedRule> rules, List<Loss> losses) {

  /**
   * Peers that share their traffic.
   *
   * @param peers the items, each with the flows behind it
   * @param traffic what can be written
   */
  record GrantedRule(Map<PeerItem, Set<String>> peers, Traffic traffic) {
    Set<String> flows() {
      Set<String> flows = new LinkedHashSet<>();
      peers.values().forEach(flows::addAll);
      return flows;
    }
  }

  /** All that the flows let one peer do. */
  private record Allowance(Traffic traffic, Set<String> flows) {
    static final Allowance NOTHING = new Allowance(Traffic.NONE, Set.of());

    Allowance and(Traffic more, String flow) {
      Set<String> all = new LinkedHashSet<>(flows);
      all.add(flow);
      return new Allowance(traffic.union(more), all);
    }
  }

  static Grants of(ServiceRules service, Direction direction, PeerForms forms) {
    Map<Key, Allowance> allowances = new TreeMap<>();
    List<Loss> losses = new ArrayList<>();
    for (Rule rule : service.rules(direction, TargetName.KUBERNETES)) {
      PeerForm form = forms.of(rule.peer(), direction);
      Traffic sayable = form.items().isEmpty() ? Traffic.NONE : Sayable.of(rule.traffic());
      addLosses(losses, service.service(), direction, rule, form);
      if (!sayable.isEmpty()) {
        Traffic arriving = Sayable.at(form.dns(), sayable);
        allowances.merge(
            rule.peer(),
            Allowance.NOTHING.and(arriving, rule.flow()),
            (before, _) -> before.and(arriving, rule.flow()));
      }
    }
    return new Grants(grouped(allowances, direction, forms), List.copyOf(losses));
  }

  private static List<GrantedRule> grouped(
      Map<Key, Allowance> allowances, Direction direction, PeerForms forms) {
    Map<Traffic, Map<PeerItem, Set<String>>> byTraffic = new LinkedHashMap<>();
    allowances.forEach((peer, allowance) -> {
      Map<PeerItem, Set<String>> peers =
          byTraffic.computeIfAbsent(allowance.traffic(), _ -> new LinkedHashMap<>());
      for (PeerItem item : forms.of(peer, direction).items()) {
        peers.computeIfAbsent(item, _ -> new LinkedHashSet<>()).addAll(allowance.flows());
      }
    });
    List<GrantedRule> rules = new ArrayList<>();
    byTraffic.forEach((traffic, peers) -> rules.add(new GrantedRule(peers, traffic)));
    rules.sort((a, b) -> compare(a.traffic().kinds(), b.traffic().kinds()));
    return rules;
  }

  private static int compare(List<Traffic.Kinds> some, List<Traffic.Kinds> others) {
    for (int i = 0; i < Math.min(some.size(), others.size()); i++) {
      int first = some.get(i).compareTo(others.get(i));
      if (first != 0) {
        return first;
      }
    }
    return Integer.compare(some.size(), others.size());
  }

  private static void addLosses(
      List<Loss> losses, Key service, Direction direction, Rule rule, PeerForm form) {
    if (form.items().isEmpty()) {
      form.gap().ifPresent(gap -> losses.add(loss(service, direction, rule, gap, rule.traffic())));
      return;
    }
    Traffic sayable = Sayable.of(rule.traffic());
    Traffic unsayable = rule.traffic().minus(sayable);
    if (!unsayable.isEmpty()) {
      PeerForm.Gap protocols =
          new PeerForm.Gap(AddressSet.ALL, LimitCode.PROTOCOL_UNAVAILABLE, List.of(unsayable));
      losses.add(loss(service, direction, rule, protocols, unsayable));
    }
    if (!sayable.isEmpty()) {
      form.gap().ifPresent(gap -> losses.add(loss(service, direction, rule, gap, sayable)));
    }
  }

  private static Loss loss(
      Key service, Direction direction, Rule rule, PeerForm.Gap gap, Traffic traffic) {
    return new Loss(
        TargetName.KUBERNETES,
        rule.flow(),
        service,
        direction,
        rule.peer(),
        gap.addresses(),
        traffic,
        gap.reason(),
        gap.arguments());
  }
}
