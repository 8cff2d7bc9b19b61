package dev.drawbridge.check;

import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.WellKnown;
import dev.drawbridge.policy.Policy;
import java.math.BigInteger;

/** What checks take to be "from outside". */
final class Outside {
  /** A partner's or an office's own range is no larger: 1,024 IPv4 addresses, an IPv6 /48. */
  private static final BigInteger FEW_IPV4 = BigInteger.valueOf(1024);

  private static final BigInteger FEW_IPV6 = BigInteger.TWO.pow(128 - 48);

  private Outside() {}

  /** Whether an end stands for a large part of the public internet. */
  static boolean isLargelyPublic(Policy policy, Element end) {
    if (!(end instanceof Network)) {
      return false;
    }
    AddressSet publicly = policy.addresses(end.key()).intersect(WellKnown.INTERNET);
    return publicly.only(Family.IPV4).size().compareTo(FEW_IPV4) > 0
        || publicly.only(Family.IPV6).size().compareTo(FEW_IPV6) > 0;
  }

  /** Whether an end covers all public addresses of a family. */
  static boolean isWholeInternet(Policy policy, Element end) {
    if (!(end instanceof Network)) {
      return false;
    }
    AddressSet covered = policy.addresses(end.key());
    return covered.containsAll(WellKnown.INTERNET.only(Family.IPV4))
        || covered.containsAll(WellKnown.INTERNET.only(Family.IPV6));
  }
}
