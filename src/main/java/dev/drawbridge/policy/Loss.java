package dev.drawbridge.policy;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.problem.Code;
import java.util.List;

/**
 * Something drawn that a target cannot express: exactly what is given up, at one end.
 *
 * @param target where
 * @param flow the id of the flow or ambient flow whose rule is narrowed or refused
 * @param service the protected end at which the rule is narrowed or refused
 * @param direction the rule's direction there
 * @param peer the rule's peer
 * @param addresses the peer's addresses for which the traffic is given up; {@link AddressSet#ALL}
 *     where the peer as a whole is meant, by whatever it is known there
 * @param traffic the traffic given up; never empty
 * @param reason why
 * @param arguments what the reason's sentence names
 */
public record Loss(
    TargetName target,
    String flow,
    Key service,
    Direction direction,
    Key peer,
    AddressSet addresses,
    Traffic traffic,
    Code reason,
    List<Object> arguments) {
  public Loss {
    arguments = List.copyOf(arguments);
    if (traffic.isEmpty() || addresses.isEmpty()) {
      throw new IllegalArgumentException("a loss gives something up");
    }
  }

  /** Whether the whole rule is given up, not only some of the peer's addresses. */
  public boolean isOfWholePeer() {
    return addresses.equals(AddressSet.ALL);
  }
}
