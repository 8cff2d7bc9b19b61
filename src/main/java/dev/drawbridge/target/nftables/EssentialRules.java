package dev.drawbridge.target.nftables;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.IcmpTypes;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.target.host.EssentialPacket;
import java.util.ArrayList;
import java.util.List;

/** The essentials as rules. */
final class EssentialRules {
  /** What becomes of packets that belong to a connection, or to none; new ones go on. */
  static final String STATE =
      "ct state vmap { established : accept, related : goto related,"
          + " invalid : goto unknown, untracked : goto unknown }";

  private EssentialRules() {}

  /** The rules that come before connection tracking. */
  static List<String> untracked(List<EssentialPacket> packets) {
    return packets.stream().map(EssentialRules::rule).toList();
  }

  /** The rules for packets that connection tracking calls related. */
  static List<String> related() {
    return List.of(
        "icmp type " + types(Protocol.ICMP, EssentialPacket.RELATED_ICMP) + " accept",
        "icmpv6 type " + types(Protocol.ICMPV6, EssentialPacket.RELATED_ICMPV6) + " accept");
  }

  private static String rule(EssentialPacket packet) {
    List<String> words = new ArrayList<>();
    switch (packet) {
      case EssentialPacket.Icmpv6 icmp -> {
        words.add("icmpv6 type " + types(Protocol.ICMPV6, icmp.types()));
        if (icmp.fromNeighbour()) {
          words.add("ip6 hoplimit 255");
        }
        addAddresses(words, packet, "ip6");
      }
      case EssentialPacket.Udp udp -> {
        words.add("meta nfproto " + (udp.family() == Family.IPV4 ? "ipv4" : "ipv6"));
        words.add("udp sport " + udp.sourcePort());
        words.add("udp dport " + udp.destinationPort());
        addAddresses(words, packet, udp.family() == Family.IPV4 ? "ip" : "ip6");
      }
    }
    words.add("accept");
    return String.join(" ", words);
  }

  private static void addAddresses(List<String> words, EssentialPacket packet, String header) {
    boolean in = packet.direction() == Direction.INGRESS;
    addAddress(words, header + " saddr ", in ? packet.peers() : packet.local());
    addAddress(words, header + " daddr ", in ? packet.local() : packet.peers());
  }

  private static void addAddress(List<String> words, String field, AddressSet addresses) {
    if (!addresses.equals(AddressSet.ALL)) {
      words.add(
          field + ElementText.oneOf(addresses.ranges().stream().map(ElementText::of).toList()));
    }
  }

  private static String types(Protocol icmp, List<Integer> types) {
    return ElementText.oneOf(
        types.stream().map(type -> IcmpTypes.name(icmp, type).orElseThrow()).toList());
  }
}
