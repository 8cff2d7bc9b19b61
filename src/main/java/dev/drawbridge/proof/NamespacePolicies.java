package dev.drawbridge.proof;

import dev.drawbridge.reading.ClusterReading.PolicyReading;
import dev.drawbridge.reading.LabelSelector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The policies of one namespace, found by the labels of the pods they select without looking at
 * each of them: a namespace may hold thousands.
 */
final class NamespacePolicies {
  private final List<PolicyReading> all = new ArrayList<>();
  private final Map<String, Map<String, List<PolicyReading>>> byLabel = new HashMap<>();
  private final List<PolicyReading> unindexed = new ArrayList<>();

  /**
   * @param policies of one namespace
   * @param frequency how many services of the namespace carry each label key: what most of them
   *     carry tells them apart best
   */
  NamespacePolicies(List<PolicyReading> policies, Map<String, Integer> frequency) {
    for (PolicyReading policy : policies) {
      all.add(policy);
      Map<String, String> fixed = LabelAtoms.fixed(policy.pods());
      fixed.keySet().stream()
          .max(
              (a, b) -> Integer.compare(frequency.getOrDefault(a, 0), frequency.getOrDefault(b, 0)))
          .ifPresentOrElse(
              key ->
                  byLabel
                      .computeIfAbsent(key, _ -> new HashMap<>())
                      .computeIfAbsent(fixed.get(key), _ -> new ArrayList<>())
                      .add(policy),
              () -> unindexed.add(policy));
    }
  }

  /** All of them, in the order of the files. */
  List<PolicyReading> all() {
    return all;
  }

  /** Those that select some pod that carries these labels, and perhaps more. */
  List<PolicyReading> touching(Map<String, String> labels) {
    LabelSelector subject = LabelSelector.matching(labels);
    List<PolicyReading> candidates = new ArrayList<>(unindexed);
    byLabel.forEach((key, byValue) -> {
      String value = labels.get(key);
      if (value == null) {
        byValue.values().forEach(candidates::addAll);
      } else {
        candidates.addAll(byValue.getOrDefault(value, List.of()));
      }
    });
    return candidates.stream()
        .filter(policy -> !LabelAtoms.areApart(policy.pods(), subject))
        .toList();
  }
}
