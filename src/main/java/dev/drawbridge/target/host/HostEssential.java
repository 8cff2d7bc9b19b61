package dev.drawbridge.target.host;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.Code;
import dev.drawbridge.target.Essential;
import java.util.ArrayList;
import java.util.List;

/** What every host firewall of ours lets through besides what is drawn (design: hosts 3). */
public enum HostEssential implements Code {
  /** Everything on the loopback interface. */
  LOOPBACK,
  /** Packets of connections that were allowed to open. */
  ESTABLISHED,
  /** ICMP and ICMPv6 errors about such connections, which keep path MTU discovery alive. */
  RELATED_ERRORS,
  /** Router and neighbour discovery from the own link. */
  NEIGHBOUR_DISCOVERY,
  /** Router solicitations to a router and its advertisements; arguments: the routers. */
  ROUTER_ADVERTISEMENTS,
  /** Multicast listener discovery on the own link. */
  MULTICAST_LISTENERS,
  /** DHCP, where the machines get their addresses by it. */
  DHCP,
  /** Between a host and its own containers; arguments: the interfaces. */
  OWN_CONTAINERS;

  /** The essentials that the services of a policy need on that target. */
  public static List<Essential> of(Policy policy, TargetName target) {
    List<Service> services =
        policy.protectedBy(target).stream()
            .flatMap(rules -> policy.drawing().services().get(rules.service()).stream())
            .toList();
    List<Essential> essentials = new ArrayList<>();
    for (HostEssential always :
        List.of(LOOPBACK, ESTABLISHED, RELATED_ERRORS, NEIGHBOUR_DISCOVERY, MULTICAST_LISTENERS)) {
      essentials.add(Essential.of(always));
    }
    if (policy.protectedBy(target).stream()
        .anyMatch(r -> HostService.options(policy.drawing(), r.service()).usesDhcp())) {
      essentials.add(Essential.of(DHCP));
    }
    List<String> interfaces =
        services.stream()
            .flatMap(s -> HostService.containerInterfaces(policy.drawing().hosts(s)).stream())
            .sorted()
            .distinct()
            .toList();
    if (!interfaces.isEmpty()) {
      essentials.add(Essential.of(OWN_CONTAINERS, String.join(", ", interfaces)));
    }
    List<String> routers =
        policy.protectedBy(target).stream()
            .map(rules -> rules.service())
            .filter(policy.drawing().routers()::contains)
            .map(Key::text)
            .toList();
    if (!routers.isEmpty()) {
      essentials.add(Essential.of(ROUTER_ADVERTISEMENTS, String.join(", ", routers)));
    }
    return essentials;
  }
}
