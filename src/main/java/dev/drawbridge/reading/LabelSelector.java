package dev.drawbridge.reading;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A Kubernetes label selector: all of its requirements must hold; none means everything
 * (apimachinery, LabelSelector).
 */
public record LabelSelector(List<Requirement> requirements) {
  /** Selects everything. */
  public static final LabelSelector EVERYTHING = new LabelSelector(List.of());

  /**
   * One requirement.
   *
   * @param values sorted, without repetition; empty for {@link Operator#EXISTS} and {@link
   *     Operator#DOES_NOT_EXIST}, else not
   */
  public record Requirement(String key, Operator operator, List<String> values) {
    public Requirement {
      values = List.copyOf(new TreeSet<>(values));
      boolean listless = operator == Operator.EXISTS || operator == Operator.DOES_NOT_EXIST;
      if (listless != values.isEmpty()) {
        throw new IllegalArgumentException(operator + " with " + values.size() + " values");
      }
    }

    /** Whether labels satisfy it; {@code NOT_IN} also holds where the key is absent (K). */
    public boolean holds(Map<String, String> labels) {
      return switch (operator) {
        case IN -> labels.containsKey(key) && values.contains(labels.get(key));
        case NOT_IN -> !labels.containsKey(key) || !values.contains(labels.get(key));
        case EXISTS -> labels.containsKey(key);
        case DOES_NOT_EXIST -> !labels.containsKey(key);
      };
    }
  }

  /** The operators of Kubernetes. */
  public enum Operator {
    IN,
    NOT_IN,
    EXISTS,
    DOES_NOT_EXIST
  }

  public LabelSelector {
    requirements = List.copyOf(requirements);
  }

  /** Selects what carries all of these labels. */
  public static LabelSelector matching(Map<String, String> labels) {
    return new LabelSelector(
        labels.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> new Requirement(e.getKey(), Operator.IN, List.of(e.getValue())))
            .toList());
  }

  /** Whether something with exactly these labels is selected. */
  public boolean selects(Map<String, String> labels) {
    return requirements.stream().allMatch(r -> r.holds(labels));
  }

  /** The label keys it asks about, sorted. */
  public Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    requirements.forEach(r -> keys.add(r.key()));
    return keys;
  }
}
