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
    for (ServiceRules service : policy.services()) {
      for (Direction direction : Direction.values()) {
        Map<Key, List<Rule>> byPeer = new HashMap<>();
        for (Rule rule : service.rules(direction)) {
          List<Rule> side = byPeer.computeIfAbsent(rule.peer(), _ -> new ArrayList<>(1));
          side.add(rule);
          byFlow.computeIfAbsent(rule.flow(), _ -> new ArrayList<>(2)).add(side);
        }
      }
    }
    Set<String> gone = new HashSet<>();
    List<Finding> found = new ArrayList<>();
    for (Flow flow : drawing.flows().values().reversed()) {
      Optional<String> instead = coveredBy(flow, byFlow.getOrDefault(flow.id(), List.of()), gone);
      if (instead.isPresent()) {
        gone.add(flow.id());
        found.add(finding(drawing, flow, instead.get()));
      }
    }
    Collections.reverse(found);
    return found.stream();
  }

  /**
   * The first flow that helps to cover this one, if together they cover all of it.
   *
   * @param sides at every end that has rules of this flow all rules for the same peer
   */
  private static Optional<String> coveredBy(Flow flow, List<List<Rule>> sides, Set<String> gone) {
    Optional<String> instead = Optional.empty();
    for (List<Rule> all : sides) {
      if (all.size() < 2) {
        return Optional.empty();
      }
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
