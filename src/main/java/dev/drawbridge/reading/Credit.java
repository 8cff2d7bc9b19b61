package dev.drawbridge.reading;

import java.util.List;

/**
 * The flows to which a counter is credited.
 *
 * @param flows the ids of those that open all of what it counts
 * @param partly the ids of those that open a part of it
 */
public record Credit(List<String> flows, List<String> partly) {
  public Credit {
    flows = List.copyOf(flows);
    partly = List.copyOf(partly);
  }
}
