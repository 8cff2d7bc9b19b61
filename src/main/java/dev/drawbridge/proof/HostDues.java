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
import dev.drawbridge.net.Packets.Packet;
import dev.drawbridge.net.PortSet;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.net.WellKnown;
import dev.drawbridge.proof.HostCells.Cell;
import dev.drawbridge.reading.HostBox;
import dev.drawbridge.reading.HostsReading.Hook;
import dev.drawbridge.reading.Situations;
import dev.drawbridge.reading.Situations.Destination;
import dev.drawbridge.reading.Situations.HopLimit;
import dev.drawbridge.reading.Situations.Link;
import dev.drawbridge.reading.Situations.Situation;
import dev.drawbridge.reading.Situations.State;
import java.util.ArrayList;
import java.util.Comparator;
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

  /** As people think of packets: an ordinary new connection before anything special. */
  private static final List<Situation> FAMILIAR_FIRST =
      Situations.ALL.list().stream()
          .sorted(
              Comparator.comparing((Situation s) -> s.link() != Link.OTHER)
                  .thenComparing(s -> s.state() != State.NEW)
                  .thenComparing(s -> s.hopLimit() != HopLimit.OTHER))
          .toList();

  private static final List<Situation> FOR_THIS_HOST =
      FAMILIAR_FIRST.stream().filter(s -> s.destination() == Destination.THIS_HOST).toList();

  static final List<Situation> FOR_OTHERS =
      FAMILIAR_FIRST.stream()
          .filter(s -> s.destination() == Destination.ELSEWHERE && s.link() == Link.OTHER)
          .toList();

  private static final AddressSet LINK_LOCAL = WellKnown.LINK_LOCAL.only(Family.IPV6);
  private static final AddressSet UNSPECIFIED = WellKnown.UNSPECIFIED.only(Family.IPV6);
  private static final AddressSet DHCP_SERVERS = AddressSet.parse("ff02::1:2").union(LINK_LOCAL);
  private static final Situations NEW = Situations.of(State.NEW);
  private static final Situations ON_LINK = Situations.of(HopLimit.IS_255);

  /** ICMP errors about a connection: they keep path MTU discovery alive. */
  static final Packets ERRORS =
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

  /** What has to pass one hook. */
  HookDues at(Hook hook) {
    return new AtHook(this, hook);
  }

  private record AtHook(HostDues all, Hook hook) implements HookDues {
    @Override
    public List<Situation> possible() {
      return hook == Hook.INPUT ? FOR_THIS_HOST : FAMILIAR_FIRST;
    }

    @Override
    public List<HostBox> essentials() {
      return all.essentials(hook);
    }

    @Override
    public List<HostBox> connections() {
      return all.connections(direction());
    }

    @Override
    public List<Flowing> flows() {
      return all.expected.due(all.service, direction()).stream()
          .map(due ->
              new Flowing(
                  due.flow(),
                  AddressSet.ALL,
                  all.expected.policy().addresses(due.peer()),
                  due.traffic(),
                  all.packets(due)))
          .toList();
    }

    @Override
    public Direction direction() {
      return HostDues.direction(hook);
    }

    @Override
    public ProofCode passes() {
      return ProofCode.HOST_PASSES;
    }

    @Override
    public ProofCode stops() {
      return ProofCode.HOST_STOPS;
    }

    @Override
    public ProofCode stopsEssential() {
      return ProofCode.HOST_STOPS_ESSENTIAL;
    }

    @Override
    public List<Object> words(Cell cell, Packet witness) {
      return List.of(
          all.service,
          hook,
          witness,
          cell.local(),
          Integer.toString(cell.sourcePort()),
          Words.word(cell.situation().state()),
          Words.word(cell.situation().link()),
          cell.situation().hopLimit() == HopLimit.IS_255 ? "255" : "below 255");
    }
  }

  private static HostOptions options(Drawing drawing, Key key) {
    Element element = drawing.element(key).orElseThrow();
    return element instanceof Service service ? drawing.hosts(service) : drawing.options().hosts();
  }

  /** The service's own addresses. */
  AddressSet own() {
    return own;
  }

  /** The drawn interfaces to the host's own containers; a router has none. */
  Set<String> containerInterfaces() {
    Set<String> interfaces = new TreeSet<>();
    if (isRouter()) {
      return interfaces;
    }
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
      case OUTPUT, FORWARD -> Direction.EGRESS;
    };
  }

  /** The essentials at a hook. */
  private List<HostBox> essentials(Hook hook) {
    Direction direction = direction(hook);
    List<HostBox> boxes = new ArrayList<>(ALWAYS);
    if (hook == Hook.PREROUTING) {
      // Packets for others are no business of a guard of this host's own ports.
      boxes.add(HostBox.in(Situations.of(Destination.ELSEWHERE)));
    }
    boxes.addAll(NEIGHBOURS.getOrDefault(direction, List.of()));
    if (isRouter()) {
      // Solicitations come to a router, advertisements go out from it.
      int type = direction == Direction.INGRESS ? 133 : 134;
      boxes.add(HostBox.in(ON_LINK).withPackets(icmpv6(AddressSet.ALL, type)));
    }
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

  private boolean isRouter() {
    return expected.drawing().routers().contains(service);
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
  private List<HostBox> connections(Direction direction) {
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
  private Packets packets(Expectations.Due due) {
    return due.packets(expected.policy().addressesOnHost(service, due.peer()));
  }
}
