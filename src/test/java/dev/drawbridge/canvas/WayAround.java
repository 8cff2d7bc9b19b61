package dev.drawbridge.canvas;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whether there is an upright and level way between two things that keeps away from all others:
 * found by looking at every crossing of every line beside them, with no thought for beauty.
 */
final class WayAround {
  private final double[] xs;
  private final double[] ys;
  private final List<Box> closed;
  private final double clearance;

  private WayAround(Box from, Box to, List<Box> closed, double clearance) {
    this.closed = closed;
    this.clearance = clearance;
    TreeSet<Double> x = new TreeSet<>();
    TreeSet<Double> y = new TreeSet<>();
    for (Box end : List.of(from, to)) {
      x.add(end.centre().x());
      y.add(end.centre().y());
      beside(end, x, y);
    }
    closed.forEach(box -> beside(box, x, y));
    xs = x.stream().mapToDouble(v -> v).toArray();
    ys = y.stream().mapToDouble(v -> v).toArray();
  }

  private void beside(Box box, TreeSet<Double> x, TreeSet<Double> y) {
    x.add(box.x() - clearance);
    x.add(box.right() + clearance);
    y.add(box.y() - clearance);
    y.add(box.bottom() + clearance);
  }

  /** Whether there is one from the middle of a side to the middle of a side. */
  static boolean exists(Box from, Box to, List<Box> closed, double clearance) {
    return new WayAround(from, to, closed, clearance).leads(from, to);
  }

  private boolean leads(Box from, Box to) {
    boolean[][] seen = new boolean[xs.length][ys.length];
    Deque<int[]> reached = new ArrayDeque<>();
    for (int i = 0; i < xs.length; i++) {
      for (int j = 0; j < ys.length; j++) {
        if (isDoor(i, j, from, to)) {
          seen[i][j] = true;
          reached.add(new int[] {i, j});
        }
      }
    }
    while (!reached.isEmpty()) {
      int[] at = reached.remove();
      if (isDoor(at[0], at[1], to, from)) {
        return true;
      }
      for (int[] next : beside(at)) {
        if (!seen[next[0]][next[1]] && isFree(at, next, from, to)) {
          seen[next[0]][next[1]] = true;
          reached.add(next);
        }
      }
    }
    return false;
  }

  private List<int[]> beside(int[] at) {
    return Stream.of(new int[] {1, 0}, new int[] {-1, 0}, new int[] {0, 1}, new int[] {0, -1})
        .map(by -> new int[] {at[0] + by[0], at[1] + by[1]})
        .filter(n -> n[0] >= 0 && n[1] >= 0 && n[0] < xs.length && n[1] < ys.length)
        .toList();
  }

  /** Whether a crossing lies straight before the middle of a free side. */
  private boolean isDoor(int i, int j, Box end, Box other) {
    Point place = new Point(xs[i], ys[j]);
    Box reached = end.grown(clearance);
    boolean isUpright = place.x() == end.centre().x() && reached.distanceToEdge(place) == 0;
    boolean isLevel = place.y() == end.centre().y() && reached.distanceToEdge(place) == 0;
    if (!isUpright && !isLevel) {
      return false;
    }
    Box way = Box.around(place, isUpright ? 1 : 2 * clearance, isUpright ? 2 * clearance : 1);
    return closed.stream().noneMatch(way::overlaps) && !other.overlaps(way);
  }

  private boolean isFree(int[] a, int[] b, Box from, Box to) {
    Point start = new Point(xs[a[0]], ys[a[1]]);
    Box way = Box.between(start, new Point(xs[b[0]], ys[b[1]])).grown(clearance / 2);
    return closed.stream().noneMatch(way::overlaps) && !from.overlaps(way) && !to.overlaps(way);
  }
}
