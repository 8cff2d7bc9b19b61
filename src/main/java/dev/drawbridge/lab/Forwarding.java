package dev.drawbridge.lab;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Address;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.policy.Crossing;
import dev.drawbridge.policy.Loss;
import dev.drawbridge.policy.Policy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a drawing says of packets that a drawn router is to pass on (design: hosts 7): only from
 * addresses that stand behind the interface by which they come in, and only what is drawn between
 * the two interfaces.
 */
final class Forwarding {
  private final Policy policy;
  private final TargetName target;
  private final List<Loss> losses;
  private final Topology topology;

  Forwarding(Policy policy, TargetName target, List<Loss> losses, Topology topology) {
    this.policy = policy;
    this.target = target;
    this.losses = List.copyOf(losses);
    this.topology = topology;
  }

  /** Which counter of a router a packet meets; one of denials if it is not passed on. */
  Meter of(Key router, Spot from, Spot to, Point point) {
    String station = HostLayout.nameOf(router);
    Optional<String> in = topology.link(router, from);
    Optional<String> out = topology.link(router, to);
    if (!sources(router, in).contains(from.address())) {
      return Meter.ofDenials(station, Hook.SPOOFED);
    }
    Set<String> flows = new LinkedHashSet<>();
    for (Crossing crossing : policy.rules(router).orElseThrow().crossings(target)) {
      if (in.equals(topology.linkTo(router, crossing.out()))
          && out.equals(topology.linkTo(router, crossing.in()))
          && carries(router, crossing, from.address(), to.address(), point)) {
        flows.add(crossing.flow());
      }
    }
    return new Meter(station, Hook.FORWARD, flows);
  }

  private AddressSet sources(Key router, Optional<String> link) {
    return AddressSet.unionOf(
        policy.doors(router).stream()
            .filter(door -> link.filter(door.link()::equals).isPresent())
            .map(door -> door.sources())
            .toList());
  }

  private boolean carries(Key router, Crossing crossing, Address from, Address to, Point point) {
    return crossing.traffic().contains(point.protocol(), point.kind())
        && policy.addresses(crossing.from()).contains(from)
        && policy.addresses(crossing.to()).contains(to)
        && losses.stream().noneMatch(loss -> isOf(loss, router, crossing, from, to, point));
  }

  private static boolean isOf(
      Loss loss, Key router, Crossing crossing, Address from, Address to, Point point) {
    Key end = loss.direction() == Direction.INGRESS ? crossing.from() : crossing.to();
    Address address = loss.direction() == Direction.INGRESS ? from : to;
    return loss.service().equals(router)
        && loss.flow().equals(crossing.flow())
        && loss.peer().equals(end)
        && loss.addresses().contains(address)
        && loss.traffic().contains(point.protocol(), point.kind());
  }
}
