package dev.drawbridge.target.host;

import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.net.Traffic.Kinds;
import java.util.ArrayList;
import java.util.List;

/** What of some traffic a host firewall can say: ICMP by its types, never by single codes. */
final class Sayable {
  private static final int CODES = 256;

  private Sayable() {}

  /** The traffic without single codes of ICMP types. */
  static Traffic of(Traffic traffic) {
    Traffic codes = codes(traffic);
    return codes.isEmpty() ? traffic : traffic.minus(codes);
  }

  /** The part that names some codes of an ICMP type, but not all. */
  static Traffic codes(Traffic traffic) {
    if (traffic.isAny()) {
      return Traffic.NONE;
    }
    List<Kinds> codes = new ArrayList<>();
    for (Kinds kinds : traffic.kinds()) {
      if (kinds.protocol().isIcmp()) {
        addCodes(codes, kinds);
      }
    }
    return Traffic.ofKinds(codes);
  }

  private static void addCodes(List<Kinds> codes, Kinds kinds) {
    Protocol icmp = kinds.protocol();
    int firstWhole = (kinds.first() + CODES - 1) / CODES * CODES;
    int afterWhole = (kinds.last() + 1) / CODES * CODES;
    if (firstWhole >= afterWhole) {
      firstWhole = kinds.last() + 1;
      afterWhole = firstWhole;
    }
    if (kinds.first() < firstWhole) {
      codes.add(new Kinds(icmp, kinds.first(), firstWhole - 1));
    }
    if (afterWhole <= kinds.last()) {
      codes.add(new Kinds(icmp, afterWhole, kinds.last()));
    }
  }
}
