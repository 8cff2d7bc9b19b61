package dev.drawbridge.target.kubernetes;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Selectors of one namespace, asked whether one pod could match two of them: it can, unless some
 * key both select by differs in value (M). Grows with the number of different sets of keys, not
 * with the number of pairs.
 */
final class PodClasses<T> {
  /** Selectors with the same keys, found again by the values of some of these keys. */
  private final class Family {
    private final Map<Map<String, String>, T> members = new LinkedHashMap<>();
    private final Map<Set<String>, Map<Map<String, String>, T>> byCommon = new HashMap<>();

    void add(Map<String, String> labels, T owner) {
      if (members.putIfAbsent(labels, owner) == null) {
        byCommon.forEach((common, index) -> index.putIfAbsent(only(labels, common), owner));
      }
    }

    Optional<T> find(Map<String, String> labels, Set<String> common) {
      return Optional.ofNullable(
          byCommon.computeIfAbsent(common, this::index).get(only(labels, common)));
    }

    private Map<Map<String, String>, T> index(Set<String> common) {
      Map<Map<String, String>, T> index = new HashMap<>();
      members.forEach((labels, owner) -> index.putIfAbsent(only(labels, common), owner));
      return index;
    }
  }

  private final Map<Set<String>, Family> families = new LinkedHashMap<>();

  /** Adds a selector. */
  void add(Map<String, String> labels, T owner) {
    families
        .computeIfAbsent(Set.copyOf(labels.keySet()), _ -> new Family())
        .add(Map.copyOf(labels), owner);
  }

  /** The first owner of a selector that a pod with these labels could match too. */
  Optional<T> overlapping(Map<String, String> labels) {
    for (Map.Entry<Set<String>, Family> family : families.entrySet()) {
      Set<String> common = new TreeSet<>(labels.keySet());
      common.retainAll(family.getKey());
      Optional<T> found = family.getValue().find(labels, common);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Map<String, String> only(Map<String, String> labels, Set<String> keys) {
    if (labels.size() == keys.size()) {
      return labels;
    }
    Map<String, String> left = new HashMap<>();
    keys.forEach(key -> left.put(key, labels.get(key)));
    return left;
  }
}
