package dev.drawbridge.target.host;

import dev.drawbridge.net.Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Tells apart within the pieces of one line what flows of other lines open too, so that what is
 * counted at an element is credited to the flows that open all of it.
 */
final class Apart {
  private final Coverage above;
  private final Allowance allowance;
  private final Set<Spot> exact = new HashSet<>();
  private final List<Credited> credited = new ArrayList<>();

  /**
   * A piece whose flows open all of it.
   *
   * @param partly flows that open only a part of it
   * @param inner whether it lies within another one
   */
  record Credited(Piece piece, SortedSet<Integer> partly, boolean inner) {}

  private record Spot(Address peer, int port) {}

  private Apart(Coverage above, Allowance allowance) {
    this.above = above;
    this.allowance = allowance;
  }

  /**
   * The pieces told apart.
   *
   * @param pieces of one line; exact ones know the flows of others around them
   * @param above what flows open on the lines above
   */
  static List<Credited> of(Collection<Piece> pieces, Coverage above, Allowance allowance) {
    Apart apart = new Apart(above, allowance);
    pieces.stream().filter(Piece::isExact).map(Apart::spot).forEach(apart.exact::add);
    pieces.forEach(apart::add);
    return apart.credited;
  }

  private static Spot spot(Piece piece) {
    return new Spot(piece.peers().first(), piece.first());
  }

  private void add(Piece piece) {
    List<Piece> parts = above.parts(piece);
    List<Piece> shared = new ArrayList<>();
    for (Piece part : parts) {
      boolean isThere = part.isExact() && !piece.isExact() && exact.contains(spot(part));
      if (!part.flows().equals(piece.flows()) && !isThere) {
        shared.add(part);
      }
    }
    if (parts.size() == 1) {
      add(parts.getFirst(), false);
    } else if (!allowance.take(shared.size())) {
      addUndivided(piece, parts);
    } else {
      boolean hasRest = parts.stream().anyMatch(part -> part.flows().equals(piece.flows()));
      if (hasRest) {
        add(piece, false);
      }
      shared.forEach(part -> add(part, hasRest));
    }
  }

  private void add(Piece piece, boolean inner) {
    credited.add(new Credited(piece, Collections.emptySortedSet(), inner));
  }

  private void addUndivided(Piece piece, List<Piece> parts) {
    SortedSet<Integer> all = new TreeSet<>(parts.getFirst().flows());
    SortedSet<Integer> partly = new TreeSet<>();
    for (Piece part : parts) {
      partly.addAll(part.flows());
      all.retainAll(part.flows());
    }
    partly.removeAll(all);
    credited.add(
        new Credited(new Piece(piece.peers(), piece.first(), piece.last(), all), partly, false));
  }
}
