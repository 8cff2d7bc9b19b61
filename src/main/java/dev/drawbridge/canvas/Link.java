package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import java.util.List;

/**
 * What one arrow stands for, before it has a way: usually one flow; several that lead from one
 * thing to the same other one when one of the two is a collapsed zone.
 *
 * @param id the flow's; where a collapsed zone is one of the ends, made of both ends
 * @param flows at least one, in the order of the drawing
 * @param from what the arrow is seen to leave
 * @param to what the arrow is seen to reach
 */
record Link(String id, List<Flow> flows, Key from, Key to) {
  Link {
    flows = List.copyOf(flows);
  }

  /** The id of what is seen between two things; no flow has one like it. */
  static String between(Key from, Key to) {
    return from + ">" + to;
  }

  boolean isSelf() {
    return from.equals(to);
  }
}
