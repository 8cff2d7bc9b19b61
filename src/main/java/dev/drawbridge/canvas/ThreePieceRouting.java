package dev.drawbridge.canvas;

import dev.drawbridge.canvas.Ends.End;
import dev.drawbridge.canvas.Ends.Pair;
import dev.drawbridge.drawing.Key;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Ways of at most three pieces: straight, or out, across and in. Where to go across is chosen among
 * a few places by what would be in the way; nothing is gone around.
 */
final class ThreePieceRouting implements Routing {

  /** How far a self flow goes out. */
  private static final double LOOP = 24;

  /** An arrow across half the sheet runs over something wherever it crosses. */
  static final double TOO_LONG = 2500;

  /** With more arrows than this nobody follows each, and all take their most natural ways. */
  static final int CAREFUL = 1500;

  /** What speaks against a way that is less natural by one. */
  private static final double LATER = 1.5;

  /** How wide most chips are. */
  private static final double USUAL_CHIP = 70;

  @Override
  public List<Route> routes(List<Link> flows, Terrain terrain) {
    Ends ends = Ends.of(flows, terrain);
    Laid laid = new Laid();
    boolean isCareful = ends.isCareful();
    Map<Key, Map<Side, Integer>> loops = new HashMap<>();
    List<Route> routes = new ArrayList<>(flows.size());
    for (int i = 0; i < flows.size(); i++) {
      Link flow = flows.get(i);
      Route route;
      if (flow.isSelf()) {
        Map<Side, Integer> used =
            loops.computeIfAbsent(flow.from(), _ -> new EnumMap<>(Side.class));
        route = loop(flow.from(), ends, terrain, used);
      } else {
        route = route(ends.pair(i), ends, terrain, laid);
      }
      if (isCareful) {
        laid.add(route);
      }
      routes.add(route);
    }
    return routes;
  }

  private static Route route(Pair pair, Ends ends, Terrain terrain, Laid laid) {
    Point start = pair.from().point();
    Point end = pair.to().point();
    Obstacles obstacles = new Obstacles(terrain, pair.from().at, pair.to().at);
    List<Route> ways = ways(pair, ends, terrain, obstacles);
    if (ways.size() == 1 || !ends.isCareful() || start.distance(end) > TOO_LONG) {
      return ways.getFirst();
    }
    Route best = ways.getFirst();
    double least = Double.MAX_VALUE;
    for (int i = 0; i < ways.size(); i++) {
      double known = i * LATER + laid.cost(ways.get(i));
      double cost = known < least ? known + obstacles.cost(ways.get(i), least - known) : known;
      if (cost < least) {
        best = ways.get(i);
        least = cost;
      }
    }
    return best;
  }

  private static List<Route> ways(Pair pair, Ends ends, Terrain terrain, Obstacles obstacles) {
    End from = pair.from();
    End to = pair.to();
    Point start = from.point();
    Point end = to.point();
    boolean level = from.side.isSideways();
    double middle = level ? (start.x() + end.x()) / 2 : (start.y() + end.y()) / 2;
    Route straight = Ways.turned(start, end, level, middle);
    if (from.side == to.side && (from.box.contains(to.box) || to.box.contains(from.box))) {
      return List.of(straight);
    }
    boolean around = from.side == to.side;
    List<Route> ways =
        Ways.between(
            start,
            from.side,
            end,
            to.side,
            stub(from, terrain) + Metrics.APART * staggered(from, to.along, ends),
            stub(to, terrain) + 2 + Metrics.APART * staggered(to, from.along, ends),
            around ? obstacles.beyond(Box.between(start, end), from.side) : List.of());
    return ways.isEmpty() ? List.of(straight) : ways;
  }

  /** How far an arrow goes before its first turn: not along the border of a zone around. */
  private static double stub(End end, Terrain terrain) {
    double[] stub = {Metrics.STUB};
    terrain.areas(
        end.box,
        area -> {
          double way = distance(end.box, area.box(), end.side);
          if (area.box().contains(end.box) && Math.abs(way - stub[0]) < Metrics.APART - 2) {
            stub[0] = way + Metrics.APART;
          }
        });
    return stub[0];
  }

  private static double distance(Box inner, Box outer, Side side) {
    return switch (side) {
      case TOP -> inner.y() - outer.y();
      case RIGHT -> outer.right() - inner.right();
      case BOTTOM -> outer.bottom() - inner.bottom();
      case LEFT -> inner.x() - outer.x();
    };
  }

  /**
   * How many arrows from the same side must cross nearer to it, so that none of them meets another:
   * of those that turn the same way, the outermost turns first.
   */
  private static int staggered(End end, double towards, Ends ends) {
    boolean onwards = towards > end.along;
    List<End> group = ends.on(end.at, end.side);
    int count = 0;
    for (End other : group) {
      double goal =
          ends.pair(other.flow).from() == other
              ? ends.pair(other.flow).to().along
              : ends.pair(other.flow).from().along;
      boolean sameTurn = Math.abs(goal - other.along) > 0.01 && (goal > other.along) == onwards;
      boolean before = onwards ? other.rank > end.rank : other.rank < end.rank;
      boolean meets = onwards ? towards > other.along : towards < other.along;
      if (sameTurn && before && meets) {
        count++;
      }
    }
    return count;
  }

  /** A loop at the side with the most room for it and its chip. */
  private static Route loop(Key key, Ends ends, Terrain terrain, Map<Side, Integer> used) {
    Side side =
        Stream.of(Side.LEFT, Side.RIGHT, Side.BOTTOM, Side.TOP)
            .min(
                Comparator.comparingDouble(s ->
                    2 * ends.count(key, s)
                        + 4 * used.getOrDefault(s, 0)
                        + crowd(loop(terrain.box(key), s, 0), terrain)))
            .orElseThrow();
    int before = used.merge(side, 1, Integer::sum) - 1;
    return loop(terrain.box(key), side, before);
  }

  private static Route loop(Box box, Side side, int before) {
    double out = LOOP + Metrics.APART * before;
    double length = side.isSideways() ? box.height() : box.width();
    // At a level side the chip stands on the outer piece, whose corners are to be seen beside it.
    double wide = side.isSideways() ? LOOP : USUAL_CHIP / 2 + Metrics.BEND + 4;
    double half = Math.min(Math.min(length * 0.3, wide) + before * 3, length * 0.48);
    Point middle = side.middle(box);
    boolean level = side.isSideways();
    Point start = level ? middle.plus(0, half) : middle.plus(half, 0);
    Point end = level ? middle.plus(0, -half) : middle.plus(-half, 0);
    return Route.through(
        start,
        start.plus(out * side.dx(), out * side.dy()),
        end.plus(out * side.dx(), out * side.dy()),
        end);
  }

  private static double crowd(Route loop, Terrain terrain) {
    Box chip = Chips.beside(loop, USUAL_CHIP);
    double[] crowd = new double[1];
    terrain.solids(chip.grown(3), _ -> crowd[0] += 10);
    terrain.areas(
        chip,
        area -> {
          crowd[0] += area.box().contains(chip) ? 0 : 1;
          crowd[0] += area.header().overlaps(chip) ? 2 : 0;
        });
    return crowd[0];
  }
}
