package dev.drawbridge.target.host;

import dev.drawbridge.net.Address;
import dev.drawbridge.net.AddressRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which flows some pieces bring to an address, whatever the port. */
final class Coverage {
  /** Disjoint pieces by their first address. */
  private final TreeMap<Address, Piece> pieces = new TreeMap<>();

  /** Where a piece begins, or may end. */
  private final NavigableSet<Address> starts = new TreeSet<>();

  Coverage(Collection<Piece> covering) {
    Disjoint.of(covering.stream().map(p -> new Piece(p.peers(), 0, 0, p.flows())).toList())
        .forEach(piece -> {
          pieces.put(piece.peers().first(), piece);
          starts.add(piece.peers().first());
          piece.peers().last().next().ifPresent(starts::add);
        });
  }

  /** How many pieces it takes. */
  int size() {
    return pieces.size();
  }

  /** The flows of the pieces around an address. */
  SortedSet<Integer> flows(Address address) {
    Map.Entry<Address, Piece> before = pieces.floorEntry(address);
    return before != null && before.getValue().peers().contains(address)
        ? before.getValue().flows()
        : Collections.emptySortedSet();
  }

  /**
   * A piece cut by address where other flows are around it, each part with these flows besides its
   * own; in the order of addresses.
   */
  List<Piece> parts(Piece piece) {
    AddressRange whole = piece.peers();
    List<Piece> parts = new ArrayList<>();
    Piece last = piece.on(whole.first()).with(flows(whole.first()));
    for (Address start : starts.subSet(whole.first(), false, whole.last(), true)) {
      Piece here = piece.on(start).with(flows(start));
      if (!here.flows().equals(last.flows())) {
        parts.add(last.until(start.previous().orElseThrow()));
        last = here;
      }
    }
    parts.add(last.until(whole.last()));
    return parts;
  }
}
