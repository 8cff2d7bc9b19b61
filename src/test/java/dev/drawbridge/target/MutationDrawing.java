package dev.drawbridge.target;

import dev.drawbridge.drawing.Accountability;
import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Ambient;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.HostOptions;
import dev.drawbridge.drawing.HostOptions.ContainerLink;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Membership;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.drawing.TargetOptions;
import dev.drawbridge.drawing.Workloads;
import dev.drawbridge.drawing.Zone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A small shop with one of everything that the mutations of semantics §2 break. */
final class MutationDrawing {
  private static final EnumSet<TargetName> WITH_ICMP =
      EnumSet.of(TargetName.NFTABLES, TargetName.IPTABLES, TargetName.AWS);

  private static final EnumSet<TargetName> HOSTS =
      EnumSet.of(TargetName.NFTABLES, TargetName.IPTABLES);

  private MutationDrawing() {}

  static Drawing drawing() {
    Zone shop = zone("shop").withAddresses(addresses("10.0.1.0/24", "fd00:1::/64"));
    Zone data = zone("data").withAddresses(addresses("10.0.2.0/24", "fd00:2::/64"));
    Zone outside = Zone.of(Key.of("outside"));
    List<Element> elements =
        List.of(
            shop,
            data,
            outside,
            Router.of(Key.of("gateway"))
                .withJoins(joins(shop, data, outside))
                .withAddresses(addresses("10.0.1.1", "10.0.2.1", "fd00:1::1", "fd00:2::1")),
            service("frontend", shop, "10.0.1.10", "fd00:1::10"),
            service("api", shop, "10.0.1.20", "10.0.1.21", "fd00:1::20"),
            service("db", data, "10.0.2.50", "10.0.2.51", "fd00:2::50", "fd00:2::51")
                .withHosts(
                    new HostOptions(
                        Optional.empty(),
                        Optional.of(
                            List.of(
                                ContainerLink.parse("docker0"),
                                ContainerLink.parse("172.17.0.0/16"))))),
            network("office", "203.0.113.0/24", "2001:db8:1::/48")
                .withExcept(List.of(AddressSpec.parse("203.0.113.9")))
                .inZone(Optional.of(outside.key())),
            network("partner", "198.51.100.0/24")
                .withExcept(List.of(AddressSpec.parse("198.51.100.7"))),
            network("admins", everySecond("192.0.2.", 120)).inZone(Optional.of(outside.key())),
            network("dns", "10.96.0.10")
                .withWorkloads(
                    Optional.of(new Workloads("kube-system", Map.of("k8s-app", "kube-dns")))));
    List<Statement> statements = new ArrayList<>();
    statements.add(flow("office", "frontend", "tcp/443"));
    statements.add(flow("frontend", "api", "tcp/8080"));
    statements.add(flow("api", "db", "tcp/5432"));
    statements.add(flow("db", "db", "tcp/5432"));
    statements.add(flow("api", "partner", "tcp/443", "tcp/8443"));
    statements.add(flow("api", "office", "udp/514"));
    statements.add(flow("admins", "frontend", "tcp/22").withOnly(HOSTS));
    statements.add(flow("office", "db", "udp/161").withOnly(HOSTS));
    statements.add(
        Flow.of("ping", Key.of("office"), Key.of("api"), PortSpec.parse("icmp/echo-request"))
            .withOnly(WITH_ICMP));
    statements.add(
        new Ambient(
            "every-service-to-dns",
            Ambient.Side.TO,
            Key.of("dns"),
            ports("udp/53", "tcp/53"),
            "names",
            Accountability.NONE,
            false,
            Set.of()));
    return Drawing.of("shop", "", TargetOptions.UNSAID, elements, statements, Map.of());
  }

  private static Zone zone(String key) {
    return Zone.of(Key.of(key))
        .withMembership(new Membership(Optional.of(key), Optional.of("vpc-0123456789abcdef0")));
  }

  private static Service service(String key, Zone zone, String... addresses) {
    return Service.of(Key.of(key))
        .inZone(Optional.of(zone.key()))
        .withLabels(Map.of("app", key, "tier", zone.key().text()))
        .withAddresses(addresses(addresses));
  }

  private static Map<Key, String> joins(Zone... zones) {
    Map<Key, String> joins = new LinkedHashMap<>();
    for (Zone zone : zones) {
      joins.put(zone.key(), "eth" + joins.size());
    }
    return joins;
  }

  private static List<AddressSpec> addresses(String... addresses) {
    return Arrays.stream(addresses).map(AddressSpec::parse).toList();
  }

  private static Network network(String key, String... addresses) {
    return Network.of(Key.of(key)).withAddresses(addresses(addresses));
  }

  /** So many addresses that iptables needs a set of them. */
  private static String[] everySecond(String prefix, int end) {
    return IntStream.rangeClosed(1, end / 2).mapToObj(i -> prefix + 2 * i).toArray(String[]::new);
  }

  private static Flow flow(String from, String to, String... ports) {
    return Flow.of(from + "-to-" + to, Key.of(from), Key.of(to))
        .withPorts(ports(ports))
        .withWhy("needed");
  }

  private static List<PortSpec> ports(String... ports) {
    return Arrays.stream(ports).map(PortSpec::parse).toList();
  }
}
