package dev.drawbridge.policy;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Direction;
import java.util.List;

/**
 * What one protected end, a service or router, lets in and out. Everything else is denied.
 *
 * @param service the protected end
 * @param ingress who may open connections to it, in the order of the flows
 * @param egress to whom it may open connections, in the order of the flows
 * @param crossings what it lets through between the zones that it joins, in the order of the flows;
 *     none at a service
 */
public record ServiceRules(
    Key service, List<Rule> ingress, List<Rule> egress, List<Crossing> crossings) {
  public ServiceRules {
    ingress = List.copyOf(ingress);
    egress = List.copyOf(egress);
    crossings = List.copyOf(crossings);
  }

  /** The rules of one direction. */
  public List<Rule> rules(Direction direction) {
    return switch (direction) {
      case INGRESS -> ingress;
      case EGRESS -> egress;
    };
  }

  /** The rules of one direction that hold on a target. */
  public List<Rule> rules(Direction direction, TargetName target) {
    return rules(direction).stream().filter(rule -> rule.holdsOn(target)).toList();
  }

  /** The crossings that hold on a target. */
  public List<Crossing> crossings(TargetName target) {
    return crossings.stream().filter(crossing -> crossing.holdsOn(target)).toList();
  }
}
