package dev.drawbridge.target.kubernetes;

import dev.drawbridge.net.PortSet;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import java.util.List;

/** Which traffic a NetworkPolicy can name: ports of TCP, UDP and SCTP, or everything. */
final class Sayable {
  /** In the order in which they are written. */
  static final List<Protocol> PROTOCOLS = List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP);

  private static final Traffic NAMED =
      Traffic.unionOf(PROTOCOLS.stream().map(Traffic::of).toList());

  private static final int DNS = 53;
  private static final int OPENSHIFT_DNS = 5353;

  private Sayable() {}

  /** What of some traffic can be written; everything can, by naming no ports. */
  static Traffic of(Traffic drawn) {
    return drawn.isAny() ? drawn : drawn.intersect(NAMED);
  }

  /** The traffic as it arrives at a peer's pods. */
  static Traffic at(PeerForm.Dns dns, Traffic drawn) {
    return switch (dns) {
      case AS_DRAWN -> drawn;
      case PORT_5353 -> moved(moved(drawn, Protocol.TCP), Protocol.UDP);
    };
  }

  /** Port 53 becomes 5353; all ports stay all ports. */
  private static Traffic moved(Traffic traffic, Protocol protocol) {
    return traffic.isComplete(protocol) || !traffic.contains(protocol, DNS)
        ? traffic
        : traffic
            .minus(Traffic.ports(protocol, PortSet.of(DNS)))
            .union(Traffic.ports(protocol, PortSet.of(OPENSHIFT_DNS)));
  }
}
