package dev.drawbridge.proof;

import dev.drawbridge.reading.LabelSelector;
import dev.drawbridge.reading.LabelSelector.Operator;
import dev.drawbridge.reading.LabelSelector.Requirement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * All label sets that one selector selects, cut into classes that some other selectors do not tell
 * apart: per key the values they mention, "another value", and "absent" (design: semantics §2).
 */
final class LabelAtoms {
  /** The most classes that are compared one by one. */
  static final int MOST = 4_096;

  /** Stands for every value that nobody mentions; no legal label value. */
  static final String ANOTHER = "*";

  private final Map<String, List<Optional<String>>> choices;

  private LabelAtoms(Map<String, List<Optional<String>>> choices) {
    this.choices = choices;
  }

  /**
   * The classes within a selector.
   *
   * @param always keys that are never absent
   */
  static LabelAtoms within(
      LabelSelector selector, Collection<LabelSelector> others, Set<String> always) {
    Map<String, Set<String>> mentioned = new TreeMap<>();
    mention(mentioned, selector);
    others.forEach(other -> mention(mentioned, other));
    Map<String, List<Optional<String>>> choices = new LinkedHashMap<>();
    mentioned.forEach(
        (key, values) -> choices.put(key, choices(selector, key, values, always.contains(key))));
    return new LabelAtoms(choices);
  }

  private static void mention(Map<String, Set<String>> mentioned, LabelSelector selector) {
    for (Requirement requirement : selector.requirements()) {
      mentioned
          .computeIfAbsent(requirement.key(), _ -> new TreeSet<>())
          .addAll(requirement.values());
    }
  }

  private static List<Optional<String>> choices(
      LabelSelector selector, String key, Set<String> values, boolean always) {
    Set<Optional<String>> all = new LinkedHashSet<>();
    if (!always) {
      all.add(Optional.empty());
    }
    all.add(Optional.of(ANOTHER));
    values.forEach(value -> all.add(Optional.of(value)));
    List<Optional<String>> fitting = new ArrayList<>();
    for (Optional<String> choice : all) {
      Map<String, String> label = choice.map(value -> Map.of(key, value)).orElse(Map.of());
      boolean fits =
          selector.requirements().stream()
              .filter(requirement -> requirement.key().equals(key))
              .allMatch(requirement -> requirement.holds(label));
      if (fits) {
        fitting.add(choice);
      }
    }
    return fitting;
  }

  /** How many there are; beyond {@link Integer#MAX_VALUE} that number. */
  int count() {
    long count = 1;
    for (List<Optional<String>> values : choices.values()) {
      count = Math.min(count * values.size(), Integer.MAX_VALUE);
    }
    return (int) count;
  }

  /** The first {@link #MOST} classes at most, familiar ones first, one label set each. */
  List<Map<String, String>> list() {
    List<Map<String, String>> found = new ArrayList<>();
    visit(
        List.copyOf(choices.keySet()),
        0,
        new TreeMap<>(),
        labels -> {
          found.add(new TreeMap<>(labels));
          return found.size() < MOST;
        });
    return found;
  }

  private boolean visit(
      List<String> keys,
      int next,
      TreeMap<String, String> labels,
      Predicate<Map<String, String>> goOn) {
    if (next == keys.size()) {
      return goOn.test(labels);
    }
    String key = keys.get(next);
    for (Optional<String> choice : choices.getOrDefault(key, List.of())) {
      choice.ifPresentOrElse(value -> labels.put(key, value), () -> labels.remove(key));
      if (!visit(keys, next + 1, labels, goOn)) {
        return false;
      }
    }
    labels.remove(key);
    return true;
  }

  /** The same requirements in one order, each once, so that equal selectors are equal. */
  static LabelSelector canonical(LabelSelector selector) {
    List<Requirement> requirements = selector.requirements();
    if (requirements.size() < 2) {
      return selector;
    }
    return new LabelSelector(
        requirements.stream()
            .distinct()
            .sorted(
                Comparator.comparing(Requirement::key)
                    .thenComparing(Requirement::operator)
                    .thenComparing(r -> r.values().toString()))
            .toList());
  }

  /** Whether plainly nothing satisfies both: they ask for different values of one key. */
  static boolean areApart(LabelSelector some, LabelSelector others) {
    for (Requirement one : some.requirements()) {
      for (Requirement other : others.requirements()) {
        if (one.operator() == Operator.IN
            && other.operator() == Operator.IN
            && one.key().equals(other.key())
            && one.values().stream().noneMatch(other.values()::contains)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The labels that a selector asks for with one value each. */
  static Map<String, String> fixed(LabelSelector selector) {
    Map<String, String> fixed = new TreeMap<>();
    for (Requirement requirement : selector.requirements()) {
      if (requirement.operator() == Operator.IN && requirement.values().size() == 1) {
        fixed.putIfAbsent(requirement.key(), requirement.values().getFirst());
      }
    }
    return fixed;
  }
}
