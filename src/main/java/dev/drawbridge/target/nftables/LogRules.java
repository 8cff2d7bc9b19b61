package dev.drawbridge.target.nftables;

import dev.drawbridge.net.Family;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic.Kinds;
import dev.drawbridge.quote.Nft;
import dev.drawbridge.target.host.LoggedFlow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules that log a flow's opening packets. They stand before the sets and give no verdict, so
 * that a packet is logged whatever else lets it pass, and logging never opens anything.
 */
final class LogRules {
  private static final int CODES = 256;

  private LogRules() {}

  /**
   * The rule that logs what nothing let pass, not every packet of a flood.
   *
   * @param what short, such as {@code in}
   */
  static String denial(String service, String what) {
    return "limit rate 5/second burst 10 packets "
        + Nft.log("drawbridge " + service + " " + what + " deny: ");
  }

  /**
   * One rule per protocol, and one for all ICMP types.
   *
   * @param peerField {@code saddr} or {@code daddr}
   */
  static List<String> of(LoggedFlow logged, Family family, String peerField) {
    String peers =
        (family == Family.IPV4 ? "ip " : "ip6 ")
            + peerField
            + " "
            + ElementText.oneOf(logged.peers().ranges().stream().map(ElementText::of).toList());
    String log = Nft.log("drawbridge " + logged.key() + ": ");
    return matches(logged).stream().map(match -> peers + match + " " + log).toList();
  }

  private static List<String> matches(LoggedFlow logged) {
    if (logged.traffic().isAny()) {
      return List.of("");
    }
    Map<String, List<String>> valuesByField = new LinkedHashMap<>();
    for (Kinds kinds : logged.traffic().kinds()) {
      valuesByField.computeIfAbsent(field(kinds), _ -> new ArrayList<>()).addAll(values(kinds));
    }
    List<String> matches = new ArrayList<>();
    valuesByField.forEach(
        (field, values) -> matches.add(" " + field + " " + ElementText.oneOf(values)));
    return matches;
  }

  private static String field(Kinds kinds) {
    Protocol protocol = kinds.protocol();
    if (protocol.hasPorts()) {
      return protocol.name() + " dport";
    }
    return isTypes(kinds) ? protocol.name() + " type" : "meta l4proto";
  }

  private static List<String> values(Kinds kinds) {
    if (kinds.protocol().hasPorts()) {
      return List.of(ElementText.ports(kinds));
    }
    if (!isTypes(kinds)) {
      return List.of(Integer.toString(kinds.protocol().number()));
    }
    List<String> types = new ArrayList<>();
    for (int type = kinds.first() / CODES; type <= kinds.last() / CODES; type++) {
      types.add(ElementText.icmpType(kinds, type));
    }
    return types;
  }

  private static boolean isTypes(Kinds kinds) {
    return kinds.protocol().isIcmp() && !kinds.isComplete();
  }
}
