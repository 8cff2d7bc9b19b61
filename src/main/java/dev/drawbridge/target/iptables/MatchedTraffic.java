package dev.drawbridge.target.iptables;

import dev.drawbridge.net.PortRange;
import dev.drawbridge.net.PortSet;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the options of one rule say of protocol, ports and ICMP type, in their order. */
final class MatchedTraffic {
  /** xt_multiport.h: XT_MULTI_PORTS; a range takes two. */
  private static final int MULTIPORT_SLOTS = 15;

  private static final int MOST_OF_A_BYTE = 255;

  private final LoadedMatches matches;
  private final ReadValues values;
  private @Nullable Protocol protocol;
  private PortSet sourcePorts = PortSet.ALL;
  private Traffic traffic = Traffic.ANY;

  MatchedTraffic(LoadedMatches matches, ReadValues values) {
    this.matches = matches;
    this.values = values;
  }

  Optional<Protocol> protocol() {
    return Optional.ofNullable(protocol);
  }

  PortSet sourcePorts() {
    return sourcePorts;
  }

  /** Protocol with destination ports or ICMP type. */
  Traffic traffic() {
    return traffic;
  }

  /** {@code -p}. */
  void protocol(String option, String text) throws RefusedLine {
    int number =
        switch (text) {
          case "all" -> 0;
          case "icmp" -> Protocol.ICMP.number();
          case "tcp" -> Protocol.TCP.number();
          case "udp" -> Protocol.UDP.number();
          case "ipv6-icmp", "icmpv6" -> Protocol.ICMPV6.number();
          case "sctp" -> Protocol.SCTP.number();
          default -> Words.number(option, text, 0, MOST_OF_A_BYTE);
        };
    // Protocol 0 is every protocol (ip_packet_match: "if (ip->proto)").
    if (number != 0) {
      Protocol chosen = new Protocol(number);
      protocol = chosen;
      traffic = values.traffic(chosen.name(), () -> Traffic.of(chosen));
    }
  }

  /** {@code --sport} and {@code --dport} of the match named like the protocol. */
  void port(String option, String text) throws RefusedLine {
    Protocol ported = ported(option);
    matches.require(ported.name(), option);
    narrow(option, ported, text, PortSet.of(range(option, text)));
  }

  /** {@code --sports} and {@code --dports} of the match for several ports. */
  void ports(String option, String text) throws RefusedLine {
    Protocol ported = ported(option);
    matches.require("multiport", option);
    List<PortRange> ranges = new ArrayList<>();
    int slots = 0;
    for (String part : text.split(",", -1)) {
      ranges.add(range(option, part));
      slots += part.contains(":") ? 2 : 1;
    }
    if (slots > MULTIPORT_SLOTS) {
      throw new RefusedLine(IptablesProblem.VALUE_WRONG, option, text);
    }
    narrow(option, ported, text, PortSet.ofRanges(ranges));
  }

  /** {@code --icmp-type}: here 255 is every type (icmp_type_code_match). */
  void icmpType(String option, String text) throws RefusedLine {
    matches.require("icmp", option);
    int type = Words.number(option, text, 0, MOST_OF_A_BYTE);
    if (type != MOST_OF_A_BYTE) {
      type(Protocol.ICMP, type);
    }
  }

  /** {@code --icmpv6-type}: here 255 is a type like any other. */
  void icmpv6Type(String option, String text) throws RefusedLine {
    matches.require("icmp6", option);
    type(Protocol.ICMPV6, Words.number(option, text, 0, MOST_OF_A_BYTE));
  }

  private void type(Protocol icmp, int type) {
    traffic = values.traffic(icmp.name() + ":" + type, () -> Traffic.icmp(icmp, type));
  }

  private Protocol ported(String option) throws RefusedLine {
    Protocol said = protocol;
    if (said == null || !said.hasPorts()) {
      throw new RefusedLine(IptablesProblem.OPTION_MISPLACED, option);
    }
    return said;
  }

  private void narrow(String option, Protocol ported, String text, PortSet ports) {
    if (option.startsWith("--s")) {
      sourcePorts = sourcePorts.intersect(ports);
    } else {
      traffic =
          traffic.intersect(
              values.traffic(ported.name() + ":" + text, () -> Traffic.ports(ported, ports)));
    }
  }

  private static PortRange range(String option, String text) throws RefusedLine {
    int colon = text.indexOf(':');
    String low = colon < 0 ? text : text.substring(0, colon);
    int first = Words.number(option, low, 1, PortRange.MAXIMUM);
    int last =
        colon < 0
            ? first
            : Words.number(option, text.substring(colon + 1), first, PortRange.MAXIMUM);
    return new PortRange(first, last);
  }
}
