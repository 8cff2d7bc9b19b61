package dev.drawbridge.target.host;

import dev.drawbridge.net.Address;
import dev.drawbridge.net.AddressRange;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Some peers and some ports of one {@link Line}, with the flows behind them.
 *
 * @param peers the peers' addresses
 * @param first the lowest port, or 0 where the line has no ports
 * @param last the highest port, or 0
 * @param flows numbers of flows, in file order
 */
record Piece(AddressRange peers, int first, int last, SortedSet<Integer> flows) {

  boolean isExact() {
    return peers.isSingle() && first == last;
  }

  boolean hasPort(int port) {
    return first <= port && port <= last;
  }

  /** The same for one peer. */
  Piece on(Address peer) {
    return new Piece(new AddressRange(peer, peer), first, last, flows);
  }

  /** The same up to this peer. */
  Piece until(Address peer) {
    return new Piece(new AddressRange(peers.first(), peer), first, last, flows);
  }

  /** The same with these flows besides its own. */
  Piece with(SortedSet<Integer> more) {
    if (flows.containsAll(more)) {
      return this;
    }
    SortedSet<Integer> all = new TreeSet<>(flows);
    all.addAll(more);
    return new Piece(peers, first, last, all);
  }
}
