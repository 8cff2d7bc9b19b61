package dev.drawbridge.canvas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /** Where a way may begin or end: a place on a border, and the side that it is on. */
  record Door(Point place, Side side) {
    /** The place so far before it. */
    private Point before(double distance) {
      return place.plus(distance * side.dx(), distance * side.dy());
    }
  }

  /** A way, and the sides of the doors it leads through. */
  record Found(Route route, Sides sides) {}

  private Search(Room room, List<Box> closed, List<Point> ends, double clearance) {
    this.room = room;
    TreeSet<Double> x = new TreeSet<>();
    TreeSet<Double> y = new TreeSet<>();
    for (Point end : ends) {
      x.add(end.x());
      y.add(end.y());
    }
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

  /**
   * The best way in the room from one of some doors to one of others; empty if there is none, or
   * too much in the way.
   */
  static Optional<Found> way(Room room, List<Door> from, List<Door> to, int most) {
    List<Box> closed = room.closed();
    if (closed.size() > most) {
      return Optional.empty();
    }
    for (double clearance : CLEARANCES) {
      List<Door> out = free(from, closed, clearance);
      List<Door> in = free(to, closed, clearance);
      if (!out.isEmpty() && !in.isEmpty()) {
        List<Point> ends = new ArrayList<>();
        out.forEach(door -> ends.add(door.before(clearance)));
        in.forEach(door -> ends.add(door.before(clearance)));
        Optional<Found> found = new Search(room, closed, ends, clearance).found(out, in, clearance);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static List<Door> free(List<Door> doors, List<Box> closed, double clearance) {
    return doors.stream().filter(door -> isFree(door.before(clearance), closed)).toList();
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

  private Optional<Found> found(List<Door> from, List<Door> to, double clearance) {
    Map<Integer, Door> first = states(from, clearance);
    Map<Integer, Door> last = states(to, clearance);
    Box goal = Box.holding(to.stream().map(d -> Box.around(d.before(clearance), 0, 0)).toList());
    for (int state : first.keySet()) {
      costs[state] = 0;
      previous[state] = -1;
      push(state, distance(place(state), goal));
    }
    while (heaped > 0) {
      int state = pop();
      Door end = last.get(state);
      if (end != null) {
        return Optional.of(found(state, first, end));
      }
      if (last.containsKey(state ^ 1)) {
        turn(state, state ^ 1);
      }
      int i = state / 2 / ys.length;
      int j = state / 2 % ys.length;
      step(state, i + 1, j, i, j, goal);
      step(state, i - 1, j, i - 1, j, goal);
      step(state, i, j + 1, i, j, goal);
      step(state, i, j - 1, i, j - 1, goal);
    }
    return Optional.empty();
  }

  private Map<Integer, Door> states(List<Door> doors, double clearance) {
    Map<Integer, Door> states = new LinkedHashMap<>();
    for (Door door : doors) {
      int state = state(door.before(clearance), door.side());
      if (state >= 0) {
        states.put(state, door);
      }
    }
    return states;
  }

  private Found found(int last, Map<Integer, Door> first, Door end) {
    List<Point> points = new ArrayList<>(List.of(end.place()));
    int state = last;
    for (int at = last; at >= 0; at = previous[at]) {
      points.add(place(at));
      state = at;
    }
    Door start = Objects.requireNonNull(first.get(state));
    points.add(start.place());
    Collections.reverse(points);
    return new Found(
        Route.through(points.toArray(Point[]::new)), new Sides(start.side(), end.side()));
  }

  private Point place(int state) {
    return new Point(xs[state / 2 / ys.length], ys[state / 2 % ys.length]);
  }

  /** How far it is at least to somewhere in a box. */
  private static double distance(Point from, Box goal) {
    double across = Math.max(goal.x() - from.x(), from.x() - goal.right());
    double down = Math.max(goal.y() - from.y(), from.y() - goal.bottom());
    return Math.max(0, across) + Math.max(0, down);
  }

  private int state(Point place, Side side) {
    int i = Arrays.binarySearch(xs, place.x());
    int j = Arrays.binarySearch(ys, place.y());
    return i < 0 || j < 0 ? -1 : (i * ys.length + j) * 2 + (side.isSideways() ? 0 : 1);
  }

  private void step(int state, int i, int j, int edgeI, int edgeJ, Box goal) {
    if (i < 0 || j < 0 || i >= xs.length || j >= ys.length) {
      return;
    }
    boolean upright = state / 2 % ys.length != j;
    boolean[] blocked = upright ? blockedUpright : blockedLevel;
    if (blocked[edgeI * ys.length + edgeJ]) {
      return;
    }
    int next = (i * ys.length + j) * 2 + (upright ? 1 : 0);
    Point a = place(state);
    Point b = new Point(xs[i], ys[j]);
    double bend = state % 2 == next % 2 ? 0 : BEND;
    double cost = costs[state] + bend + a.distance(b) * room.weight(Piece.of(a, b), ASTRAY);
    if (cost < costs[next] - 1e-6) {
      costs[next] = cost;
      previous[next] = state;
      push(next, cost + distance(b, goal));
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
