package dev.drawbridge.target.host;

import dev.drawbridge.net.Address;
import dev.drawbridge.net.AddressRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Cuts pieces of one line so that no two overlap, each with all flows behind it: an interval set
 * refuses "general, then specific" (design: hosts 10). A sweep over the ports, and at each stretch
 * of them a sweep over the addresses; what stays the same from stretch to stretch stays one piece.
 */
final class Disjoint {
  private record Segment(AddressRange peers, SortedSet<Integer> flows) {}

  private final List<Piece> finished = new ArrayList<>();
  private Map<Segment, Integer> open = new HashMap<>();

  private Disjoint() {}

  /** Disjoint pieces that cover the same; in no particular order. */
  static List<Piece> of(Collection<Piece> pieces) {
    if (pieces.size() == 1) {
      return List.copyOf(pieces);
    }
    Disjoint disjoint = new Disjoint();
    disjoint.sweepPorts(pieces);
    return disjoint.finished;
  }

  private void sweepPorts(Collection<Piece> pieces) {
    TreeMap<Integer, List<Piece>> starting = new TreeMap<>();
    NavigableSet<Integer> starts = new TreeSet<>();
    for (Piece piece : pieces) {
      starting.computeIfAbsent(piece.first(), _ -> new ArrayList<>()).add(piece);
      starts.add(piece.first());
      starts.add(piece.last() + 1);
    }
    List<Piece> active = new ArrayList<>();
    for (int start : starts) {
      active.removeIf(piece -> piece.last() < start);
      active.addAll(starting.getOrDefault(start, List.of()));
      stretch(start, segments(active));
    }
  }

  /** From this port on, these segments hold. */
  private void stretch(int start, List<Segment> segments) {
    Map<Segment, Integer> next = HashMap.newHashMap(segments.size());
    for (Segment segment : segments) {
      Integer since = open.remove(segment);
      next.put(segment, since == null ? start : since);
    }
    open.forEach((segment, since) ->
        finished.add(new Piece(segment.peers(), since, start - 1, segment.flows())));
    open = next;
  }

  private static List<Segment> segments(List<Piece> active) {
    TreeMap<Address, List<Change>> changes = new TreeMap<>();
    for (Piece piece : active) {
      changes
          .computeIfAbsent(piece.peers().first(), _ -> new ArrayList<>(2))
          .add(new Change(piece, 1));
      // A piece that ends with the last address of its family is never taken out again.
      piece
          .peers()
          .last()
          .next()
          .ifPresent(after ->
              changes.computeIfAbsent(after, _ -> new ArrayList<>(2)).add(new Change(piece, -1)));
    }
    return new AddressSweep().over(changes);
  }

  private record Change(Piece piece, int times) {}

  /** One run over the addresses of the pieces that are open at a stretch of ports. */
  private static final class AddressSweep {
    private final List<Segment> segments = new ArrayList<>();
    private final TreeMap<Integer, Integer> timesByFlow = new TreeMap<>();
    private SortedSet<Integer> flows = Collections.emptySortedSet();
    private @Nullable Address since;

    List<Segment> over(TreeMap<Address, List<Change>> changes) {
      changes.forEach((address, here) -> {
        here.forEach(change -> change.piece().flows().forEach(f -> count(f, change.times())));
        SortedSet<Integer> now = timesByFlow.navigableKeySet();
        if (!flows.equals(now)) {
          close(address.previous());
          flows = new TreeSet<>(now);
          since = address;
        }
      });
      close(Optional.empty());
      return segments;
    }

    private void count(int flow, int times) {
      timesByFlow.merge(flow, times, (a, b) -> a + b == 0 ? null : a + b);
    }

    private void close(Optional<Address> last) {
      Address first = since;
      if (first != null && !flows.isEmpty()) {
        Address end = last.orElseGet(() -> first.family().all().ranges().getFirst().last());
        segments.add(new Segment(new AddressRange(first, end), flows));
      }
    }
  }
}
