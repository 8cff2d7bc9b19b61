package dev.drawbridge.policy;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Traffic;
import java.util.Set;

/**
 * One thing that one flow lets through from one of a router's zones to another.
 *
 * @param from the service, network or router that opens connections
 * @param out the joined zone that it stands in
 * @param to the service, network or router to which they are opened
 * @param in the joined zone that this one stands in; never the same
 * @param traffic protocols and ports at the destination; never empty
 * @param flow the id of the flow or ambient flow
 * @param only the targets it holds on; empty means all
 */
public record Crossing(
    Key from, Key out, Key to, Key in, Traffic traffic, String flow, Set<TargetName> only) {

  /** The same as the router's own rule would be with one of the two ends, not logged. */
  public Rule towards(Key end) {
    return new Rule(end, traffic, flow, false, only);
  }

  /** Whether it holds on that target. */
  public boolean holdsOn(TargetName target) {
    return only.isEmpty() || only.contains(target);
  }
}
