package dev.drawbridge.policy;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Traffic;
import java.util.Set;

/**
 * One thing that one flow lets through at one protected end, in one direction.
 *
 * @param peer the service, network or router at the other side; the end itself for its replicas
 *     among each other
 * @param traffic protocols and ports at the destination; never empty
 * @param flow the id of the flow or ambient flow
 * @param log whether opening packets are logged
 * @param only the targets it holds on; empty means all
 */
public record Rule(Key peer, Traffic traffic, String flow, boolean log, Set<TargetName> only) {

  /** Whether it holds on that target. */
  public boolean holdsOn(TargetName target) {
    return only.isEmpty() || only.contains(target);
  }
}
