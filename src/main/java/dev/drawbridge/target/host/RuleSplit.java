package dev.drawbridge.target.host;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.Rule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cuts the rules of one service in one direction into elements of sets. */
final class RuleSplit {
  private final Policy policy;
  private final Key service;
  private final Cut cut = new Cut(new Allowance());

  private RuleSplit(Policy policy, Key service) {
    this.policy = policy;
    this.service = service;
  }

  static Openings of(Policy policy, Key service, List<Rule> rules) {
    RuleSplit split = new RuleSplit(policy, service);
    rules.forEach(split::add);
    return new Openings(split.cut.exactApart(), split.logged(rules));
  }

  private void add(Rule rule) {
    AddressSet peers = policy.addressesOnHost(service, rule.peer());
    Traffic sayable = Sayable.of(rule.traffic());
    for (Family family : peers.families()) {
      cut.add(
          Written.ranges(policy, rule.peer(), peers.only(family)), family, sayable, rule.flow());
    }
  }

  private List<LoggedFlow> logged(List<Rule> rules) {
    Map<String, Map<Family, Map<Traffic, List<AddressSet>>>> byFlow = new LinkedHashMap<>();
    for (Rule rule : rules) {
      if (rule.log()) {
        AddressSet peers = policy.addressesOnHost(service, rule.peer());
        Traffic sayable = Sayable.of(rule.traffic());
        for (Family family : peers.families()) {
          byFlow
              .computeIfAbsent(rule.flow(), _ -> new EnumMap<>(Family.class))
              .computeIfAbsent(family, _ -> new LinkedHashMap<>())
              .computeIfAbsent(sayable.on(family), _ -> new ArrayList<>())
              .add(peers.only(family));
        }
      }
    }
    List<LoggedFlow> logged = new ArrayList<>();
    byFlow.forEach((flow, families) ->
        families
            .values()
            .forEach(family ->
                family.forEach((traffic, peers) -> {
                  if (!traffic.isEmpty()) {
                    logged.add(new LoggedFlow(flow, AddressSet.unionOf(peers), traffic));
                  }
                })));
    return logged;
  }
}
