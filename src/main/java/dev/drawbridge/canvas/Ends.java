package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Key;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where arrows touch the borders: which sides they use, and how those that share a side are spread
 * along it.
 */
final class Ends {
  /** What is left free at the corners. */
  private static final double MARGIN = 14;

  /** Nearer to each other than this, ends look crowded. */
  private static final double CROWDED = 12;

  /** Ends on a long side keep this much apart. */
  private static final double COMFORTABLE = 64;

  /**
   * Two ends that differ by no more than this are drawn as one straight line where there is room.
   */
  private static final double NEARLY_STRAIGHT = 40;

  /** One end of one flow. */
  static final class End {
    final int flow;
    final Key at;
    final Side side;
    final Shape shape;
    final Box box;
    final Box other;
    double along;

    /** Among the ends on its side, from the left or from the top, from 0. */
    int rank;

    private End(int flow, Side side, Shape shape, Box other) {
      this.flow = flow;
      this.at = shape.key();
      this.side = side;
      this.shape = shape;
      this.box = shape.box();
      this.other = other;
    }

    /** The place on the shape's outline. */
    Point point() {
      double in = shape instanceof Shape.Capsule && side.isSideways() ? roundedOff() : 0;
      return side.at(box, along).plus(-in * side.dx(), -in * side.dy());
    }

    /** How far the round end of a capsule is inside its box there. */
    private double roundedOff() {
      double radius = box.height() / 2;
      double off = Math.min(radius, Math.abs(along - box.centre().y()));
      return radius - Math.sqrt(radius * radius - off * off);
    }

    private double wish() {
      return side.isSideways() ? other.centre().y() : other.centre().x();
    }

    private double first() {
      boolean besideHeader =
          shape instanceof Shape.Area && side.isSideways() && box.height() > 2 * Metrics.HEADER;
      double top = besideHeader ? Metrics.HEADER : MARGIN;
      return side.isSideways() ? box.y() + top : box.x() + MARGIN;
    }

    private double last() {
      return (side.isSideways() ? box.bottom() : box.right()) - MARGIN;
    }
  }

  /** The two ends of a flow between two things. */
  record Pair(End from, End to) {}

  private final Terrain terrain;
  private final boolean isCareful;
  private final Map<Integer, Pair> pairs = new LinkedHashMap<>();
  private final Map<Key, Map<Side, List<End>>> bySide = new HashMap<>();

  private Ends(Terrain terrain, boolean isCareful) {
    this.terrain = terrain;
    this.isCareful = isCareful;
  }

  /** The ends of all flows but self flows. */
  static Ends of(List<Link> flows, Terrain terrain) {
    Ends ends = new Ends(terrain, flows.size() <= ThreePieceRouting.CAREFUL);
    for (int i = 0; i < flows.size(); i++) {
      if (!flows.get(i).isSelf()) {
        ends.enter(i, flows.get(i));
      }
    }
    ends.groups(false).forEach(Ends::spread);
    ends.groups(true).forEach(Ends::spread);
    ends.pairs.values().forEach(ends::alignWithZone);
    ends.groups(true).forEach(Ends::separate);
    ends.pairs.values().forEach(ends::straighten);
    return ends;
  }

  /** Whether there are few enough arrows to look for the best way of each. */
  boolean isCareful() {
    return isCareful;
  }

  /** The ends of the flow of that number, which is no self flow. */
  Pair pair(int flow) {
    return Objects.requireNonNull(pairs.get(flow));
  }

  /** How many ends there are on a side of an element. */
  int count(Key key, Side side) {
    return bySide.getOrDefault(key, Map.of()).getOrDefault(side, List.of()).size();
  }

  /** The ends on a side of an element, from the left or from the top. */
  List<End> on(Key key, Side side) {
    return bySide.getOrDefault(key, Map.of()).getOrDefault(side, List.of());
  }

  private void enter(int number, Link flow) {
    Shape from = terrain.shape(flow.from());
    Shape to = terrain.shape(flow.to());
    Sides sides =
        isCareful
            ? new SideChoice(terrain, this::crowd).of(from, to)
            : Sides.between(from.box(), to.box());
    End start = new End(number, sides.from(), from, to.box());
    End end = new End(number, sides.to(), to, from.box());
    pairs.put(number, new Pair(start, end));
    group(start).add(start);
    group(end).add(end);
  }

  /** More ends than a side has room for are a reason to use another one. */
  private double crowd(SideChoice.Crowd asked) {
    Box box = asked.shape().box();
    double length = asked.side().isSideways() ? box.height() : box.width();
    double capacity = 1 + Math.floor((length - 2 * MARGIN) / CROWDED);
    int count = count(asked.shape().key(), asked.side());
    return count + (count >= capacity ? 25 : 0);
  }

  private List<End> group(End end) {
    return bySide
        .computeIfAbsent(end.at, _ -> new EnumMap<>(Side.class))
        .computeIfAbsent(end.side, _ -> new ArrayList<>());
  }

  private List<List<End>> groups(boolean ofAreas) {
    return bySide.entrySet().stream()
        .filter(e -> terrain.isArea(e.getKey()) == ofAreas)
        .flatMap(e -> e.getValue().values().stream())
        .toList();
  }

  private static void spread(List<End> group) {
    group.sort(Comparator.comparingDouble(End::wish).thenComparingInt(e -> e.flow));
    double first = group.getFirst().first();
    double last = group.getFirst().last();
    int gaps = group.size() - 1;
    double step = gaps == 0 ? 0 : Math.min(COMFORTABLE, Math.max(0, last - first) / gaps);
    double middle = (first + last) / 2;
    for (int i = 0; i < group.size(); i++) {
      group.get(i).rank = i;
      group.get(i).along = middle + (i - gaps / 2.0) * step;
    }
  }

  /** A zone's side is long: its end of an arrow goes to where the other end is. */
  private void alignWithZone(Pair pair) {
    boolean fromZone = terrain.isArea(pair.from.at);
    boolean toZone = terrain.isArea(pair.to.at);
    if (pair.from.side.isSideways() != pair.to.side.isSideways()) {
      alignAroundCorner(pair.from);
      alignAroundCorner(pair.to);
    } else if (fromZone && toZone) {
      double low = Math.max(pair.from.first(), pair.to.first());
      double high = Math.min(pair.from.last(), pair.to.last());
      if (low <= high) {
        pair.from.along = (low + high) / 2;
        pair.to.along = (low + high) / 2;
      }
    } else if (fromZone) {
      pair.from.along = clamp(pair.to.along, pair.from);
    } else if (toZone) {
      pair.to.along = clamp(pair.from.along, pair.to);
    }
  }

  private void alignAroundCorner(End end) {
    if (terrain.isArea(end.at)) {
      end.along = clamp(end.wish(), end);
    }
  }

  private static double clamp(double along, End end) {
    return Math.max(end.first(), Math.min(Math.max(end.first(), end.last()), along));
  }

  /**
   * Keeps ends apart that wish for the same place, on the side even if they are too many for it.
   */
  private static void separate(List<End> group) {
    group.sort(Comparator.comparingDouble((End e) -> e.along).thenComparingInt(e -> e.flow));
    double first = group.getFirst().first();
    double last = Math.max(first, group.getFirst().last());
    int gaps = group.size() - 1;
    double apart = gaps == 0 ? 0 : Math.min(Metrics.APART, (last - first) / gaps);
    for (int i = 0; i <= gaps; i++) {
      End end = group.get(i);
      end.rank = i;
      double low = i == 0 ? first : group.get(i - 1).along + apart;
      end.along = Math.max(low, Math.min(end.along, last - (gaps - i) * apart));
    }
  }

  private void straighten(Pair pair) {
    End from = pair.from;
    End to = pair.to;
    double bend = Math.abs(from.along - to.along);
    if (from.side != to.side.opposite() || bend < 0.01 || bend > NEARLY_STRAIGHT) {
      return;
    }
    End first = worth(from) >= worth(to) ? to : from;
    End second = first == from ? to : from;
    if (mayMove(first, second.along)) {
      first.along = second.along;
    } else if (mayMove(second, first.along)) {
      second.along = first.along;
    }
  }

  /** What speaks for leaving an end where it is: company on its side, and a round border. */
  private int worth(End end) {
    return 2 * group(end).size() + (end.shape instanceof Shape.Capsule ? 1 : 0);
  }

  private boolean mayMove(End end, double along) {
    if (along < end.first() || along > end.last()) {
      return false;
    }
    List<End> group = group(end);
    double low = end.rank == 0 ? -1e9 : group.get(end.rank - 1).along;
    double high = end.rank == group.size() - 1 ? 1e9 : group.get(end.rank + 1).along;
    return along - low >= Metrics.APART && high - along >= Metrics.APART;
  }
}
