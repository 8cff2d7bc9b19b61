package dev.drawbridge.lab;

import dev.drawbridge.net.Family;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import java.util.Set;

/**
 * What one packet carries that opens a connection.
 *
 * @param protocol its protocol
 * @param kind its destination port, its ICMP type × 256 + code, or 0 for a protocol without either
 */
public record Point(Protocol protocol, int kind) {
  private static final int ECHO_REQUEST = 8;
  private static final int ECHO_REQUEST_V6 = 128;

  /** Requests that connection tracking takes for new: echo, timestamp, address mask (RFC 792). */
  private static final Set<Integer> ICMP_REQUESTS = Set.of(ECHO_REQUEST, 13, 17);

  /** Requests of ICMPv6: echo, node information (RFC 4620). */
  private static final Set<Integer> ICMPV6_REQUESTS = Set.of(ECHO_REQUEST_V6, 139);

  /** Next headers of IPv6 that are no protocol of their own (RFC 7045). */
  private static final Set<Integer> EXTENSION_HEADERS =
      Set.of(0, 43, 44, 50, 51, 59, 60, 135, 139, 140, 253, 254);

  private static final int CODES = 256;
  private static final int LAST_PROTOCOL = 255;

  /** A port of TCP, UDP or SCTP. */
  public static Point port(Protocol protocol, int port) {
    return new Point(protocol, port);
  }

  /** The request with this ICMP type and code 0. */
  public static Point icmp(Protocol icmp, int type) {
    return new Point(icmp, type * CODES);
  }

  /** The same as a set of traffic. */
  public Traffic traffic() {
    return Traffic.of(new Traffic.Kinds(protocol, kind, kind));
  }

  /** The ICMP type. */
  int icmpType() {
    return kind / CODES;
  }

  /** Whether it asks for an echo, which every host sends. */
  boolean isEcho() {
    return protocol.isIcmp()
        && icmpType() == (protocol.equals(Protocol.ICMP) ? ECHO_REQUEST : ECHO_REQUEST_V6);
  }

  /** Whether all its packets between two addresses are one connection. */
  boolean isAlike() {
    return !protocol.hasPorts() && !protocol.isIcmp();
  }

  /** Whether a single packet of it can open a connection on a family, and can be sent at all. */
  boolean canOpen(Family family) {
    if (protocol.hasPorts()) {
      return true;
    }
    if (protocol.isIcmp()) {
      boolean own = protocol.equals(Protocol.ICMP) == (family == Family.IPV4);
      Set<Integer> requests = protocol.equals(Protocol.ICMP) ? ICMP_REQUESTS : ICMPV6_REQUESTS;
      return own && kind % CODES == 0 && requests.contains(icmpType());
    }
    // Sockets of protocol 0 choose one themselves, those of 255 cannot receive.
    return protocol.number() != 0
        && protocol.number() != LAST_PROTOCOL
        && !(family == Family.IPV6 && EXTENSION_HEADERS.contains(protocol.number()));
  }

  /** In the notation of a drawing: {@code tcp/443}. */
  @Override
  public String toString() {
    return traffic().toString();
  }
}
