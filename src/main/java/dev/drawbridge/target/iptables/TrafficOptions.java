package dev.drawbridge.target.iptables;

import dev.drawbridge.net.Family;
import dev.drawbridge.net.PortRange;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.net.Traffic.Kinds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Protocols, ports and ICMP types as the options of rules. */
final class TrafficOptions {
  /** What the multiport match holds; a range takes two (design: hosts 8). */
  private static final int MULTIPORT_SLOTS = 15;

  private static final int CODES = 256;

  private TrafficOptions() {}

  /** One piece of an opening: ports of one protocol, one ICMP type, or a protocol as a whole. */
  static String of(Family family, Kinds kinds) {
    Protocol protocol = kinds.protocol();
    if (protocol.hasPorts()) {
      return ports(protocol, List.of(new PortRange(kinds.first(), kinds.last()))).getFirst();
    }
    if (protocol.isIcmp() && !kinds.isComplete()) {
      return icmp(family, kinds.first() / CODES);
    }
    return "-p " + name(family, protocol);
  }

  /** All of some traffic that names no single ICMP codes, one rule each. */
  static List<String> of(Family family, Traffic traffic) {
    if (traffic.isAny()) {
      return List.of("");
    }
    List<String> rules = new ArrayList<>();
    for (Protocol protocol : traffic.protocols()) {
      if (protocol.hasPorts()) {
        rules.addAll(ports(protocol, traffic.ports(protocol).ranges()));
      } else if (protocol.isIcmp() && !traffic.isComplete(protocol)) {
        for (Kinds kinds : traffic.only(protocol).kinds()) {
          for (int type = kinds.first() / CODES; type <= kinds.last() / CODES; type++) {
            rules.add(icmp(family, type));
          }
        }
      } else {
        rules.add("-p " + name(family, protocol));
      }
    }
    return rules;
  }

  /** Some ports of one protocol, in as few rules as the multiport match allows. */
  static List<String> ports(Protocol protocol, List<PortRange> ranges) {
    String name = protocol.name();
    if (ranges.size() == 1) {
      return List.of("-p " + name + " -m " + name + " --dport " + text(ranges.getFirst()));
    }
    List<String> rules = new ArrayList<>();
    List<PortRange> together = new ArrayList<>();
    int slots = 0;
    for (PortRange range : ranges) {
      int needed = range.isSingle() ? 1 : 2;
      if (slots + needed > MULTIPORT_SLOTS) {
        rules.add(multiport(name, together));
        together.clear();
        slots = 0;
      }
      together.add(range);
      slots += needed;
    }
    rules.add(multiport(name, together));
    return rules;
  }

  /** How a range of ports is written in a rule. */
  static String text(PortRange range) {
    return range.isSingle() ? Integer.toString(range.first()) : range.first() + ":" + range.last();
  }

  static String icmp(Family family, int type) {
    return switch (family) {
      case IPV4 -> "-p icmp -m icmp --icmp-type " + type;
      case IPV6 -> "-p ipv6-icmp -m icmp6 --icmpv6-type " + type;
    };
  }

  private static String multiport(String protocol, List<PortRange> ranges) {
    return "-p "
        + protocol
        + " -m multiport --dports "
        + ranges.stream().map(TrafficOptions::text).collect(Collectors.joining(","));
  }

  private static String name(Family family, Protocol protocol) {
    if (family == Family.IPV4 && protocol.equals(Protocol.ICMP)) {
      return "icmp";
    }
    if (family == Family.IPV6 && protocol.equals(Protocol.ICMPV6)) {
      return "ipv6-icmp";
    }
    return Integer.toString(protocol.number());
  }
}
