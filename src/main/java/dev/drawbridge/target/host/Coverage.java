package dev.drawbridge.target.host;

import dev.drawbridge.net.Address;
import dev.drawbridge.net.AddressRange;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which flows some pieces bring to an address, whatever the port. */
final class Coverage {
  /** Disjoint pieces by their first address. */
  private final TreeMap<Address, Piece> pieces = new TreeMap<>();

  Coverage(Collection<Piece> covering) {
    Disjoint.of(covering.stream().map(p -> new Piece(p.peers(), 0, 0, p.flows())).toList())
        .forEach(piece -> pieces.put(piece.peers().first(), piece));
  }

  /** The flows of the pieces that have an address in common with these. */
  SortedSet<Integer> flows(AddressRange peers) {
    if (pieces.isEmpty()) {
      return Collections.emptySortedSet();
    }
    Address start = pieces.floorKey(peers.first());
    SortedSet<Integer> flows = new TreeSet<>();
    for (Piece piece :
        pieces.subMap(start == null ? peers.first() : start, true, peers.last(), true).values()) {
      if (piece.peers().last().compareTo(peers.first()) >= 0) {
        flows.addAll(piece.flows());
      }
    }
    return flows;
  }
}
