package dev.drawbridge.canvas;

import dev.drawbridge.canvas.Ends.End;
import dev.drawbridge.canvas.Ends.Pair;
import dev.drawbridge.drawing.Flow;
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
  private static final double TOO_LONG = 2500;

  /** How wide most chips are. */
  private static final double USUAL_CHIP = 70;

  @Override
  public List<Route> routes(List<Flow> flows, Terrain terrain) {
    Ends ends = Ends.of(flows, terrain);
    Map<Key, Map<Side, Integer>> loops = new HashMap<>();
    List<Route> routes = new ArrayList<>(flows.size());
    for (int i = 0; i < flows.size(); i++) {
      Flow flow = flows.get(i);
      if (flow.isSelf()) {
        Map<Side, Integer> used =
            loops.computeIfAbsent(flow.from(), _ -> new EnumMap<>(Side.class));
        routes.add(loop(flow.from(), ends, terrain, used));
      } else {
        routes.add(route(ends.pair(i), ends, terrain));
      }
    }
    return routes;
  }

  private static Route route(Pair pair, Ends ends, Terrain terrain) {
    Point start = pair.from().point();
    Point end = pair.to().point();
    boolean level = pair.from().side.isSideways();
    double along = level ? end.y() - start.y() : end.x() - start.x();
    if (Math.abs(along) < 0.01) {
      return Route.through(start, end);
    }
    if (start.distance(end) > TOO_LONG) {
      Crossing first = crossings(pair, ends).findFirst().orElseThrow();
      return across(start, end, level, first.place());
    }
    Obstacles obstacles = new Obstacles(terrain, pair.from().at, pair.to().at);
    Route best = Route.through(start, end);
    double least = Double.MAX_VALUE;
    for (Crossing crossing : crossings(pair, ends).toList()) {
      if (crossing.cost() < least) {
        Route route = across(start, end, level, crossing.place());
        double cost = crossing.cost() + obstacles.cost(route, least);
        if (cost < least) {
          best = route;
          least = cost;
        }
      }
    }
    return best;
  }

  private static Route across(Point start, Point end, boolean level, double at) {
    return level
        ? Route.through(start, new Point(at, start.y()), new Point(at, end.y()), end)
        : Route.through(start, new Point(start.x(), at), new Point(end.x(), at), end);
  }

  /** Where an arrow could go across, and what speaks against it from the start. */
  private record Crossing(double place, double cost) {}

  private static Stream<Crossing> crossings(Pair pair, Ends ends) {
    End from = pair.from();
    End to = pair.to();
    boolean level = from.side.isSideways();
    double first = level ? from.point().x() : from.point().y();
    double last = level ? to.point().x() : to.point().y();
    double middle = (first + last) / 2;
    double forward = Math.signum(last - first);
    double gap = Math.abs(last - first);
    if (from.side == to.side) {
      return Stream.of(new Crossing(middle, 0));
    }
    if (gap < 2 * Metrics.STUB + Metrics.APART) {
      return Stream.of(new Crossing(middle, 0));
    }
    double near = Metrics.STUB + Metrics.APART * staggered(from, to.along, ends);
    double far = Metrics.STUB + 2 + Metrics.APART * staggered(to, from.along, ends);
    double most = gap - Metrics.STUB / 2;
    return Stream.of(
        new Crossing(first + forward * Math.min(near, most), 0),
        new Crossing(last - forward * Math.min(far, most), 4),
        new Crossing(middle, 6),
        new Crossing(first + forward * gap / 4, 8),
        new Crossing(last - forward * gap / 4, 8));
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
    double half = Math.min(length * 0.3, wide) + before * 3;
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
