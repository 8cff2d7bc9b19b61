package dev.drawbridge.target.host;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.HostOptions;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Loss;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.Rule;
import dev.drawbridge.policy.ServiceRules;
import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.target.Caveat;
import dev.drawbridge.target.Limits;
import java.util.ArrayList;
import java.util.List;

/** What both host targets cannot say, in the same way. */
public final class HostLimits {
  private final Policy policy;
  private final TargetName target;

  private HostLimits(Policy policy, TargetName target) {
    this.policy = policy;
    this.target = target;
  }

  /** The limits of a policy on a host target. */
  public static Limits of(Policy policy, TargetName target) {
    HostLimits limits = new HostLimits(policy, target);
    return new Limits(
        limits.blocking(),
        limits.warnings(),
        limits.losses(),
        List.of(
            Caveat.of(HostLimit.CONTAINERS_NOT_FILTERED),
            Caveat.of(HostLimit.LIVE_CONNECTIONS_STAY)));
  }

  private List<Problem> blocking() {
    List<Problem> blocking = new ArrayList<>();
    for (Router router : policy.drawing().routers()) {
      blocking.add(
          Problem.at(
              Place.on(router.key().text()), HostLimit.ROUTER_NOT_WRITTEN, router.key().text()));
    }
    for (Service service : protectedServices()) {
      HostOptions options = policy.drawing().hosts(service);
      if (HostService.containerInterfaces(options).isEmpty()
          && !HostService.containerRanges(options).isEmpty()) {
        String key = service.key().text();
        blocking.add(Problem.at(Place.on(key), HostLimit.CONTAINER_RANGE_WITHOUT_INTERFACE, key));
      }
    }
    return blocking;
  }

  private List<Service> protectedServices() {
    Drawing drawing = policy.drawing();
    return drawing.services().values().stream()
        .filter(service -> policy.protects(target, service.key()))
        .toList();
  }

  private List<Problem> warnings() {
    List<String> open =
        policy.drawing().services().values().stream()
            .filter(service -> service.only().isEmpty() || service.only().contains(target))
            .filter(service -> service.addresses().isEmpty())
            .map(service -> service.key().text())
            .toList();
    return open.isEmpty()
        ? List.of()
        : List.of(
            Problem.at(
                new Place.OnCanvas(open),
                HostLimit.NOT_PROTECTED_ON_HOSTS,
                open.size(),
                open.getFirst()));
  }

  private List<Loss> losses() {
    List<Loss> losses = new ArrayList<>();
    for (ServiceRules rules : policy.protectedBy(target)) {
      for (Direction direction : Direction.values()) {
        for (Rule rule : rules.rules(direction, target)) {
          addLosses(losses, rules.service(), direction, rule);
        }
      }
    }
    return losses;
  }

  private void addLosses(List<Loss> losses, Key service, Direction direction, Rule rule) {
    if (policy.addresses(rule.peer()).isEmpty()) {
      losses.add(
          new Loss(
              target,
              rule.flow(),
              service,
              direction,
              rule.peer(),
              AddressSet.ALL,
              rule.traffic(),
              HostLimit.PEER_WITHOUT_ADDRESSES,
              List.of(rule.peer().text())));
      return;
    }
    AddressSet peers = policy.addressesOnHost(service, rule.peer());
    Traffic codes = Sayable.codes(rule.traffic());
    for (Family family : peers.families()) {
      Traffic given = codes.on(family);
      if (!given.isEmpty()) {
        losses.add(
            new Loss(
                target,
                rule.flow(),
                service,
                direction,
                rule.peer(),
                peers.only(family),
                given,
                HostLimit.ICMP_CODE,
                List.of(given.toString())));
      }
    }
  }
}
