package dev.drawbridge.insight;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.net.Traffic;
import java.util.List;

/**
 * One allowed connection.
 *
 * @param from who may open it
 * @param to who accepts it
 * @param traffic all that is allowed between the two in this direction
 * @param flows the ids of the flows that allow it, in file order
 */
public record Step(Key from, Key to, Traffic traffic, List<String> flows) {
  public Step {
    flows = List.copyOf(flows);
  }
}
