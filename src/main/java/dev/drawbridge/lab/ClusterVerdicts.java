package dev.drawbridge.lab;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.PortSet;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Loss;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.Rule;
import java.util.List;
import java.util.Set;

/** What the drawing says of connections in a cluster, less what Kubernetes cannot say. */
final class ClusterVerdicts {
  private final Policy policy;
  private final List<Loss> losses;
  private final ClusterCast cast;
  private final Set<String> isolated;

  /**
   * @param losses what the target's limits give up
   */
  ClusterVerdicts(Policy policy, List<Loss> losses, ClusterCast cast) {
    this.policy = policy;
    this.losses = List.copyOf(losses);
    this.cast = cast;
    this.isolated = IsolatedNamespaces.of(policy);
  }

  /** Whether policies have a say on what it sends and receives. */
  boolean isProtected(Stand stand) {
    return switch (stand) {
      case Pod pod -> isolated.contains(pod.namespace()) || isService(pod);
      case Spot _ -> false;
    };
  }

  private boolean isService(Pod pod) {
    return pod.element().filter(key -> policy.protects(TargetName.KUBERNETES, key)).isPresent();
  }

  /**
   * The rules of a protected end that are about another end, with the traffic of each as it arrives
   * there.
   */
  List<Rule> between(Stand end, Direction direction, Stand peer) {
    return rules(end, direction).stream()
        .filter(rule -> knows(rule.peer(), direction, peer))
        .map(rule -> remaining(end, direction, rule, peer))
        .filter(rule -> !rule.traffic().isEmpty())
        .toList();
  }

  /** Whether a protected end lets a connection pass. */
  boolean lets(Stand end, Direction direction, Stand peer, Point point) {
    return between(end, direction, peer).stream()
        .anyMatch(rule -> rule.traffic().contains(point.protocol(), point.kind()));
  }

  /** All rules of an end, whoever is at the other end; none if it is not a protected service's. */
  List<Rule> rules(Stand end, Direction direction) {
    return end.element()
        .filter(key -> policy.protects(TargetName.KUBERNETES, key))
        .flatMap(policy::rules)
        .map(rules -> rules.rules(direction, TargetName.KUBERNETES))
        .orElse(List.of());
  }

  private boolean knows(Key drawn, Direction direction, Stand peer) {
    return switch (peer) {
      case Pod pod -> cast.selects(drawn, pod);
      case Spot spot -> cast.outside(drawn, direction).contains(spot.address());
    };
  }

  private Rule remaining(Stand end, Direction direction, Rule rule, Stand peer) {
    Traffic left = rule.traffic();
    for (Loss loss : losses) {
      if (loss.flow().equals(rule.flow())
          && loss.direction() == direction
          && loss.peer().equals(rule.peer())
          && end.element().filter(loss.service()::equals).isPresent()
          && concerns(loss, peer)) {
        left = left.minus(loss.traffic());
      }
    }
    if (direction == Direction.EGRESS && cast.movesDns(rule.peer())) {
      left = moved(moved(left, Protocol.TCP), Protocol.UDP);
    }
    return new Rule(rule.peer(), left, rule.flow(), rule.log(), rule.only());
  }

  private static boolean concerns(Loss loss, Stand peer) {
    return loss.isOfWholePeer()
        || peer instanceof Spot spot && loss.addresses().contains(spot.address());
  }

  /** OpenShift's DNS is asked at port 53 and listens at 5353 (design: kubernetes §7). */
  private static Traffic moved(Traffic drawn, Protocol protocol) {
    Traffic dns = Traffic.ports(protocol, PortSet.of(53));
    return drawn.containsAll(dns)
        ? drawn.minus(dns).union(Traffic.ports(protocol, PortSet.of(5353)))
        : drawn;
  }
}
