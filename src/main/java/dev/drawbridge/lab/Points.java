package dev.drawbridge.lab;

import dev.drawbridge.net.Family;
import dev.drawbridge.net.PortRange;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The packets that show where some traffic begins and ends: both ends of every range of ports, and
 * the ports beside them; the same port by every other protocol; another ICMP type.
 *
 * @param inside one of each thing that makes up the traffic: a port, a range, a type, a protocol
 * @param edges the other ends of ranges
 * @param outside not part of it, but close
 */
record Points(List<Point> inside, List<Point> edges, List<Point> outside) {
  /** Protocols that are tried for "any protocol": VRRP, and one nobody has (RFC 3692). */
  private static final List<Protocol> OTHERS = List.of(new Protocol(112), new Protocol(253));

  private static final List<Protocol> WITH_PORTS =
      List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP);

  /** Of more protocols one stands for all. */
  private static final int MOST_PROTOCOLS = 16;

  /** Asked for where nothing else is known of a service. */
  private static final int USUAL_PORT = 443;

  Points {
    inside = List.copyOf(inside);
    edges = List.copyOf(edges);
    outside = List.copyOf(outside);
  }

  /** The points of some traffic on one family. */
  static Points of(Traffic traffic, Family family) {
    Traffic here = traffic.on(family);
    Set<Point> first = new LinkedHashSet<>();
    Set<Point> edges = new LinkedHashSet<>();
    for (Protocol protocol : WITH_PORTS) {
      for (PortRange range : here.ports(protocol).ranges()) {
        first.add(Point.port(protocol, range.first()));
        edges.add(Point.port(protocol, range.last()));
        edges.add(Point.port(protocol, range.first() - 1));
        edges.add(Point.port(protocol, range.last() + 1));
      }
    }
    edges.removeIf(point -> point.kind() < 1 || point.kind() > PortRange.MAXIMUM);
    int port = first.stream().findFirst().map(Point::kind).orElse(USUAL_PORT);
    WITH_PORTS.forEach(protocol -> edges.add(Point.port(protocol, port)));
    first.addAll(requests(family));
    first.addAll(others(here, family));
    edges.removeAll(first);
    first.addAll(edges);
    first.removeIf(point -> !point.canOpen(family));
    Map<Boolean, List<Point>> parts =
        first.stream()
            .collect(Collectors.partitioningBy(p -> here.contains(p.protocol(), p.kind())));
    List<Point> part = parts.getOrDefault(true, List.of());
    return new Points(
        part.stream().filter(point -> !edges.contains(point)).toList(),
        part.stream().filter(edges::contains).toList(),
        parts.getOrDefault(false, List.of()));
  }

  /** What is asked for where nothing is known of a service. */
  static Point usual() {
    return Point.port(Protocol.TCP, USUAL_PORT);
  }

  /** The ICMP requests of a family that open connections. */
  private static List<Point> requests(Family family) {
    return switch (family) {
      case IPV4 -> List.of(Point.icmp(Protocol.ICMP, 8), Point.icmp(Protocol.ICMP, 13));
      case IPV6 -> List.of(Point.icmp(Protocol.ICMPV6, 128), Point.icmp(Protocol.ICMPV6, 139));
    };
  }

  /** Whether it consists of so many protocols that some stand for all. */
  static boolean isManifold(Traffic traffic) {
    return traffic.protocols().size() > MOST_PROTOCOLS;
  }

  /** Protocols without ports: those that are part of the traffic, and one that is not. */
  private static List<Point> others(Traffic traffic, Family family) {
    List<Point> others = new ArrayList<>();
    traffic.protocols().stream()
        .filter(protocol -> !protocol.hasPorts() && !protocol.isIcmp())
        .map(protocol -> new Point(protocol, 0))
        .filter(point -> point.canOpen(family))
        .limit(isManifold(traffic) ? 1 : MOST_PROTOCOLS)
        .forEach(others::add);
    OTHERS.stream()
        .filter(protocol -> !traffic.contains(protocol, 0))
        .findFirst()
        .ifPresent(protocol -> others.add(new Point(protocol, 0)));
    return others;
  }
}
