package dev.drawbridge.target.nftables;

import dev.drawbridge.net.AddressRange;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.IcmpTypes;
import dev.drawbridge.net.Packets;
import dev.drawbridge.net.PortRange;
import dev.drawbridge.net.PortSet;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of sets and rules: words in, addresses and traffic out. */
final class RulesetElement {
  /** The names of protocols that nft knows by itself, without the machine's /etc/protocols. */
  private static final Map<String, Protocol> PROTOCOLS =
      Map.of(
          "tcp", Protocol.TCP,
          "udp", Protocol.UDP,
          "sctp", Protocol.SCTP,
          "icmp", Protocol.ICMP,
          "ipv6-icmp", Protocol.ICMPV6);

  private final RulesetTokens tokens;

  RulesetElement(RulesetTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * The packets that an element matches by its address and what else its set looks at.
   *
   * @param type an address, then nothing, a protocol, a protocol and a port, or an ICMP type
   * @param words one per field
   */
  Packets.Box box(List<RulesetField> type, List<RulesetToken> words) throws RulesetError {
    AddressSet addresses = AddressSet.of(addresses(type.getFirst(), words.getFirst()));
    Traffic traffic =
        switch (type.size()) {
          case 1 -> Traffic.ANY;
          case 2 -> secondField(type.get(1), words.get(1));
          default -> ports(words.get(1), words.get(2));
        };
    return new Packets.Box(addresses, traffic);
  }

  /** An address, a network or a range of the family that the field holds. */
  AddressRange addresses(RulesetField field, RulesetToken word) throws RulesetError {
    Family family = field == RulesetField.IPV4_ADDR ? Family.IPV4 : Family.IPV6;
    try {
      List<AddressRange> ranges = AddressSet.parse(word.text()).ranges();
      if (ranges.getFirst().family() == family) {
        return ranges.getFirst();
      }
    } catch (IllegalArgumentException notAnAddress) {
      throw bad(word, field.word());
    }
    throw bad(word, field.word());
  }

  Protocol protocol(RulesetToken word) throws RulesetError {
    Protocol known = PROTOCOLS.get(word.text());
    return known != null ? known : new Protocol(number(word, 0, 255, "a protocol"));
  }

  /** A message type by its name or number. */
  int icmpType(Protocol icmp, RulesetToken word) throws RulesetError {
    Optional<Integer> known = IcmpTypes.number(icmp, word.text());
    return known.isPresent() ? known.get() : number(word, 0, 255, icmp + " type");
  }

  PortSet ports(RulesetToken word) throws RulesetError {
    String text = word.text();
    int dash = text.indexOf('-');
    if (dash < 0) {
      int port = number(word, 1, PortRange.MAXIMUM, "a port");
      return PortSet.range(port, port);
    }
    int first = number(word, text.substring(0, dash), 1, PortRange.MAXIMUM, "a port");
    int last = number(word, text.substring(dash + 1), 1, PortRange.MAXIMUM, "a port");
    if (first > last) {
      throw bad(word, "a range of ports");
    }
    return PortSet.range(first, last);
  }

  int number(RulesetToken word, int lowest, int highest, String what) throws RulesetError {
    return number(word, word.text(), lowest, highest, what);
  }

  private Traffic secondField(RulesetField field, RulesetToken word) throws RulesetError {
    return switch (field) {
      case INET_PROTO -> Traffic.of(protocol(word));
      case ICMP_TYPE -> Traffic.icmp(Protocol.ICMP, icmpType(Protocol.ICMP, word));
      case ICMPV6_TYPE -> Traffic.icmp(Protocol.ICMPV6, icmpType(Protocol.ICMPV6, word));
      case IPV4_ADDR, IPV6_ADDR, INET_SERVICE -> throw bad(word, field.word());
    };
  }

  /** With another protocol the port would be whatever bytes stand there (design: hosts 4). */
  private Traffic ports(RulesetToken protocolWord, RulesetToken portWord) throws RulesetError {
    Protocol protocol = protocol(protocolWord);
    if (!protocol.hasPorts()) {
      throw bad(protocolWord, "a protocol with ports");
    }
    return Traffic.ports(protocol, ports(portWord));
  }

  private int number(RulesetToken word, String digits, int lowest, int highest, String what)
      throws RulesetError {
    // A leading zero would be octal to nft.
    if (digits.matches("0|[1-9][0-9]{0,5}")) {
      int number = Integer.parseInt(digits);
      if (lowest <= number && number <= highest) {
        return number;
      }
    }
    throw bad(word, what);
  }

  private RulesetError bad(RulesetToken word, String what) {
    return tokens.error(word, NftablesProblem.BAD_VALUE, word.text(), what);
  }
}
