package dev.drawbridge.target.host;

import dev.drawbridge.drawing.HostOptions;
import dev.drawbridge.drawing.HostOptions.ContainerLink;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.ServiceRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One protected service as the host targets write it: one ruleset, equal on all its hosts.
 *
 * @param service what is protected
 * @param addresses its own addresses, behind which its rules stand; never empty
 * @param usesDhcp whether DHCP must work
 * @param containerInterfaces the interfaces of the host's own containers, sorted, without
 *     repetition
 * @param containerRanges the addresses of the containers; empty means any
 * @param ingress what it lets in
 * @param egress what it lets out
 */
public record HostService(
    Service service,
    AddressSet addresses,
    boolean usesDhcp,
    List<String> containerInterfaces,
    AddressSet containerRanges,
    Openings ingress,
    Openings egress) {
  public HostService {
    containerInterfaces = List.copyOf(containerInterfaces);
  }

  /** All services that a host target protects, in file order. */
  public static Stream<HostService> of(Policy policy, TargetName target) {
    return policy.protectedBy(target).stream()
        .flatMap(rules ->
            policy.drawing().services().get(rules.service()).stream()
                .map(service -> of(policy, target, service, rules)));
  }

  private static HostService of(
      Policy policy, TargetName target, Service service, ServiceRules rules) {
    HostOptions options = policy.drawing().hosts(service);
    return new HostService(
        service,
        policy.addresses(service.key()),
        options.usesDhcp(),
        containerInterfaces(options),
        containerRanges(options),
        RuleSplit.of(policy, service, rules.rules(Direction.INGRESS, target)),
        RuleSplit.of(policy, service, rules.rules(Direction.EGRESS, target)));
  }

  /** The key of the service, which is also the name of its folder. */
  public String name() {
    return service.key().text();
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
