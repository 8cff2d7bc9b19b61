package dev.drawbridge.target.kubernetes;

import dev.drawbridge.net.AddressSet;
import java.util.List;
import java.util.Optional;

/**
 * How Kubernetes knows one peer.
 *
 * @param items what is written; empty if it cannot be known at all
 * @param addresses the addresses among the items, for caveats and warnings
 * @param gap what cannot be written, if anything
 * @param dns whether its port 53 has another number in this cluster
 */
record PeerForm(List<? extends PeerItem> items, AddressSet addresses, Optional<Gap> gap, Dns dns) {

  /** Whether ports stay as drawn. */
  enum Dns {
    /** They do. */
    AS_DRAWN,
    /** Port 53 is 5353 at the pods. */
    PORT_5353
  }

  /**
   * What cannot be written of a peer.
   *
   * @param addresses the addresses given up; {@link AddressSet#ALL} for the peer as a whole
   * @param arguments what the reason's sentence names
   */
  record Gap(AddressSet addresses, LimitCode reason, List<Object> arguments) {
    Gap {
      arguments = List.copyOf(arguments);
    }
  }

  PeerForm {
    items = List.copyOf(items);
  }

  static PeerForm pods(PeerItem.Pods pods) {
    return new PeerForm(List.of(pods), AddressSet.NONE, Optional.empty(), Dns.AS_DRAWN);
  }

  static PeerForm none(LimitCode reason, Object... arguments) {
    Gap gap = new Gap(AddressSet.ALL, reason, List.of(arguments));
    return new PeerForm(List.of(), AddressSet.NONE, Optional.of(gap), Dns.AS_DRAWN);
  }
}
