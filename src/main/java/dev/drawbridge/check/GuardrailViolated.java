package dev.drawbridge.check;

import static dev.drawbridge.check.Findings.error;
import static dev.drawbridge.check.Findings.name;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Guardrail;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.insight.Reach;
import dev.drawbridge.insight.Step;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.Place;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A statement that must stay true and is not, on at least one target. */
final class GuardrailViolated implements Check {
  @Override
  public Stream<Finding> findings(Policy policy) {
    Drawing drawing = policy.drawing();
    if (drawing.guardrails().isEmpty()) {
      return Stream.empty();
    }
    Map<TargetName, Reach> reaches = new EnumMap<>(TargetName.class);
    policy.targets().forEach(target -> reaches.put(target, Reach.of(policy, target)));
    return drawing.guardrails().values().stream()
        .flatMap(guardrail -> findings(policy, guardrail, reaches));
  }

  private static Stream<Finding> findings(
      Policy policy, Guardrail guardrail, Map<TargetName, Reach> reaches) {
    Map<List<Key>, Way> ways = new LinkedHashMap<>();
    reaches.forEach((target, reach) -> {
      List<Step> path =
          reach.path(
              ends(policy, guardrail.from()),
              ends(policy, guardrail.to()),
              traffic(policy, guardrail),
              guardrail.hops());
      if (!path.isEmpty()) {
        ways.computeIfAbsent(stations(path), _ -> new Way(path)).targets().add(target);
      }
    });
    return ways.values().stream()
        .map(way -> finding(policy.drawing(), guardrail, way.path(), way.targets()));
  }

  private static List<Key> ends(Policy policy, Key end) {
    return policy.expand(end).stream().map(e -> e.key()).toList();
  }

  private static Traffic traffic(Policy policy, Guardrail guardrail) {
    if (guardrail.ports().isEmpty()) {
      return Traffic.ANY;
    }
    Traffic traffic = Traffic.NONE;
    for (PortSpec port : guardrail.ports()) {
      traffic =
          traffic.union(
              switch (port) {
                case PortSpec.Numbered numbered -> numbered.traffic();
                case PortSpec.Named named -> named(policy, guardrail.to(), named.text());
              });
    }
    return traffic;
  }

  private static Traffic named(Policy policy, Key to, String name) {
    Traffic traffic = Traffic.NONE;
    for (Key end : ends(policy, to)) {
      traffic =
          traffic.union(
              policy
                  .drawing()
                  .services()
                  .get(end)
                  .flatMap(s -> Optional.ofNullable(s.ports().get(name)))
                  .flatMap(PortSpec::meaning)
                  .orElse(Traffic.NONE));
    }
    return traffic;
  }

  private static List<Key> stations(List<Step> path) {
    List<Key> stations = new ArrayList<>(List.of(path.getFirst().from()));
    path.forEach(step -> stations.add(step.to()));
    return stations;
  }

  private static Finding finding(
      Drawing drawing, Guardrail guardrail, List<Step> path, Set<TargetName> targets) {
    List<String> things = new ArrayList<>(List.of(guardrail.id()));
    path.forEach(step -> things.addAll(step.flows()));
    String way =
        stations(path).stream().map(key -> name(drawing, key)).collect(Collectors.joining(" → "));
    return error(
            path.size() == 1
                ? FindingCode.GUARDRAIL_VIOLATED
                : FindingCode.GUARDRAIL_VIOLATED_IN_HOPS,
            new Place.OnCanvas(things.stream().distinct().toList()),
            name(drawing, guardrail.from()),
            name(drawing, guardrail.to()),
            way,
            path.size())
        .on(targets);
  }

  /** One sequence of stations, and the targets on which it is open. */
  private record Way(List<Step> path, Set<TargetName> targets) {
    Way(List<Step> path) {
      this(path, EnumSet.noneOf(TargetName.class));
    }
  }
}
