package dev.drawbridge.target.iptables;

import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Family;
import dev.drawbridge.quote.Iptables;

/** What becomes of packets that nothing let pass. */
final class DenialRules {
  /** What the kernel keeps of a log prefix; the rest is cut silently (design: hosts 8). */
  private static final int LONGEST_PREFIX = 29;

  private DenialRules() {}

  /** The rule of a chain that logs them, not every packet of a flood. */
  static String logged(String chain, String word) {
    String prefix = "drawbridge " + word + " denied: ";
    return "-A " + chain + " -m limit --limit 5/second --limit-burst 10 " + log(prefix);
  }

  static String log(String prefix) {
    return "-j LOG --log-prefix " + Iptables.quoted(prefix, LONGEST_PREFIX) + " --log-level 6";
  }

  /** Our own programs are told at once; strangers are not. */
  static String refusal(Station station, Family family) {
    if (station.direction() == Direction.INGRESS) {
      return "-j DROP";
    }
    return switch (family) {
      case IPV4 -> "-j REJECT --reject-with icmp-admin-prohibited";
      case IPV6 -> "-j REJECT --reject-with icmp6-adm-prohibited";
    };
  }
}
