package dev.drawbridge.check;

import static dev.drawbridge.check.Findings.at;
import static dev.drawbridge.check.Findings.error;
import static dev.drawbridge.check.Findings.fix;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.EditCode;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.policy.Policy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Two services that one pod could be at once, because no label key both have differs in value: its
 * policies would add up (Kubernetes isolates pods, not services).
 */
final class SamePods implements Check {
  @Override
  public Stream<Finding> findings(Policy policy) {
    Drawing drawing = policy.drawing();
    Map<String, List<Service>> byNamespace = new LinkedHashMap<>();
    for (Service service : drawing.services()) {
      if (policy.protects(TargetName.KUBERNETES, service.key())) {
        byNamespace
            .computeIfAbsent(drawing.namespace(service).orElseThrow(), _ -> new ArrayList<>())
            .add(service);
      }
    }
    return byNamespace.values().stream().flatMap(SamePods::inOneNamespace);
  }

  /**
   * Pairs are looked for among services that agree in some key, or have different keys: those with
   * the same keys and different values throughout are told apart without comparing them.
   */
  private static Stream<Finding> inOneNamespace(List<Service> services) {
    Map<Set<String>, Map<Map<String, String>, List<Service>>> byKeys = new LinkedHashMap<>();
    for (Service service : services) {
      byKeys
          .computeIfAbsent(new TreeSet<>(service.labels().keySet()), _ -> new LinkedHashMap<>())
          .computeIfAbsent(new HashMap<>(service.labels()), _ -> new ArrayList<>())
          .add(service);
    }
    List<Finding> found = new ArrayList<>();
    List<Set<String>> keySets = List.copyOf(byKeys.keySet());
    for (int i = 0; i < keySets.size(); i++) {
      byKeys
          .getOrDefault(keySets.get(i), Map.of())
          .values()
          .forEach(same -> reportWithFirst(found, same));
      for (int j = i + 1; j < keySets.size(); j++) {
        compare(
            found,
            byKeys.getOrDefault(keySets.get(i), Map.of()),
            byKeys.getOrDefault(keySets.get(j), Map.of()),
            common(keySets.get(i), keySets.get(j)));
      }
    }
    return found.stream();
  }

  private static Set<String> common(Set<String> some, Set<String> others) {
    Set<String> common = new TreeSet<>(some);
    common.retainAll(others);
    return common;
  }

  /** Services with different key sets clash where they agree on all keys they have in common. */
  private static void compare(
      List<Finding> found,
      Map<Map<String, String>, List<Service>> some,
      Map<Map<String, String>, List<Service>> others,
      Set<String> common) {
    Map<Map<String, String>, Service> byCommon = new HashMap<>();
    some.values().forEach(s -> byCommon.putIfAbsent(projected(s.getFirst(), common), s.getFirst()));
    for (List<Service> other : others.values()) {
      Service clash = byCommon.get(projected(other.getFirst(), common));
      if (clash != null) {
        found.add(clash(clash, other.getFirst()));
      }
    }
  }

  private static Map<String, String> projected(Service service, Set<String> keys) {
    Map<String, String> projected = new HashMap<>(service.labels());
    projected.keySet().retainAll(keys);
    return projected;
  }

  private static void reportWithFirst(List<Finding> found, List<Service> same) {
    same.stream().skip(1).forEach(other -> found.add(clash(same.getFirst(), other)));
  }

  private static Finding clash(Service first, Service second) {
    Map<String, String> apartFirst = new LinkedHashMap<>(first.labels());
    Map<String, String> apartSecond = new LinkedHashMap<>(second.labels());
    apartFirst.put("app", first.key().text());
    apartSecond.put("app", second.key().text());
    Edit both =
        new Edit.Together(
            EditCode.FIX,
            List.of(second.name()),
            List.of(
                new Edit.Change(first.withLabels(apartFirst)),
                new Edit.Change(second.withLabels(apartSecond))));
    return error(FindingCode.SAME_PODS, at(second.key(), first.key()), first.name(), second.name())
        .fixedBy(fix(FixCode.TELL_APART, both, first.key(), second.key()))
        .on(EnumSet.of(TargetName.KUBERNETES));
  }
}
