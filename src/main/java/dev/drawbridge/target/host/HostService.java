package dev.drawbridge.target.host;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.HostOptions;
import dev.drawbridge.drawing.HostOptions.ContainerLink;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.ServiceRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One protected service or router as the host targets write it: one ruleset, equal on all its
 * hosts.
 *
 * @param key what is protected
 * @param addresses its own addresses, behind which its rules stand; never empty
 * @param usesDhcp whether DHCP must work
 * @param containerInterfaces the interfaces of the host's own containers, sorted, without
 *     repetition
 * @param containerRanges the addresses of the containers; empty means any
 * @param ingress what it lets in
 * @param egress what it lets out
 * @param gateway what it passes on, if it is a router
 */
public record HostService(
    Key key,
    AddressSet addresses,
    boolean usesDhcp,
    List<String> containerInterfaces,
    AddressSet containerRanges,
    Openings ingress,
    Openings egress,
    Optional<Gateway> gateway) {
  public HostService {
    containerInterfaces = List.copyOf(containerInterfaces);
  }

  /** All services and routers that a host target protects, in file order. */
  public static Stream<HostService> of(Policy policy, TargetName target) {
    return policy.protectedBy(target).stream().map(rules -> of(policy, target, rules));
  }

  private static HostService of(Policy policy, TargetName target, ServiceRules rules) {
    Drawing drawing = policy.drawing();
    Key key = rules.service();
    HostOptions options = options(drawing, key);
    // What a drawing says of containers is said of the hosts of services.
    boolean isRouter = drawing.routers().contains(key);
    return new HostService(
        key,
        policy.addresses(key),
        options.usesDhcp(),
        isRouter ? List.of() : containerInterfaces(options),
        isRouter ? AddressSet.NONE : containerRanges(options),
        RuleSplit.of(policy, key, rules.rules(Direction.INGRESS, target)),
        RuleSplit.of(policy, key, rules.rules(Direction.EGRESS, target)),
        isRouter ? Optional.of(Gateway.of(policy, rules, target)) : Optional.empty());
  }

  /** The options of a service, or those of the drawing for a router. */
  static HostOptions options(Drawing drawing, Key key) {
    return drawing.services().get(key).map(drawing::hosts).orElse(drawing.options().hosts());
  }

  /** Everything that it passes on, at whatever interfaces; nothing unless it is a router. */
  public List<Opening> crossings() {
    return gateway.stream()
        .flatMap(g -> g.inlets().stream())
        .flatMap(inlet -> inlet.outlets().stream())
        .flatMap(outlet -> outlet.openings().stream())
        .toList();
  }

  /** What passes before connection tracking is asked, in one direction. */
  public List<EssentialPacket> essentials(Direction direction) {
    List<EssentialPacket> packets = new ArrayList<>(EssentialPacket.of(direction, usesDhcp));
    if (gateway.isPresent()) {
      packets.add(EssentialPacket.ofRouter(direction));
    }
    return packets;
  }

  /** The key, which is also the name of its folder. */
  public String name() {
    return key.text();
  }

  /** What it lets through in that direction. */
  public Openings openings(Direction direction) {
    return switch (direction) {
      case INGRESS -> ingress;
      case EGRESS -> egress;
    };
  }

  static List<String> containerInterfaces(HostOptions options) {
    return options.containerLinks().stream()
        .filter(ContainerLink.Interface.class::isInstance)
        .map(ContainerLink::text)
        .sorted()
        .distinct()
        .toList();
  }

  static AddressSet containerRanges(HostOptions options) {
    List<AddressSet> ranges = new ArrayList<>();
    for (ContainerLink link : options.containerLinks()) {
      if (link instanceof ContainerLink.Range range) {
        ranges.add(range.addresses());
      }
    }
    return AddressSet.unionOf(ranges);
  }
}
