package dev.drawbridge.check;

import static dev.drawbridge.check.Findings.at;
import static dev.drawbridge.check.Findings.fix;
import static dev.drawbridge.check.Findings.name;
import static dev.drawbridge.check.Findings.warning;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.Rule;
import dev.drawbridge.policy.ServiceRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A flow that changes nothing, because others allow all of it. Of two equal ones the later. */
final class RedundantFlow implements Check {
  @Override
  public Stream<Finding> findings(Policy policy) {
    Drawing drawing = policy.drawing();
    Map<String, List<List<Rule>>> byFlow = new HashMap<>();
    Set<String> alone = new HashSet<>();
    for (ServiceRules service : policy.services()) {
      for (Direction direction : Direction.values()) {
        collect(service.rules(direction), byFlow, alone);
      }
    }
    Set<String> gone = new HashSet<>();
    List<Finding> found = new ArrayList<>();
    for (Flow flow : drawing.flows().values().reversed()) {
      List<List<Rule>> sides = byFlow.getOrDefault(flow.id(), List.of());
      Optional<String> instead =
          alone.contains(flow.id()) ? Optional.empty() : coveredBy(flow, sides, gone);
      if (instead.isPresent()) {
        gone.add(flow.id());
        found.add(finding(drawing, flow, instead.get()));
      }
    }
    Collections.reverse(found);
    return found.stream();
  }

  /**
   * Groups the rules of one end by peer; most are the only one for theirs.
   *
   * @param byFlow gets for every flow the groups that its rules belong to
   * @param alone gets the flows with a rule that has no other beside it
   */
  private static void collect(
      List<Rule> rules, Map<String, List<List<Rule>>> byFlow, Set<String> alone) {
    Set<Key> peers = new HashSet<>();
    Map<Key, List<Rule>> shared = new HashMap<>();
    for (Rule rule : rules) {
      if (!peers.add(rule.peer())) {
        shared.computeIfAbsent(rule.peer(), _ -> new ArrayList<>());
      }
    }
    for (Rule rule : rules) {
      List<Rule> side = shared.get(rule.peer());
      if (side == null) {
        alone.add(rule.flow());
      } else {
        side.add(rule);
        byFlow.computeIfAbsent(rule.flow(), _ -> new ArrayList<>()).add(side);
      }
    }
  }

  /**
   * The first flow that helps to cover this one, if together they cover all of it.
   *
   * @param sides at every end that has rules of this flow all rules for the same peer, several
   */
  private static Optional<String> coveredBy(Flow flow, List<List<Rule>> sides, Set<String> gone) {
    Optional<String> instead = Optional.empty();
    for (List<Rule> all : sides) {
      for (TargetName target : TargetName.values()) {
        Traffic own = Traffic.NONE;
        Traffic others = Traffic.NONE;
        for (Rule rule : all) {
          if (rule.holdsOn(target) && rule.flow().equals(flow.id())) {
            own = own.union(rule.traffic());
          } else if (rule.holdsOn(target) && !gone.contains(rule.flow())) {
            others = others.union(rule.traffic());
            instead = instead.or(() -> Optional.of(rule.flow()));
          }
        }
        if (!others.containsAll(own)) {
          return Optional.empty();
        }
      }
    }
    return instead;
  }

  private static Finding finding(Drawing drawing, Flow flow, String instead) {
    return warning(
            FindingCode.REDUNDANT_FLOW,
            at(flow),
            name(drawing, flow.from()),
            name(drawing, flow.to()),
            instead)
        .fixedBy(fix(FixCode.REMOVE_FLOW, new Edit.Remove(Set.of(), Set.of(flow.id())), flow.id()));
  }
}
