package dev.drawbridge.proof;

import dev.drawbridge.net.Packets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Unions of many selections of the same sets of packets. Selections differ little, so every run of
 * sets is united once for each way in which it is selected.
 */
final class SharedUnions {
  private record Run(int first, int end, BitSet selected) {}

  private final List<Packets> sets;
  private final Packets all;
  private final BitSet everything = new BitSet();
  private final Map<Run, Packets> known = new HashMap<>();

  /**
   * @param all more than which no set can hold
   */
  SharedUnions(List<Packets> sets, Packets all) {
    this.sets = sets;
    this.all = all;
    for (int i = 0; i < sets.size(); i++) {
      if (sets.get(i).equals(all)) {
        everything.set(i);
      }
    }
  }

  /** The union of the sets at these places. */
  Packets of(BitSet selected) {
    return selected.intersects(everything) ? all : of(0, sets.size(), selected);
  }

  private Packets of(int first, int end, BitSet selected) {
    int next = selected.nextSetBit(first);
    if (next < 0 || next >= end) {
      return Packets.NONE;
    }
    if (end - first == 1) {
      return sets.get(first);
    }
    Run run = new Run(first, end, selected.get(first, end));
    Packets union = known.get(run);
    if (union == null) {
      int middle = (first + end) >>> 1;
      union = of(first, middle, selected).union(of(middle, end, selected));
      known.put(run, union);
    }
    return union;
  }
}
