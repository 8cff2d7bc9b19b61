package dev.drawbridge.check;

import static dev.drawbridge.check.Findings.name;
import static dev.drawbridge.check.Findings.warning;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Direction;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.Rule;
import dev.drawbridge.policy.ServiceRules;
import dev.drawbridge.problem.Place;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A flow from behind a router to somebody behind no router together with it: whatever way it takes,
 * a router on it forwards nothing of it.
 */
final class NotForwarded implements Check {
  private static final EnumSet<TargetName> HOSTS =
      EnumSet.of(TargetName.NFTABLES, TargetName.IPTABLES);

  private record Outside(Key router, Key end) {}

  @Override
  public Stream<Finding> findings(Policy policy) {
    Drawing drawing = policy.drawing();
    if (drawing.routers().isEmpty()) {
      return Stream.empty();
    }
    Map<Outside, Rule> first = new LinkedHashMap<>();
    for (ServiceRules service : policy.services()) {
      for (Direction direction : Direction.values()) {
        for (Rule rule : service.rules(direction)) {
          outside(policy, service.service(), rule.peer())
              .ifPresent(outside -> first.putIfAbsent(outside, rule));
        }
      }
    }
    return first.entrySet().stream()
        .map(entry -> finding(drawing, entry.getKey(), entry.getValue()));
  }

  /** Of a service behind a router and its peer, the peer, if no router stands behind both. */
  private static Optional<Outside> outside(Policy policy, Key service, Key peer) {
    Drawing drawing = policy.drawing();
    if (drawing.routers().contains(service)
        || drawing.routers().contains(peer)
        || sameZone(drawing, service, peer)) {
      return Optional.empty();
    }
    List<Key> near =
        drawing.routers().values().stream()
            .map(Router::key)
            .filter(router -> policy.zoneAt(router, service).isPresent())
            .toList();
    boolean together = near.stream().anyMatch(router -> policy.zoneAt(router, peer).isPresent());
    return together || near.isEmpty()
        ? Optional.empty()
        : Optional.of(new Outside(near.getFirst(), peer));
  }

  private static boolean sameZone(Drawing drawing, Key some, Key other) {
    Optional<Key> zone = drawing.element(some).flatMap(Element::zone);
    return zone.isPresent() && zone.equals(drawing.element(other).flatMap(Element::zone));
  }

  private static Finding finding(Drawing drawing, Outside outside, Rule rule) {
    return warning(
            FindingCode.NOT_FORWARDED,
            Place.on(outside.end().text(), outside.router().text(), rule.flow()),
            name(drawing, outside.router()),
            name(drawing, outside.end()))
        .on(HOSTS);
  }
}
