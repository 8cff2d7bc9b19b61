package dev.drawbridge.target.nftables;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of which sets are made (nft 1.0.6, datatype.c), as far as rules of ours need them. */
enum RulesetField {
  IPV4_ADDR,
  IPV6_ADDR,
  INET_PROTO,
  INET_SERVICE,
  ICMP_TYPE,
  ICMPV6_TYPE;

  /** The type's name in a file. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<RulesetField> of(String word) {
    return Arrays.stream(values()).filter(field -> field.word().equals(word)).findFirst();
  }

  /** {@code ipv4_addr . inet_proto . inet_service}. */
  static String text(List<RulesetField> type) {
    return type.stream().map(RulesetField::word).collect(Collectors.joining(" . "));
  }

  /** How many addresses a type begins with: two where it is of source and destination. */
  static int addresses(List<RulesetField> type) {
    RulesetField first = type.getFirst();
    boolean isAddress = first == IPV4_ADDR || first == IPV6_ADDR;
    return isAddress && type.size() > 1 && type.get(1) == first ? 2 : 1;
  }
}
