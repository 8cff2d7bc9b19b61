package dev.drawbridge.target.aws;

import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import java.util.ArrayList;
import java.util.List;

/**
 * Protocol and ports of one rule, as EC2 wants them.
 *
 * @param protocol {@code tcp}, {@code udp}, {@code icmp}, {@code icmpv6}, a protocol number, or
 *     {@code -1} for everything
 * @param from first port; ICMP type, -1 for all; -1 where the protocol has neither
 * @param to last port; ICMP code, -1 for all; -1 where the protocol has neither
 */
record Permission(String protocol, int from, int to) implements Comparable<Permission> {
  /** Everything. */
  static final Permission ALL = new Permission("-1", -1, -1);

  private static final int CODES = 256;

  /** Whether from and to are said at all. */
  boolean hasPorts() {
    return switch (protocol) {
      case "tcp", "udp", "icmp", "icmpv6" -> true;
      default -> false;
    };
  }

  /** What groups can say of some traffic; SCTP ports are left out, see {@link #unsayable}. */
  static List<Permission> of(Traffic traffic) {
    if (traffic.isAny()) {
      return List.of(ALL);
    }
    List<Permission> permissions = new ArrayList<>();
    for (Traffic.Kinds kinds : traffic.minus(unsayable(traffic)).kinds()) {
      Protocol protocol = kinds.protocol();
      if (protocol.equals(Protocol.TCP) || protocol.equals(Protocol.UDP)) {
        permissions.add(new Permission(protocol.name(), kinds.first(), kinds.last()));
      } else if (protocol.isIcmp()) {
        permissions.addAll(icmp(kinds));
      } else {
        permissions.add(new Permission(Integer.toString(protocol.number()), -1, -1));
      }
    }
    return permissions;
  }

  /** The SCTP ports of some traffic, unless it is all of SCTP: groups would open all of them. */
  static Traffic unsayable(Traffic traffic) {
    return traffic.isComplete(Protocol.SCTP) ? Traffic.NONE : traffic.only(Protocol.SCTP);
  }

  /** Types with all their codes together, other codes one by one. */
  private static List<Permission> icmp(Traffic.Kinds kinds) {
    String name = kinds.protocol().name();
    if (kinds.first() == 0 && kinds.last() >= CODES * CODES - 1) {
      return List.of(new Permission(name, -1, -1));
    }
    List<Permission> permissions = new ArrayList<>();
    int kind = kinds.first();
    while (kind <= kinds.last()) {
      int type = kind / CODES;
      boolean whole = kind % CODES == 0 && kinds.last() >= kind + CODES - 1;
      permissions.add(new Permission(name, type, whole ? -1 : kind % CODES));
      kind += whole ? CODES : 1;
    }
    return permissions;
  }

  @Override
  public int compareTo(Permission other) {
    int byProtocol = protocol.compareTo(other.protocol);
    if (byProtocol != 0) {
      return byProtocol;
    }
    int byFrom = Integer.compare(from, other.from);
    return byFrom != 0 ? byFrom : Integer.compare(to, other.to);
  }
}
