package dev.drawbridge.target.host;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Family;
import java.util.ArrayList;
import java.util.List;

/**
 * Packets that pass before connection tracking is asked, because it does not know them: the whole
 * list (design: hosts 3). Addresses that do not matter are {@link AddressSet#ALL}.
 */
public sealed interface EssentialPacket {

  /** Error messages that pass where they belong to a known connection (RFC 792). */
  List<Integer> RELATED_ICMP = List.of(3, 11, 12);

  /** Error messages that pass where they belong to a known connection (RFC 4443). */
  List<Integer> RELATED_ICMPV6 = List.of(1, 2, 3, 4);

  /** Which way they go. */
  Direction direction();

  /** The host's own address. */
  AddressSet local();

  /** The address at the other side. */
  AddressSet peers();

  /**
   * ICMPv6 messages.
   *
   * @param types their types
   * @param fromNeighbour whether the hop limit must be 255, which only a neighbour can send (RFC
   *     4861, 7.1)
   */
  record Icmpv6(
      Direction direction,
      List<Integer> types,
      AddressSet local,
      AddressSet peers,
      boolean fromNeighbour)
      implements EssentialPacket {
    public Icmpv6 {
      types = List.copyOf(types);
    }
  }

  /** UDP from one port to another. */
  record Udp(
      Direction direction,
      Family family,
      AddressSet local,
      int sourcePort,
      AddressSet peers,
      int destinationPort)
      implements EssentialPacket {}

  /** The packets of one direction; DHCP only where it is used. */
  static List<EssentialPacket> of(Direction direction, boolean dhcp) {
    List<EssentialPacket> packets = new ArrayList<>();
    packets.add(neighbourDiscovery(direction));
    packets.add(multicastListeners(direction));
    if (dhcp) {
      packets.addAll(dhcp(direction));
    }
    return packets;
  }

  /** What a router's neighbours ask of it besides, and what it tells them (RFC 4861, 6.2). */
  static EssentialPacket ofRouter(Direction direction) {
    int type =
        switch (direction) {
          case INGRESS -> 133;
          case EGRESS -> 134;
        };
    return new Icmpv6(direction, List.of(type), AddressSet.ALL, AddressSet.ALL, true);
  }

  private static EssentialPacket neighbourDiscovery(Direction direction) {
    // Advertisements come from routers, solicitations go to them; a host does both for neighbours.
    List<Integer> types =
        switch (direction) {
          case INGRESS -> List.of(134, 135, 136);
          case EGRESS -> List.of(133, 135, 136);
        };
    return new Icmpv6(direction, types, AddressSet.ALL, AddressSet.ALL, true);
  }

  private static EssentialPacket multicastListeners(Direction direction) {
    AddressSet linkLocal = AddressSet.parse("fe80::/10");
    return switch (direction) {
      case INGRESS -> new Icmpv6(direction, List.of(130), AddressSet.ALL, linkLocal, false);
      case EGRESS ->
          new Icmpv6(
              direction,
              List.of(131, 132, 143),
              linkLocal.union(AddressSet.parse("::")),
              AddressSet.ALL,
              false);
    };
  }

  private static List<EssentialPacket> dhcp(Direction direction) {
    AddressSet linkLocal = AddressSet.parse("fe80::/10");
    AddressSet servers = linkLocal.union(AddressSet.parse("ff02::1:2"));
    return switch (direction) {
      case INGRESS ->
          List.of(
              new Udp(direction, Family.IPV4, AddressSet.ALL, 67, AddressSet.ALL, 68),
              new Udp(direction, Family.IPV6, AddressSet.ALL, 547, linkLocal, 546));
      case EGRESS ->
          List.of(
              new Udp(direction, Family.IPV4, AddressSet.ALL, 68, AddressSet.ALL, 67),
              new Udp(direction, Family.IPV6, linkLocal, 546, servers, 547));
    };
  }
}
