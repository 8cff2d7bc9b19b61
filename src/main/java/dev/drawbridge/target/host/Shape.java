package dev.drawbridge.target.host;

import dev.drawbridge.net.Traffic;
import java.util.Optional;

/**
 * What a set of a packet filter can look at besides the address. Ports, types and whole protocols
 * never share a set: a port field without a protocol before it also matches the bytes of an ICMP
 * checksum (design: hosts 4).
 */
public enum Shape {
  /** TCP, UDP and SCTP with their destination ports. */
  PORTS,
  /** One message type of ICMP (IPv4) or ICMPv6 (IPv6), with all its codes. */
  ICMP_TYPE,
  /** A protocol as a whole. */
  PROTOCOL,
  /** Every packet of the address. */
  ANYTHING;

  /** The shape of these kinds; no kinds mean anything. */
  static Shape of(Optional<Traffic.Kinds> kinds) {
    if (kinds.isEmpty()) {
      return ANYTHING;
    }
    Traffic.Kinds some = kinds.get();
    if (some.protocol().hasPorts()) {
      return PORTS;
    }
    return some.protocol().isIcmp() && !some.isComplete() ? ICMP_TYPE : PROTOCOL;
  }
}
