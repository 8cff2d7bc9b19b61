package dev.drawbridge.target.nftables;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.PortSet;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import java.util.HashMap;
import java.util.Map;

/**
 * The meaning of words met before: the same addresses and ports stand in many sets and files, and
 * the same objects compare faster than equal ones.
 */
final class RulesetWords {
  private record Ports(Protocol protocol, PortSet ports) {}

  private final Map<String, AddressSet> addresses = new HashMap<>();
  private final Map<String, PortSet> ports = new HashMap<>();
  private final Map<Ports, Traffic> traffic = new HashMap<>();

  /**
   * An address, a network or a range.
   *
   * @throws IllegalArgumentException if the word is none
   */
  AddressSet addresses(String word) {
    return addresses.computeIfAbsent(word, AddressSet::parse);
  }

  /**
   * A port or a range of ports.
   *
   * @throws IllegalArgumentException if the word is none; a leading zero would be octal to nft
   */
  PortSet ports(String word) {
    return ports.computeIfAbsent(word, RulesetWords::parsePorts);
  }

  /** Ports of a protocol. */
  Traffic traffic(Protocol protocol, PortSet set) {
    return traffic.computeIfAbsent(
        new Ports(protocol, set), pair -> Traffic.ports(pair.protocol(), pair.ports()));
  }

  private static PortSet parsePorts(String word) {
    if (!word.matches("[1-9][0-9]{0,4}(-[1-9][0-9]{0,4})?")) {
      throw new IllegalArgumentException("not ports: " + word);
    }
    int dash = word.indexOf('-');
    String first = dash < 0 ? word : word.substring(0, dash);
    return PortSet.range(Integer.parseInt(first), Integer.parseInt(word.substring(dash + 1)));
  }
}
