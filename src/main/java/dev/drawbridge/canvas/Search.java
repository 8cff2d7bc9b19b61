package dev.drawbridge.canvas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Looks for a way with as many bends as it takes, along lines beside the things in a room: the
 * shortest one, a bend being worth a detour. Used where no simple way is free.
 */
final class Search {
  private static final double[] CLEARANCES = {20, 8};
  private static final double BEND = 40;

  /** A way along an edge is a way through. */
  private static final double TOUCH = 2;

  /** In a zone that has nothing to do with the arrow, and outside of the one around both ends. */
  private static final double ASTRAY = 3;

  private final Room room;
  private final double[] xs;
  private final double[] ys;
  private final boolean[] blockedLevel;
  private final boolean[] blockedUpright;
  private final double[] costs;
  private final int[] previous;
  private long[] heap = new long[64];
  private int heaped;

  private Search(Room room, List<Box> closed, Point start, Point end, double clearance) {
    this.room = room;
    TreeSet<Double> x = new TreeSet<>(List.of(start.x(), end.x()));
    TreeSet<Double> y = new TreeSet<>(List.of(start.y(), end.y()));
    for (Box box : closed) {
      x.add(box.x() - clearance);
      x.add(box.right() + clearance);
      y.add(box.y() - clearance);
      y.add(box.bottom() + clearance);
    }
    Box around = room.box();
    this.xs = within(x, around.x(), around.right());
    this.ys = within(y, around.y(), around.bottom());
    this.blockedLevel = new boolean[xs.length * ys.length];
    this.blockedUpright = new boolean[xs.length * ys.length];
    closed.forEach(box -> block(box.grown(TOUCH)));
    this.costs = new double[2 * xs.length * ys.length];
    this.previous = new int[costs.length];
    Arrays.fill(costs, Double.MAX_VALUE);
  }

  /** The best way in the room from one side to another; empty if there is none, or too much. */
  static Optional<Route> way(Room room, Point start, Side from, Point end, Side to, int most) {
    List<Box> closed = room.closed();
    if (closed.size() > most) {
      return Optional.empty();
    }
    for (double clearance : CLEARANCES) {
      Point out = start.plus(clearance * from.dx(), clearance * from.dy());
      Point in = end.plus(clearance * to.dx(), clearance * to.dy());
      if (isFree(out, closed) && isFree(in, closed)) {
        Search search = new Search(room, closed, out, in, clearance);
        Optional<List<Point>> found = search.found(out, from, in, to);
        if (found.isPresent()) {
          List<Point> points = new ArrayList<>(found.get());
          points.addFirst(start);
          points.addLast(end);
          return Optional.of(Route.through(points.toArray(Point[]::new)));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isFree(Point place, List<Box> closed) {
    Piece here = Piece.of(place, place);
    return closed.stream().noneMatch(box -> here.meets(box, 1));
  }

  private static double[] within(TreeSet<Double> places, double low, double high) {
    return places.subSet(low, true, high, true).stream().mapToDouble(v -> v).toArray();
  }

  private void block(Box box) {
    for (int i = 0; i < xs.length; i++) {
      boolean across = xs[i] > box.x() && xs[i] < box.right();
      boolean level = i + 1 < xs.length && xs[i + 1] > box.x() && xs[i] < box.right();
      for (int j = 0; (across || level) && j < ys.length; j++) {
        if (level && ys[j] > box.y() && ys[j] < box.bottom()) {
          blockedLevel[i * ys.length + j] = true;
        }
        if (across && j + 1 < ys.length && ys[j + 1] > box.y() && ys[j] < box.bottom()) {
          blockedUpright[i * ys.length + j] = true;
        }
      }
    }
  }

  // ---- the search; a state is a crossing of two lines, and how it was reached

  private Optional<List<Point>> found(Point start, Side from, Point end, Side to) {
    int first = state(start, from);
    int last = state(end, to);
    if (first < 0 || last < 0) {
      return Optional.empty();
    }
    costs[first] = 0;
    previous[first] = -1;
    push(first, start.distance(end));
    while (heaped > 0) {
      int state = pop();
      if (state == last) {
        return Optional.of(path(last));
      }
      if (state / 2 == last / 2) {
        turn(state, last);
      }
      int i = state / 2 / ys.length;
      int j = state / 2 % ys.length;
      step(state, i + 1, j, i, j, end);
      step(state, i - 1, j, i - 1, j, end);
      step(state, i, j + 1, i, j, end);
      step(state, i, j - 1, i, j - 1, end);
    }
    return Optional.empty();
  }

  private int state(Point place, Side side) {
    int i = Arrays.binarySearch(xs, place.x());
    int j = Arrays.binarySearch(ys, place.y());
    return i < 0 || j < 0 ? -1 : (i * ys.length + j) * 2 + (side.isSideways() ? 0 : 1);
  }

  private void step(int state, int i, int j, int edgeI, int edgeJ, Point end) {
    if (i < 0 || j < 0 || i >= xs.length || j >= ys.length) {
      return;
    }
    boolean upright = state / 2 % ys.length != j;
    boolean[] blocked = upright ? blockedUpright : blockedLevel;
    if (blocked[edgeI * ys.length + edgeJ]) {
      return;
    }
    int next = (i * ys.length + j) * 2 + (upright ? 1 : 0);
    Point a = new Point(xs[state / 2 / ys.length], ys[state / 2 % ys.length]);
    Point b = new Point(xs[i], ys[j]);
    double bend = state % 2 == next % 2 ? 0 : BEND;
    double cost = costs[state] + bend + a.distance(b) * room.weight(Piece.of(a, b), ASTRAY);
    if (cost < costs[next] - 1e-6) {
      costs[next] = cost;
      previous[next] = state;
      push(next, cost + Math.abs(end.x() - b.x()) + Math.abs(end.y() - b.y()));
    }
  }

  /** There, but not yet in the direction in which the way goes on. */
  private void turn(int state, int last) {
    double cost = costs[state] + BEND;
    if (cost < costs[last] - 1e-6) {
      costs[last] = cost;
      previous[last] = state;
      push(last, cost);
    }
  }

  private List<Point> path(int last) {
    List<Point> points = new ArrayList<>();
    for (int state = last; state >= 0; state = previous[state]) {
      points.add(new Point(xs[state / 2 / ys.length], ys[state / 2 % ys.length]));
    }
    Collections.reverse(points);
    return points;
  }

  // ---- what is nearest comes first; equals by number, so that the same room gives the same way

  private void push(int state, double estimate) {
    if (heaped == heap.length) {
      heap = Arrays.copyOf(heap, 2 * heaped);
    }
    long entry = (long) (estimate * 8) << 32 | state;
    int at = heaped++;
    while (at > 0 && heap[(at - 1) / 2] > entry) {
      heap[at] = heap[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    heap[at] = entry;
  }

  private int pop() {
    int top = (int) heap[0];
    long entry = heap[--heaped];
    int at = 0;
    while (2 * at + 1 < heaped) {
      int child = 2 * at + 1;
      if (child + 1 < heaped && heap[child + 1] < heap[child]) {
        child++;
      }
      if (heap[child] >= entry) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = entry;
    return top;
  }
}
