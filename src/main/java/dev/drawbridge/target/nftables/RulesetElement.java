package dev.drawbridge.target.nftables;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.IcmpTypes;
import dev.drawbridge.net.Packets;
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
  private final RulesetWords words;

  RulesetElement(RulesetTokens tokens, RulesetWords words) {
    this.tokens = tokens;
    this.words = words;
  }

  /**
   * The packets that an element matches, by source and destination if its set looks at both.
   *
   * @param type one address or two, then nothing, a protocol, a protocol and a port, or an ICMP
   *     type
   * @param element one word per field
   * @param comment what stands behind them, or nothing
   */
  RulesetSet.Entry entry(List<RulesetField> type, List<RulesetToken> element, String comment)
      throws RulesetError {
    if (RulesetField.addresses(type) == 1) {
      return new RulesetSet.Entry(AddressSet.ALL, box(type, element), comment);
    }
    return new RulesetSet.Entry(
        addresses(type.getFirst(), element.getFirst()),
        box(type.subList(1, type.size()), element.subList(1, element.size())),
        comment);
  }

  private Packets.Box box(List<RulesetField> type, List<RulesetToken> element) throws RulesetError {
    AddressSet addresses = addresses(type.getFirst(), element.getFirst());
    Traffic traffic =
        switch (type.size()) {
          case 1 -> Traffic.ANY;
          case 2 -> secondField(type.get(1), element.get(1));
          default -> ports(element.get(1), element.get(2));
        };
    return new Packets.Box(addresses, traffic);
  }

  /** An address, a network or a range of the family that the field holds. */
  AddressSet addresses(RulesetField field, RulesetToken word) throws RulesetError {
    Family family = field == RulesetField.IPV4_ADDR ? Family.IPV4 : Family.IPV6;
    try {
      AddressSet addresses = words.addresses(word.text());
      if (addresses.any().orElseThrow().family() == family) {
        return addresses;
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
    try {
      return words.ports(word.text());
    } catch (IllegalArgumentException notPorts) {
      throw bad(word, "a port or a range of ports");
    }
  }

  int number(RulesetToken word, int lowest, int highest, String what) throws RulesetError {
    // A leading zero would be octal to nft.
    if (word.text().matches("0|[1-9][0-9]{0,5}")) {
      int number = Integer.parseInt(word.text());
      if (lowest <= number && number <= highest) {
        return number;
      }
    }
    throw bad(word, what);
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
    return words.traffic(protocol, ports(portWord));
  }

  private RulesetError bad(RulesetToken word, String what) {
    return tokens.error(word, NftablesProblem.BAD_VALUE, word.text(), what);
  }
}
