package dev.drawbridge.proof;

import dev.drawbridge.net.Packets;
import java.util.List;

/** Unions of many sets of packets. */
final class Unions {
  private Unions() {}

  /** The union, merged in halves so that thousands of small sets stay n log n. */
  static Packets of(List<Packets> sets) {
    return switch (sets.size()) {
      case 0 -> Packets.NONE;
      case 1 -> sets.getFirst();
      default -> {
        int half = sets.size() / 2;
        yield of(sets.subList(0, half)).union(of(sets.subList(half, sets.size())));
      }
    };
  }
}
