package dev.drawbridge.target.iptables;

import dev.drawbridge.net.Family;
import dev.drawbridge.net.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The matches that one rule loads with {@code -m}, and the options it has given. */
final class LoadedMatches {
  /** Without one of these options the match has nothing to look for, or fails to load. */
  private static final Map<String, List<String>> LOOKS_FOR =
      Map.ofEntries(
          Map.entry("tcp", List.of()),
          Map.entry("udp", List.of()),
          Map.entry("sctp", List.of()),
          Map.entry("multiport", List.of("--dports", "--sports")),
          Map.entry("icmp", List.of("--icmp-type")),
          Map.entry("icmp6", List.of("--icmpv6-type")),
          Map.entry("hl", List.of("--hl-eq")),
          Map.entry("conntrack", List.of("--ctstate")),
          Map.entry("set", List.of("--match-set")),
          Map.entry("addrtype", List.of("--dst-type")),
          Map.entry("comment", List.of("--comment")),
          Map.entry("limit", List.of("--limit")));

  private final Family family;
  private final List<String> names = new ArrayList<>(4);
  private final List<String> options = new ArrayList<>(8);

  LoadedMatches(Family family) {
    this.family = family;
  }

  /** Notes an option, which may be given once, negated or not. */
  void once(String option) throws RefusedLine {
    if (options.contains(option)) {
      throw new RefusedLine(IptablesProblem.OPTION_TWICE, option);
    }
    options.add(option);
  }

  /**
   * Loads a match.
   *
   * @param protocol what the rule has said of that before
   */
  void load(String name, Optional<Protocol> protocol) throws RefusedLine {
    if (name.equals("state")) {
      throw new RefusedLine(IptablesProblem.MATCH_STATE);
    }
    if (!LOOKS_FOR.containsKey(name)) {
      throw new RefusedLine(IptablesProblem.MATCH_UNKNOWN, name);
    }
    if (names.contains(name)) {
      throw new RefusedLine(IptablesProblem.OPTION_TWICE, "-m " + name);
    }
    if (!fits(name, protocol)) {
      throw new RefusedLine(IptablesProblem.OPTION_MISPLACED, "-m " + name);
    }
    names.add(name);
  }

  private boolean fits(String name, Optional<Protocol> protocol) {
    return switch (name) {
      case "tcp", "udp", "sctp" -> protocol.filter(p -> p.name().equals(name)).isPresent();
      case "multiport" -> protocol.filter(Protocol::hasPorts).isPresent();
      case "icmp" -> family == Family.IPV4 && protocol.filter(Protocol.ICMP::equals).isPresent();
      case "icmp6" -> family == Family.IPV6 && protocol.filter(Protocol.ICMPV6::equals).isPresent();
      case "hl" -> family == Family.IPV6;
      default -> true;
    };
  }

  /** An option is known only to its match. */
  void require(String name, String option) throws RefusedLine {
    if (!names.contains(name)) {
      throw new RefusedLine(IptablesProblem.OPTION_MISPLACED, option);
    }
  }

  /**
   * At the end of the rule every match must have what it needs.
   *
   * @param decides whether the rule does more than log
   */
  void requireComplete(boolean decides) throws RefusedLine {
    for (String name : names) {
      List<String> needed = LOOKS_FOR.getOrDefault(name, List.of());
      if (!needed.isEmpty() && needed.stream().noneMatch(options::contains)) {
        throw new RefusedLine(IptablesProblem.MATCH_INCOMPLETE, name);
      }
    }
    if (decides && names.contains("limit")) {
      throw new RefusedLine(IptablesProblem.LIMIT_DECIDES);
    }
  }
}
