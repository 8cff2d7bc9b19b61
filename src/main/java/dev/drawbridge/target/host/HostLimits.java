package dev.drawbridge.target.host;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.HostOptions;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Crossing;
import dev.drawbridge.policy.Loss;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.Rule;
import dev.drawbridge.policy.ServiceRules;
import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.target.Caveat;
import dev.drawbridge.target.Limits;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

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
    return new Limits(limits.blocking(), limits.warnings(), limits.losses(), limits.caveats());
  }

  private List<Caveat> caveats() {
    List<Caveat> caveats = new ArrayList<>();
    caveats.add(Caveat.of(HostLimit.CONTAINERS_NOT_FILTERED));
    caveats.add(Caveat.of(HostLimit.LIVE_CONNECTIONS_STAY));
    if (!protectedRouters().isEmpty()) {
      caveats.add(Caveat.of(HostLimit.ROUTER_OUTSIDE_ZONES_ONLY));
      caveats.add(Caveat.of(HostLimit.ROUTER_OWN_TRAFFIC));
      caveats.add(Caveat.of(HostLimit.ROUTER_SEES_BOTH_WAYS));
      caveats.add(Caveat.of(HostLimit.ROUTER_NEEDS_FORWARDING));
    }
    return caveats;
  }

  private List<Problem> blocking() {
    List<Problem> blocking = new ArrayList<>();
    for (Router router : protectedRouters()) {
      for (String link : new LinkedHashSet<>(router.joins().values())) {
        if (!Router.isLink(link)) {
          blocking.add(
              Problem.at(
                  Place.on(router.key().text()),
                  HostLimit.INTERFACE_UNUSABLE,
                  router.name(),
                  link));
        }
      }
    }
    for (Service service : protectedServices()) {
      HostOptions options = policy.drawing().hosts(service);
      if (HostService.containerInterfaces(options).isEmpty()
          && !HostService.containerRanges(options).isEmpty()) {
        blocking.add(
            Problem.at(
                Place.on(service.key().text()),
                HostLimit.CONTAINER_RANGE_WITHOUT_INTERFACE,
                service.name()));
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

  private List<Router> protectedRouters() {
    return policy.drawing().routers().values().stream()
        .filter(router -> policy.protects(target, router.key()))
        .toList();
  }

  private List<Problem> warnings() {
    List<Element> open =
        Stream.<Element>concat(
                policy.drawing().services().values().stream()
                    .filter(service -> service.only().isEmpty() || service.only().contains(target))
                    .filter(service -> service.addresses().isEmpty()),
                policy.drawing().routers().values().stream()
                    .filter(router -> router.addresses().isEmpty()))
            .toList();
    return open.isEmpty()
        ? List.of()
        : List.of(
            Problem.at(
                new Place.OnCanvas(open.stream().map(element -> element.key().text()).toList()),
                HostLimit.NOT_PROTECTED_ON_HOSTS,
                open.size(),
                open.getFirst().name()));
  }

  private List<Loss> losses() {
    List<Loss> losses = new ArrayList<>();
    for (ServiceRules rules : policy.protectedBy(target)) {
      for (Direction direction : Direction.values()) {
        for (Rule rule : rules.rules(direction, target)) {
          addLosses(losses, rules.service(), direction, rule);
        }
      }
      for (Crossing crossing : rules.crossings(target)) {
        addLosses(losses, rules.service(), crossing);
      }
    }
    // What many may send to one peer is given up once.
    return List.copyOf(new LinkedHashSet<>(losses));
  }

  private void addLosses(List<Loss> losses, Key router, Crossing crossing) {
    if (policy.addresses(crossing.from()).isEmpty()) {
      losses.add(ofWholePeer(router, Direction.INGRESS, crossing.towards(crossing.from())));
    } else if (policy.addresses(crossing.to()).isEmpty()) {
      losses.add(ofWholePeer(router, Direction.EGRESS, crossing.towards(crossing.to())));
    } else {
      addCodes(
          losses,
          router,
          Direction.EGRESS,
          crossing.towards(crossing.to()),
          policy.addressesOnHost(crossing.from(), crossing.to()));
    }
  }

  private void addLosses(List<Loss> losses, Key service, Direction direction, Rule rule) {
    if (policy.addresses(rule.peer()).isEmpty()) {
      losses.add(ofWholePeer(service, direction, rule));
    } else {
      addCodes(losses, service, direction, rule, policy.addressesOnHost(service, rule.peer()));
    }
  }

  private Loss ofWholePeer(Key service, Direction direction, Rule rule) {
    return new Loss(
        target,
        rule.flow(),
        service,
        direction,
        rule.peer(),
        AddressSet.ALL,
        rule.traffic(),
        HostLimit.PEER_WITHOUT_ADDRESSES,
        List.of(rule.peer().text()));
  }

  private void addCodes(
      List<Loss> losses, Key service, Direction direction, Rule rule, AddressSet peers) {
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
