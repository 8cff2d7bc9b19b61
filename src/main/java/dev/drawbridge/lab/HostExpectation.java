package dev.drawbridge.lab;

import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Address;
import dev.drawbridge.net.Direction;
import dev.drawbridge.policy.Loss;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.Probe;
import dev.drawbridge.policy.Rule;
import dev.drawbridge.policy.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a drawing says of packets between addresses, on a host target: an address is whatever ends
 * of the drawing have it. Nothing is taken from the exported files.
 */
final class HostExpectation {
  private final Policy policy;
  private final TargetName target;
  private final List<Loss> losses;
  private final Forwarding forwarding;
  private final List<Key> ends;
  private final Map<Asked, Boolean> admitted = new HashMap<>();
  private final Map<Address, List<Key>> endsByAddress = new HashMap<>();

  /** One end asked about one peer. */
  private record Asked(Key service, Direction direction, Key peer, Point point) {}

  HostExpectation(Policy policy, TargetName target, List<Loss> losses, Topology topology) {
    this.policy = policy;
    this.target = target;
    this.losses = List.copyOf(losses);
    this.forwarding = new Forwarding(policy, target, losses, topology);
    this.ends =
        policy
            .drawing()
            .elements()
            .filter(e -> e instanceof Service || e instanceof Network || e instanceof Router)
            .map(Element::key)
            .toList();
  }

  /**
   * What must happen when a packet goes from one address to another.
   *
   * @param routers the drawn routers in its way, in their order
   */
  Expected of(Spot from, Spot to, Point point, Guard guard, List<Key> routers) {
    List<Meter> counted = new ArrayList<>();
    if (guard.guardsSource()
        && from.host().isPresent()
        && !passes(from, Direction.EGRESS, to, point, counted)) {
      return Expected.refused(Hook.EGRESS, counted);
    }
    for (Key router : routers) {
      Meter met = forwarding.of(router, from, to, point);
      counted.add(met);
      if (met.countsDenials()) {
        return Expected.refused(met.hook(), counted);
      }
    }
    if (guard.guardsDestination()
        && to.host().isPresent()
        && !passes(to, Direction.INGRESS, from, point, counted)) {
      return Expected.refused(Hook.INGRESS, counted);
    }
    return Expected.opens(counted);
  }

  private boolean passes(
      Spot own, Direction direction, Spot peer, Point point, List<Meter> counted) {
    Set<String> flows = flows(own, direction, peer, point);
    counted.add(new Meter(own.host().orElseThrow(), Hook.of(direction), flows));
    return !flows.isEmpty();
  }

  /** The flows that let a packet pass one end; empty if it is denied. */
  private Set<String> flows(Spot own, Direction direction, Spot peer, Point point) {
    Key service = own.element().orElseThrow();
    boolean admits =
        own.sort() == Spot.Sort.DRAWN
            && ends(peer.address()).stream()
                .anyMatch(end -> admits(new Asked(service, direction, end, point)));
    if (!admits) {
      return Set.of();
    }
    Set<String> flows = new LinkedHashSet<>();
    for (Rule rule : policy.rules(service).orElseThrow().rules(direction, target)) {
      if (rule.traffic().contains(point.protocol(), point.kind())
          && policy.addressesOnHost(service, rule.peer()).contains(peer.address())
          && !isLost(service, direction, rule, peer.address(), point)) {
        flows.add(rule.flow());
      }
    }
    return flows;
  }

  private List<Key> ends(Address address) {
    return endsByAddress.computeIfAbsent(
        address,
        _ -> ends.stream().filter(end -> policy.addresses(end).contains(address)).toList());
  }

  /** Whether the drawing's own verdict has no refusal by this end. */
  private boolean admits(Asked asked) {
    return admitted.computeIfAbsent(
        asked,
        _ -> {
          Probe probe =
              switch (asked.direction()) {
                case EGRESS -> new Probe(asked.service(), asked.peer(), asked.point().traffic());
                case INGRESS -> new Probe(asked.peer(), asked.service(), asked.point().traffic());
              };
          return switch (policy.decide(probe, target)) {
            case Verdict.Allowed _ -> true;
            case Verdict.Unenforced _ -> false;
            case Verdict.Denied denied ->
                denied.refusals().stream()
                    .noneMatch(refusal ->
                        refusal.service().equals(asked.service())
                            && refusal.direction() == asked.direction());
          };
        });
  }

  private boolean isLost(Key service, Direction direction, Rule rule, Address peer, Point point) {
    return losses.stream()
        .anyMatch(loss ->
            loss.flow().equals(rule.flow())
                && loss.service().equals(service)
                && loss.direction() == direction
                && loss.peer().equals(rule.peer())
                && loss.addresses().contains(peer)
                && loss.traffic().contains(point.protocol(), point.kind()));
  }
}
