package dev.drawbridge.target.nftables;

import dev.drawbridge.net.AddressRange;
import dev.drawbridge.net.Cidr;
import dev.drawbridge.net.IcmpTypes;
import dev.drawbridge.net.Traffic.Kinds;
import dev.drawbridge.quote.Nft;
import dev.drawbridge.target.host.Opening;
import java.util.List;

/** How addresses, ports and types are written, in sets and in rules. */
final class ElementText {
  private static final int CODES = 256;

  private ElementText() {}

  /** An element with its comment, the last word of it. */
  static String of(Opening opening) {
    StringBuilder text = new StringBuilder();
    opening.from().ifPresent(sources -> text.append(of(sources)).append(" . "));
    text.append(of(opening.peers()));
    opening
        .kinds()
        .ifPresent(kinds -> {
          text.append(" . ");
          text.append(
              switch (opening.shape()) {
                case PORTS -> kinds.protocol().name() + " . " + ports(kinds);
                case ICMP_TYPE -> icmpType(kinds, kinds.first() / CODES);
                case PROTOCOL, ANYTHING -> Integer.toString(kinds.protocol().number());
              });
        });
    return text.append(' ').append(Nft.comment(opening.key())).toString();
  }

  /** {@code 10.0.0.1}, {@code 10.0.0.0/8} or {@code 10.0.0.1-10.0.0.9}. */
  static String of(AddressRange range) {
    if (range.isSingle()) {
      return range.first().toString();
    }
    List<Cidr> cidrs = range.cidrs();
    return cidrs.size() == 1 ? cidrs.getFirst().toString() : range.toString();
  }

  /** {@code 443} or {@code 8000-8100}. */
  static String ports(Kinds kinds) {
    return kinds.first() == kinds.last()
        ? Integer.toString(kinds.first())
        : kinds.first() + "-" + kinds.last();
  }

  /** A type by its name, or by its number if it has none. */
  static String icmpType(Kinds kinds, int type) {
    return IcmpTypes.name(kinds.protocol(), type).orElseGet(() -> Integer.toString(type));
  }

  /** A value by itself, several in braces. */
  static String oneOf(List<String> values) {
    return values.size() == 1 ? values.getFirst() : "{ " + String.join(", ", values) + " }";
  }
}
