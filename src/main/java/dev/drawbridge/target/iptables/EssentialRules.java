package dev.drawbridge.target.iptables;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Family;
import dev.drawbridge.target.host.EssentialPacket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules that every packet meets first, the same for every service: loopback, what connection
 * tracking does not know, what it does know, and errors about that (design: hosts 2 and 3).
 */
final class EssentialRules {
  private record Variant(Station station, Family family, List<EssentialPacket> untracked) {}

  private final Map<Variant, List<String>> known = new HashMap<>();

  /**
   * The lines of the file, in order.
   *
   * @param untracked what passes before connection tracking is asked
   */
  List<String> of(Station station, Family family, List<EssentialPacket> untracked) {
    return known.computeIfAbsent(new Variant(station, family, untracked), EssentialRules::lines);
  }

  /** How the state of a connection is asked for: never by "-m state" (design: hosts 14). */
  static String state(String state) {
    return "-m conntrack --ctstate " + state;
  }

  /** An address option with a blank behind it; nothing for every address. */
  static String option(String option, String cidr) {
    return cidr.isEmpty() ? "" : option + " " + cidr + " ";
  }

  private static List<String> lines(Variant variant) {
    Station station = variant.station();
    List<String> lines = new ArrayList<>();
    add(lines, station.chain(), station.interfaceOption() + " lo", "-j RETURN");
    if (station == Station.GUARD) {
      add(lines, station.chain(), "-m addrtype ! --dst-type LOCAL", "-j RETURN");
    }
    for (EssentialPacket packet : variant.untracked()) {
      for (String options : options(station, variant.family(), packet)) {
        add(lines, station.chain(), options, "-j RETURN");
      }
    }
    lines.addAll(tracked(station.chain(), variant.family()));
    return lines;
  }

  /** What a chain does with packets that belong to a connection, or to none; new ones go on. */
  static List<String> tracked(String chain, Family family) {
    List<String> lines = new ArrayList<>();
    add(lines, chain, state("ESTABLISHED"), "-j RETURN");
    for (int type : relatedErrors(family)) {
      String error = TrafficOptions.icmp(family, type);
      add(lines, chain, error + " " + state("RELATED"), "-j RETURN");
    }
    add(lines, chain, state("INVALID"), "-j DROP");
    return lines;
  }

  private static void add(List<String> lines, String chain, String options, String verdict) {
    lines.add("-A " + chain + " " + options + " " + verdict);
  }

  private static List<Integer> relatedErrors(Family family) {
    return switch (family) {
      case IPV4 -> EssentialPacket.RELATED_ICMP;
      case IPV6 -> EssentialPacket.RELATED_ICMPV6;
    };
  }

  /** One text per rule; none for packets of the other family. */
  private static List<String> options(Station station, Family family, EssentialPacket packet) {
    List<String> traffic =
        switch (packet) {
          case EssentialPacket.Icmpv6 icmpv6 when family == Family.IPV6 ->
              icmpv6.types().stream().map(type -> message(icmpv6, type)).toList();
          case EssentialPacket.Icmpv6 _ -> List.of();
          case EssentialPacket.Udp udp when family == udp.family() ->
              List.of(
                  "-p udp -m udp --sport "
                      + udp.sourcePort()
                      + " --dport "
                      + udp.destinationPort());
          case EssentialPacket.Udp _ -> List.of();
        };
    List<String> options = new ArrayList<>();
    for (String local : cidrs(packet.local(), family)) {
      for (String peer : cidrs(packet.peers(), family)) {
        String addresses =
            option(station.localOption(), local) + option(station.peerOption(), peer);
        traffic.forEach(text -> options.add(addresses + text));
      }
    }
    return options;
  }

  private static String message(EssentialPacket.Icmpv6 icmpv6, int type) {
    return TrafficOptions.icmp(Family.IPV6, type)
        + (icmpv6.fromNeighbour() ? " -m hl --hl-eq 255" : "");
  }

  private static List<String> cidrs(AddressSet addresses, Family family) {
    return addresses.only(family).cidrs().stream()
        .map(cidr -> cidr.prefixLength() == 0 ? "" : cidr.toString())
        .toList();
  }
}
