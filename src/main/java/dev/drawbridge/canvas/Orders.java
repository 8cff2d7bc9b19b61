package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Zone;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * In which order elements are listed and painted: by kind, and within a kind as the drawing lists
 * them.
 */
final class Orders {
  private static final int KIND_SHIFT = 57;
  private static final long LEAST_RANK = 1L << 55;
  private static final int DEEPEST = 60;

  private final Map<Key, Long> ranks = new HashMap<>();

  /** An element stands at that place among those of its kind. */
  void rank(Key key, long rank) {
    ranks.put(key, rank);
  }

  /**
   * Where an element comes among all.
   *
   * @param old how it stood before, if nothing else is known
   */
  long listed(Element element, @Nullable Stand old) {
    return order(kind(element), element.key(), old);
  }

  /** When an open zone is painted: from the outside in. */
  long open(Element zone, int depth, @Nullable Stand old) {
    return order(Math.min(depth, DEEPEST), zone.key(), old);
  }

  private long order(long first, Key key, @Nullable Stand old) {
    return first << KIND_SHIFT | within(key, old);
  }

  private long within(Key key, @Nullable Stand old) {
    Long rank = ranks.get(key);
    return rank != null
        ? rank + LEAST_RANK
        : Objects.requireNonNull(old).order() & (1L << KIND_SHIFT) - 1;
  }

  private static long kind(Element element) {
    return switch (element) {
      case Zone _ -> 0;
      case Service _ -> 1;
      case Network _ -> 2;
      case Router _ -> 3;
      case Note _ -> 4;
    };
  }
}
