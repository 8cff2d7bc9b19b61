package dev.drawbridge.insight;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.TargetName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far an attacker gets from each service, told from a matrix that is there already. Agrees with
 * {@link Reach#blastRadius}.
 */
public final class Spread {
  private final Drawing drawing;
  private final Map<Key, List<Matrix.Row>> leaving = new HashMap<>();

  /** The spread that a drawing's matrix allows. */
  public Spread(Drawing drawing, Matrix matrix) {
    this.drawing = drawing;
    matrix
        .rows()
        .forEach(row -> leaving.computeIfAbsent(row.from(), _ -> new ArrayList<>()).add(row));
  }

  /**
   * All that an attacker who holds one service can reach, by the least number of hops, on the
   * target where that is most; the service itself is not among it.
   */
  public Map<Key, Integer> from(Key service) {
    Map<Key, Integer> most = Map.of();
    for (TargetName target : TargetName.values()) {
      Map<Key, Integer> reached = from(service, target);
      most = reached.size() > most.size() ? reached : most;
    }
    return most;
  }

  private Map<Key, Integer> from(Key service, TargetName target) {
    Map<Key, Integer> reached = new LinkedHashMap<>();
    Deque<Key> queue = new ArrayDeque<>(List.of(service));
    reached.put(service, 0);
    while (!queue.isEmpty()) {
      Key here = queue.remove();
      int next = reached.getOrDefault(here, 0) + 1;
      for (Matrix.Row row : leaving.getOrDefault(here, List.of())) {
        if (row.targets().contains(target) && reached.putIfAbsent(row.to(), next) == null) {
          boolean canBeTakenOver =
              drawing.element(row.to()).filter(e -> !(e instanceof Network)).isPresent();
          if (canBeTakenOver) {
            queue.add(row.to());
          }
        }
      }
    }
    reached.remove(service);
    return reached;
  }
}
