package dev.drawbridge.net;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Names of ICMP and ICMPv6 message types, spelled as nftables does (which follows the RFCs).
 * Numbers are 0 to 255, from the IANA registries "ICMP Type Numbers" and "ICMPv6 type Numbers".
 */
public final class IcmpTypes {

  private static final Map<String, Integer> ICMP =
      Map.ofEntries(
          Map.entry("echo-reply", 0),
          Map.entry("destination-unreachable", 3),
          Map.entry("source-quench", 4),
          Map.entry("redirect", 5),
          Map.entry("echo-request", 8),
          Map.entry("router-advertisement", 9),
          Map.entry("router-solicitation", 10),
          Map.entry("time-exceeded", 11),
          Map.entry("parameter-problem", 12),
          Map.entry("timestamp-request", 13),
          Map.entry("timestamp-reply", 14),
          Map.entry("info-request", 15),
          Map.entry("info-reply", 16),
          Map.entry("address-mask-request", 17),
          Map.entry("address-mask-reply", 18));

  private static final Map<String, Integer> ICMPV6 =
      Map.ofEntries(
          Map.entry("destination-unreachable", 1),
          Map.entry("packet-too-big", 2),
          Map.entry("time-exceeded", 3),
          Map.entry("parameter-problem", 4),
          Map.entry("echo-request", 128),
          Map.entry("echo-reply", 129),
          Map.entry("mld-listener-query", 130),
          Map.entry("mld-listener-report", 131),
          Map.entry("mld-listener-done", 132),
          Map.entry("nd-router-solicit", 133),
          Map.entry("nd-router-advert", 134),
          Map.entry("nd-neighbor-solicit", 135),
          Map.entry("nd-neighbor-advert", 136),
          Map.entry("nd-redirect", 137),
          Map.entry("router-renumbering", 138),
          Map.entry("ind-neighbor-solicit", 141),
          Map.entry("ind-neighbor-advert", 142),
          Map.entry("mld2-listener-report", 143));

  private IcmpTypes() {}

  /** The number of a type; empty if the protocol knows no type of that name. */
  public static Optional<Integer> number(Protocol icmp, String name) {
    return Optional.ofNullable(names(icmp).get(name));
  }

  /** The name of a type; empty if the number has none. */
  public static Optional<String> name(Protocol icmp, int type) {
    return names(icmp).entrySet().stream()
        .filter(entry -> entry.getValue() == type)
        .map(Map.Entry::getKey)
        .findAny();
  }

  /** All names with their numbers, in alphabetical order. */
  public static SortedMap<String, Integer> all(Protocol icmp) {
    return new TreeMap<>(names(icmp));
  }

  private static Map<String, Integer> names(Protocol icmp) {
    if (icmp.equals(Protocol.ICMP)) {
      return ICMP;
    }
    if (icmp.equals(Protocol.ICMPV6)) {
      return ICMPV6;
    }
    throw new IllegalArgumentException("only icmp and icmpv6 have types, not " + icmp);
  }
}
