package dev.drawbridge.lab;

import dev.drawbridge.net.Family;
import dev.drawbridge.net.PortRange;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The packets that show where some traffic begins and ends: both ends of every range of ports, and
 * the ports beside them; the same port by every other protocol; another ICMP type.
 *
 * @param inside part of the traffic
 * @param outside not part of it, but close
 */
record Points(List<Point> inside, List<Point> outside) {
  /** Protocols that are tried for "any protocol": VRRP, and one nobody has (RFC 3692). */
  private static final List<Protocol> OTHERS = List.of(new Protocol(112), new Protocol(253));

  private static final List<Protocol> WITH_PORTS =
      List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP);

  /** Asked for where nothing else is known of a service. */
  private static final int USUAL_PORT = 443;

  Points {
    inside = List.copyOf(inside);
    outside = List.copyOf(outside);
  }

  /** The points of some traffic on one family. */
  static Points of(Traffic traffic, Family family) {
    Traffic here = traffic.on(family);
    Set<Point> edges = new LinkedHashSet<>();
    for (Protocol protocol : WITH_PORTS) {
      for (PortRange range : here.ports(protocol).ranges()) {
        edges.add(Point.port(protocol, range.first()));
        edges.add(Point.port(protocol, range.last()));
        edges.add(Point.port(protocol, range.first() - 1));
        edges.add(Point.port(protocol, range.last() + 1));
      }
    }
    edges.removeIf(point -> point.kind() < 1 || point.kind() > PortRange.MAXIMUM);
    int port = edges.stream().findFirst().map(Point::kind).orElse(USUAL_PORT);
    WITH_PORTS.forEach(protocol -> edges.add(Point.port(protocol, port)));
    edges.addAll(requests(family));
    edges.addAll(others(here, family));
    List<Point> inside = new ArrayList<>();
    List<Point> outside = new ArrayList<>();
    for (Point point : edges) {
      if (point.canOpen(family)) {
        (here.contains(point.protocol(), point.kind()) ? inside : outside).add(point);
      }
    }
    return new Points(inside, outside);
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

  /** Protocols without ports: one that is part of the traffic, and one that is not. */
  private static List<Point> others(Traffic traffic, Family family) {
    List<Point> others = new ArrayList<>();
    Optional<Point> inside =
        traffic.protocols().stream()
            .filter(protocol -> !protocol.hasPorts() && !protocol.isIcmp())
            .map(protocol -> new Point(protocol, 0))
            .filter(point -> point.canOpen(family))
            .findFirst();
    inside.ifPresent(others::add);
    OTHERS.stream()
        .filter(protocol -> !traffic.contains(protocol, 0))
        .findFirst()
        .ifPresent(protocol -> others.add(new Point(protocol, 0)));
    return others;
  }
}
