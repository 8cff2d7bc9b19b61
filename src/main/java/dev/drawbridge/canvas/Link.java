package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import java.util.List;

/**
 * What one arrow stands for, before it has a way: usually one flow; several that lead from one
 * thing to the same other one when one of the two is a collapsed zone.
 *
 * @param flows at least one, in the order of the drawing
 * @param from what the arrow is seen to leave
 * @param to what the arrow is seen to reach
 */
record Link(List<Flow> flows, Key from, Key to) {
  Link {
    flows = List.copyOf(flows);
  }

  boolean isSelf() {
    return from.equals(to);
  }
}
