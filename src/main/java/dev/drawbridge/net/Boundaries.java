package dev.drawbridge.net;

import java.util.Arrays;
import java.util.Collection;

/**
 * An immutable set of unsigned 128-bit numbers, kept as the ascending points at which membership
 * changes: a number is in the set iff an odd number of points lie at or below it. There is one such
 * list per set, so equal lists mean equal sets, and all set operations are one merge. An odd number
 * of points means that the set reaches the largest number.
 */
final class Boundaries {

  static final Boundaries NONE = new Boundaries(new long[0]);

  // Truth tables: bit 0 for neither, bit 1 for the right set only, bit 2 for the left only, bit 3
  // for both.
  private static final int UNION = 0b1110;
  private static final int INTERSECT = 0b1000;
  private static final int MINUS = 0b0100;

  /** Point after point, upper half before lower half. */
  private final long[] points;

  private final int hash;

  private Boundaries(long[] points) {
    this.points = points;
    this.hash = Arrays.hashCode(points);
  }

  /** The numbers from first to last, both included; first is not above last. */
  static Boundaries between(long firstHigh, long firstLow, long lastHigh, long lastLow) {
    if (lastHigh == -1 && lastLow == -1) {
      return new Boundaries(new long[] {firstHigh, firstLow});
    }
    long endHigh = lastLow == -1 ? lastHigh + 1 : lastHigh;
    return new Boundaries(new long[] {firstHigh, firstLow, endHigh, lastLow + 1});
  }

  /** As {@link #between(long, long, long, long)} for numbers that fit into the lower half. */
  static Boundaries between(long first, long last) {
    return between(0, first, 0, last);
  }

  /** Merged in pairs, so that the time is n log n however the parts overlap. */
  static Boundaries unionOf(Collection<Boundaries> parts) {
    Boundaries[] level = parts.toArray(Boundaries[]::new);
    if (level.length == 0) {
      return NONE;
    }
    for (int count = level.length; count > 1; count = (count + 1) / 2) {
      for (int pair = 0; pair < count / 2; pair++) {
        level[pair] = level[2 * pair].union(level[2 * pair + 1]);
      }
      if (count % 2 == 1) {
        level[count / 2] = level[count - 1];
      }
    }
    return level[0];
  }

  Boundaries union(Boundaries other) {
    if (other.isEmpty() || equals(other)) {
      return this;
    }
    return isEmpty() ? other : combine(other, UNION);
  }

  Boundaries intersect(Boundaries other) {
    if (isEmpty() || equals(other)) {
      return this;
    }
    return other.isEmpty() ? other : combine(other, INTERSECT);
  }

  Boundaries minus(Boundaries other) {
    if (equals(other)) {
      return NONE;
    }
    return isEmpty() || other.isEmpty() ? this : combine(other, MINUS);
  }

  boolean isEmpty() {
    return points.length == 0;
  }

  boolean contains(long high, long low) {
    return isInside(pointsUpTo(high, low));
  }

  boolean containsAll(Boundaries other) {
    return other.isEmpty() || equals(other) || !other.occurs(this, MINUS);
  }

  boolean overlaps(Boundaries other) {
    return !isEmpty() && !other.isEmpty() && occurs(other, INTERSECT);
  }

  /** How many intervals, separated by gaps, the set has. */
  int intervals() {
    return (points.length + 2) / 4;
  }

  long firstHigh(int interval) {
    return points[4 * interval];
  }

  long firstLow(int interval) {
    return points[4 * interval + 1];
  }

  long lastHigh(int interval) {
    int end = 4 * interval + 2;
    if (end == points.length) {
      return -1;
    }
    return points[end + 1] == 0 ? points[end] - 1 : points[end];
  }

  long lastLow(int interval) {
    int end = 4 * interval + 2;
    return end == points.length ? -1 : points[end + 1] - 1;
  }

  private Boundaries combine(Boundaries other, int table) {
    long[] left = points;
    long[] right = other.points;
    long[] merged = new long[left.length + right.length];
    int length = 0;
    int leftAt = 0;
    int rightAt = 0;
    int state = 0;
    while (leftAt < left.length || rightAt < right.length) {
      int order = order(left, leftAt, right, rightAt);
      long high = order <= 0 ? left[leftAt] : right[rightAt];
      long low = order <= 0 ? left[leftAt + 1] : right[rightAt + 1];
      int before = state;
      if (order <= 0) {
        state ^= 2;
        leftAt += 2;
      }
      if (order >= 0) {
        state ^= 1;
        rightAt += 2;
      }
      if (((table >>> before ^ table >>> state) & 1) != 0) {
        merged[length++] = high;
        merged[length++] = low;
      }
    }
    return of(merged, length, other);
  }

  /**
   * Gives back one of the operands if nothing changed: equal sets that are one object compare fast
   * later.
   */
  private Boundaries of(long[] merged, int length, Boundaries other) {
    if (length == 0) {
      return NONE;
    }
    if (isSameAs(merged, length)) {
      return this;
    }
    return other.isSameAs(merged, length) ? other : new Boundaries(Arrays.copyOf(merged, length));
  }

  private boolean isSameAs(long[] merged, int length) {
    return Arrays.equals(points, 0, points.length, merged, 0, length);
  }

  /** Whether the table's operation on the two sets has a member at all. */
  private boolean occurs(Boundaries other, int table) {
    long[] left = points;
    long[] right = other.points;
    int leftAt = 0;
    int rightAt = 0;
    int state = 0;
    while (leftAt < left.length || rightAt < right.length) {
      int order = order(left, leftAt, right, rightAt);
      if (order <= 0) {
        state ^= 2;
        leftAt += 2;
      }
      if (order >= 0) {
        state ^= 1;
        rightAt += 2;
      }
      if ((table >>> state & 1) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Which list has the next point: negative the left, positive the right, zero both. */
  private static int order(long[] left, int leftAt, long[] right, int rightAt) {
    if (leftAt == left.length) {
      return 1;
    }
    if (rightAt == right.length) {
      return -1;
    }
    int byHigh = Long.compareUnsigned(left[leftAt], right[rightAt]);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(left[leftAt + 1], right[rightAt + 1]);
  }

  private int pointsUpTo(long high, long low) {
    int from = 0;
    int to = points.length / 2;
    while (from < to) {
      int middle = (from + to) >>> 1;
      int byHigh = Long.compareUnsigned(points[2 * middle], high);
      if (byHigh < 0 || (byHigh == 0 && Long.compareUnsigned(points[2 * middle + 1], low) <= 0)) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private static boolean isInside(int pointsBelow) {
    return (pointsBelow & 1) == 1;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Boundaries that
            && hash == that.hash
            && Arrays.equals(points, that.points));
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
