package dev.drawbridge.proof;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.HostOptions;
import dev.drawbridge.drawing.HostOptions.ContainerLink;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Packets;
import dev.drawbridge.net.PortSet;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.net.WellKnown;
import dev.drawbridge.reading.HostBox;
import dev.drawbridge.reading.HostsReading.Hook;
import dev.drawbridge.reading.Situations;
import dev.drawbridge.reading.Situations.Destination;
import dev.drawbridge.reading.Situations.HopLimit;
import dev.drawbridge.reading.Situations.Link;
import dev.drawbridge.reading.Situations.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What has to pass the hooks of one service's hosts: the rules drawn for new connections, and the
 * closed list of essentials (design: hosts 2, 3 and 5), written down here once more and apart from
 * the writers.
 */
final class HostDues {
  private static final AddressSet LINK_LOCAL = WellKnown.LINK_LOCAL.only(Family.IPV6);
  private static final AddressSet UNSPECIFIED = WellKnown.UNSPECIFIED.only(Family.IPV6);
  private static final AddressSet DHCP_SERVERS = AddressSet.parse("ff02::1:2").union(LINK_LOCAL);
  private static final Situations NEW = Situations.of(State.NEW);
  private static final Situations ON_LINK = Situations.of(HopLimit.IS_255);

  /** ICMP errors about a connection: they keep path MTU discovery alive. */
  private static final Packets ERRORS =
      Packets.of(
          AddressSet.ALL,
          types(Protocol.ICMP, 3, 11, 12).union(types(Protocol.ICMPV6, 1, 2, 3, 4)));

  /** What every packet of every host may do; the same for all services. */
  private static final List<HostBox> ALWAYS =
      List.of(
          HostBox.in(Situations.of(Link.LOOPBACK)),
          HostBox.in(Situations.of(State.ESTABLISHED)),
          HostBox.in(Situations.of(State.RELATED)).withPackets(ERRORS));

  /** Router and neighbour discovery (RFC 4861: hop limit 255), and listener discovery (MLD). */
  private static final Map<Direction, List<HostBox>> NEIGHBOURS =
      Map.of(
          Direction.INGRESS,
          List.of(
              HostBox.in(ON_LINK).withPackets(icmpv6(AddressSet.ALL, 134, 135, 136)),
              HostBox.ALL.withPackets(icmpv6(LINK_LOCAL, 130))),
          Direction.EGRESS,
          List.of(
              HostBox.in(ON_LINK).withPackets(icmpv6(AddressSet.ALL, 133, 135, 136)),
              HostBox.ALL
                  .withLocal(LINK_LOCAL.union(UNSPECIFIED))
                  .withPackets(icmpv6(AddressSet.ALL, 131, 132, 143))));

  private static final Map<Direction, List<HostBox>> DHCP =
      Map.of(
          Direction.INGRESS,
          List.of(
              udp(Family.IPV4.all(), 67, Family.IPV4.all(), 68),
              udp(Family.IPV6.all(), 547, LINK_LOCAL, 546)),
          Direction.EGRESS,
          List.of(
              udp(Family.IPV4.all(), 68, Family.IPV4.all(), 67),
              udp(LINK_LOCAL, 546, DHCP_SERVERS, 547)));

  private final Expectations expected;
  private final Key service;
  private final AddressSet own;
  private final HostOptions options;
  private final Map<Direction, List<HostBox>> connections = new EnumMap<>(Direction.class);

  HostDues(Expectations expected, Key service) {
    this.expected = expected;
    this.service = service;
    this.own = expected.policy().addresses(service);
    this.options = options(expected.drawing(), service);
  }

  private static HostOptions options(Drawing drawing, Key key) {
    Element element = drawing.element(key).orElseThrow();
    return element instanceof Service service ? drawing.hosts(service) : drawing.options().hosts();
  }

  /** The service's own addresses. */
  AddressSet own() {
    return own;
  }

  /** The drawn interfaces to the host's own containers. */
  Set<String> containerInterfaces() {
    Set<String> interfaces = new TreeSet<>();
    for (ContainerLink link : options.containerLinks()) {
      if (link instanceof ContainerLink.Interface named) {
        interfaces.add(named.text());
      }
    }
    return interfaces;
  }

  /** The direction in which connections pass a hook. */
  static Direction direction(Hook hook) {
    return switch (hook) {
      case PREROUTING, INPUT -> Direction.INGRESS;
      case OUTPUT -> Direction.EGRESS;
    };
  }

  /** The essentials at a hook. */
  List<HostBox> essentials(Hook hook) {
    Direction direction = direction(hook);
    List<HostBox> boxes = new ArrayList<>(ALWAYS);
    if (hook == Hook.PREROUTING) {
      // Packets for others are no business of a guard of this host's own ports.
      boxes.add(HostBox.in(Situations.of(Destination.ELSEWHERE)));
    }
    boxes.addAll(NEIGHBOURS.getOrDefault(direction, List.of()));
    if (options.usesDhcp()) {
      boxes.addAll(DHCP.getOrDefault(direction, List.of()));
    }
    if (!containerInterfaces().isEmpty()) {
      boxes.add(
          HostBox.in(Situations.of(Link.CONTAINERS).intersect(NEW))
              .withPackets(Packets.of(containerRanges(), Traffic.ANY)));
    }
    return boxes;
  }

  private AddressSet containerRanges() {
    List<AddressSet> ranges = new ArrayList<>();
    for (ContainerLink link : options.containerLinks()) {
      if (link instanceof ContainerLink.Range range) {
        ranges.add(range.addresses());
      }
    }
    return ranges.isEmpty() ? AddressSet.ALL : AddressSet.unionOf(ranges);
  }

  private static HostBox udp(AddressSet local, int sourcePort, AddressSet peer, int port) {
    return HostBox.ALL
        .withLocal(local)
        .withSourcePorts(PortSet.of(sourcePort))
        .withPackets(Packets.of(peer, Traffic.udp(port)));
  }

  private static Packets icmpv6(AddressSet peers, int... types) {
    return Packets.of(peers.only(Family.IPV6), types(Protocol.ICMPV6, types));
  }

  private static Traffic types(Protocol icmp, int... types) {
    Traffic traffic = Traffic.NONE;
    for (int type : types) {
      traffic = traffic.union(Traffic.icmp(icmp, type));
    }
    return traffic;
  }

  /**
   * New connections that are drawn, per family, since own address and peer of one packet are of the
   * same family.
   */
  List<HostBox> connections(Direction direction) {
    return connections.computeIfAbsent(direction, this::drawn);
  }

  private List<HostBox> drawn(Direction direction) {
    List<Packets.Box> whole = new ArrayList<>();
    List<Packets> narrowed = new ArrayList<>();
    for (Expectations.Due due : expected.due(service, direction)) {
      if (due.given().isEmpty()) {
        whole.add(
            new Packets.Box(expected.policy().addressesOnHost(service, due.peer()), due.traffic()));
      } else {
        narrowed.add(packets(due));
      }
    }
    Packets all = Packets.unionOf(whole).union(Unions.of(narrowed));
    List<HostBox> boxes = new ArrayList<>(2);
    for (Family family : own.families()) {
      HostBox box =
          HostBox.in(NEW).withLocal(own.only(family)).withPackets(all.restrictTo(family.all()));
      if (!box.isEmpty()) {
        boxes.add(box);
      }
    }
    return boxes;
  }

  /** The packets of one rule, whatever the own address. */
  Packets packets(Expectations.Due due) {
    return due.packets(expected.policy().addressesOnHost(service, due.peer()));
  }
}
