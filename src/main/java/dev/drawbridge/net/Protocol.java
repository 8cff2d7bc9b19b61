package dev.drawbridge.net;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an IP packet carries: the number in the protocol field of IPv4 or the last next-header field
 * of IPv6.
 *
 * @param number 0 to 255, as assigned by IANA
 */
public record Protocol(int number) implements Comparable<Protocol> {

  public static final Protocol ICMP = new Protocol(1);
  public static final Protocol TCP = new Protocol(6);
  public static final Protocol UDP = new Protocol(17);
  public static final Protocol ICMPV6 = new Protocol(58);
  public static final Protocol SCTP = new Protocol(132);

  /**
   * IANA's keywords in lower case, but "icmpv6" for "ipv6-icmp" and "ospf" for "ospfigp", as people
   * write them.
   */
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(0, "hopopt"),
          Map.entry(1, "icmp"),
          Map.entry(2, "igmp"),
          Map.entry(4, "ipv4"),
          Map.entry(6, "tcp"),
          Map.entry(8, "egp"),
          Map.entry(17, "udp"),
          Map.entry(33, "dccp"),
          Map.entry(41, "ipv6"),
          Map.entry(43, "ipv6-route"),
          Map.entry(44, "ipv6-frag"),
          Map.entry(46, "rsvp"),
          Map.entry(47, "gre"),
          Map.entry(50, "esp"),
          Map.entry(51, "ah"),
          Map.entry(58, "icmpv6"),
          Map.entry(59, "ipv6-nonxt"),
          Map.entry(60, "ipv6-opts"),
          Map.entry(88, "eigrp"),
          Map.entry(89, "ospf"),
          Map.entry(94, "ipip"),
          Map.entry(97, "etherip"),
          Map.entry(103, "pim"),
          Map.entry(108, "ipcomp"),
          Map.entry(112, "vrrp"),
          Map.entry(115, "l2tp"),
          Map.entry(132, "sctp"),
          Map.entry(135, "mobility"),
          Map.entry(136, "udplite"),
          Map.entry(137, "mpls-in-ip"));

  private static final Map<String, Protocol> BY_NAME =
      NAMES.keySet().stream()
          .map(Protocol::new)
          .collect(Collectors.toUnmodifiableMap(Protocol::name, Function.identity()));

  public Protocol {
    if (number < 0 || number > 255) {
      throw new IllegalArgumentException("a protocol number is 0 to 255, not " + number);
    }
  }

  /** The protocol with this keyword in lower case; numbers and unknown keywords give nothing. */
  public static Optional<Protocol> byName(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** Whether sets tell its ports apart: TCP, UDP and SCTP. */
  public boolean hasPorts() {
    return number == TCP.number || number == UDP.number || number == SCTP.number;
  }

  /** Whether its packets have a type and a code: ICMP and ICMPv6. */
  public boolean isIcmp() {
    return number == ICMP.number || number == ICMPV6.number;
  }

  /** The usual keyword in lower case, else the number in decimal. */
  public String name() {
    return NAMES.getOrDefault(number, Integer.toString(number));
  }

  @Override
  public int compareTo(Protocol other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return name();
  }
}
