package dev.drawbridge.insight;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Policy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every allowed connection, one row per pair and differing verdict.
 *
 * @param rows by source and destination in file order
 */
public record Matrix(List<Row> rows) {
  /**
   * One row.
   *
   * @param from who may open the connection
   * @param to who accepts it
   * @param traffic all that is allowed between the two
   * @param flows the ids of the flows that allow it
   * @param targets the targets on which exactly this is allowed, in their order
   */
  public record Row(
      Key from, Key to, Traffic traffic, List<String> flows, Set<TargetName> targets) {}

  public Matrix {
    rows = List.copyOf(rows);
  }

  /** The matrix of a policy on these targets. */
  public static Matrix of(Policy policy, Collection<TargetName> targets) {
    Map<Step, EnumSet<TargetName>> found = new LinkedHashMap<>();
    for (TargetName target : targets) {
      for (Step step : Reach.of(policy, target).all()) {
        found.computeIfAbsent(step, _ -> EnumSet.noneOf(TargetName.class)).add(target);
      }
    }
    Map<Key, Map<Key, List<Row>>> byPair = new LinkedHashMap<>();
    policy.drawing().elements().forEach(e -> byPair.put(e.key(), new LinkedHashMap<>()));
    found.forEach((step, on) ->
        byPair
            .computeIfAbsent(step.from(), _ -> new LinkedHashMap<>())
            .computeIfAbsent(step.to(), _ -> new ArrayList<>())
            .add(new Row(step.from(), step.to(), step.traffic(), step.flows(), on)));
    return new Matrix(
        byPair.values().stream()
            .flatMap(tos -> tos.values().stream())
            .flatMap(List::stream)
            .toList());
  }
}
