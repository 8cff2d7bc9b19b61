package dev.drawbridge.canvas;

import dev.drawbridge.canvas.Arrow.Chip;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds places for chips: on the longest straight piece where it is free, never over a header, a
 * card or another chip while there is another place.
 */
final class Chips {
  private static final double STEP = 8;

  /** From the middle of a piece; farther away a chip is no easier to find. */
  private static final double FARTHEST = 96;

  private static final double LEVEL = 1e6;

  /** What is left of a piece beside its chip: room for dot and head to be seen. */
  private static final double ENDS = 30;

  private static final double CELL = 128;
  private static final double ON_A_THING = 10;
  private static final double ON_A_CHIP = 8;
  private static final double ON_A_HEADER = 4;
  private static final double ON_ANOTHER_ARROW = 2;
  private static final double ON_A_BORDER = 1;

  private final Terrain terrain;
  private final List<Route> routes;
  private final boolean isCareful;
  private final BoxIndex<Integer> lines;
  private final Map<Long, List<Box>> placed = new HashMap<>();

  Chips(Terrain terrain, List<Route> routes) {
    this.terrain = terrain;
    this.routes = List.copyOf(routes);
    this.isCareful = routes.size() <= ThreePieceRouting.CAREFUL;
    List<Integer> numbers =
        isCareful ? IntStream.range(0, routes.size()).boxed().toList() : List.of();
    this.lines = new BoxIndex<>(numbers, number -> routes.get(number).pieces());
  }

  /**
   * The chips of all routes in their order.
   *
   * @param texts what each says; no chip for an empty one
   */
  static List<Optional<Chip>> of(Terrain terrain, List<Route> routes, List<String> texts) {
    Chips chips = new Chips(terrain, routes);
    List<Optional<Chip>> found = new ArrayList<>(routes.size());
    for (int i = 0; i < routes.size(); i++) {
      found.add(
          texts.get(i).isEmpty() ? Optional.empty() : Optional.of(chips.place(i, texts.get(i))));
    }
    return found;
  }

  /** A place for a chip, and what speaks against it from the start. */
  private record Spot(Box box, double cost) {}

  private Chip place(int number, String text) {
    double width = Math.ceil(TextStyle.MONO.width(text)) + 20;
    Box best = Box.NOTHING;
    double least = Double.MAX_VALUE;
    for (Spot spot : spots(routes.get(number), width)) {
      if (spot.cost() < least) {
        double cost = spot.cost() + cost(number, spot.box(), least - spot.cost());
        if (cost < least) {
          best = spot.box();
          least = cost;
        }
      }
    }
    remember(best);
    return new Chip(text, best);
  }

  /** Places on the way, the best first: on the longest piece, near its middle, else beside it. */
  private List<Spot> spots(Route route, double width) {
    if (isLoop(route)) {
      return List.of(new Spot(beside(route, width), 0));
    }
    List<Box> pieces = new ArrayList<>(route.pieces());
    pieces.sort(Comparator.comparingDouble(p -> -fit(p, width)));
    List<Spot> spots = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Box piece = pieces.get(i);
      boolean level = piece.height() == 0;
      double free = level ? piece.width() - width - ENDS : piece.height() - Metrics.CHIP - ENDS;
      double later = i * 0.5;
      double tight = free < 0 ? 4 : 0;
      spots.add(new Spot(Box.around(piece.centre(), width, Metrics.CHIP), later + tight));
      double aside = level ? Metrics.CHIP / 2 + 5 : width / 2 + 5;
      for (double side : new double[] {-aside, aside}) {
        Point centre = level ? piece.centre().plus(0, side) : piece.centre().plus(side, 0);
        spots.add(new Spot(Box.around(centre, width, Metrics.CHIP), later + 2.5));
      }
      double farthest = isCareful ? Math.min(free / 2, FARTHEST) : 0;
      for (double off = STEP; off <= farthest; off += STEP) {
        for (double along : new double[] {-off, off}) {
          Box box = Box.around(shifted(piece, level, along), width, Metrics.CHIP);
          spots.add(new Spot(box, later + off / 1000));
        }
      }
    }
    return spots;
  }

  /** A level piece that is long enough is always better: the text runs along it. */
  private static double fit(Box piece, double width) {
    if (piece.height() > 0) {
      return piece.height() - Metrics.CHIP;
    }
    double fit = piece.width() - width;
    return fit >= 24 ? fit + LEVEL : fit;
  }

  private static boolean isLoop(Route route) {
    List<Point> points = route.points();
    return points.size() == 4
        && (points.getFirst().x() == points.getLast().x()
            || points.getFirst().y() == points.getLast().y());
  }

  /** A loop is small: its chip stands on its outer piece, away from the thing it belongs to. */
  static Box beside(Route route, double width) {
    Point out = route.points().get(1);
    Point start = route.start();
    Point middle = route.pieces().get(1).centre();
    if (out.y() != start.y()) {
      return Box.around(middle, width, Metrics.CHIP);
    }
    double away = Math.signum(out.x() - start.x());
    double edge = start.x() + away * 6;
    return Box.around(new Point(edge + away * width / 2, middle.y()), width, Metrics.CHIP);
  }

  private static Point shifted(Box piece, boolean level, double off) {
    return level ? piece.centre().plus(off, 0) : piece.centre().plus(0, off);
  }

  /**
   * What speaks against a chip there.
   *
   * @param limit what is more than this need not be found out exactly
   */
  private double cost(int number, Box chip, double limit) {
    double[] cost = new double[1];
    for (Box other : near(chip)) {
      if (other.overlaps(chip.grown(3))) {
        cost[0] += ON_A_CHIP;
      }
    }
    if (cost[0] < limit) {
      terrain.solids(chip.grown(3), _ -> cost[0] += ON_A_THING);
    }
    if (cost[0] < limit) {
      terrain.areas(chip.grown(4), area -> cost[0] += cost(chip, area));
    }
    if (cost[0] < limit && isCareful) {
      lines.visit(chip.grown(2), other -> cost[0] += other == number ? 0 : ON_ANOTHER_ARROW);
    }
    return cost[0];
  }

  private static double cost(Box chip, Shape.Area area) {
    return (area.header().grown(0, -4).overlaps(chip) ? ON_A_HEADER : 0)
        + (area.box().contains(chip.grown(4)) ? 0 : ON_A_BORDER);
  }

  private List<Box> near(Box chip) {
    List<Box> found = new ArrayList<>();
    for (long cx = cell(chip.x()) - 1; cx <= cell(chip.right()) + 1; cx++) {
      for (long cy = cell(chip.y()) - 1; cy <= cell(chip.bottom()) + 1; cy++) {
        found.addAll(placed.getOrDefault(cx << 32 ^ cy & 0xffffffffL, List.of()));
      }
    }
    return found;
  }

  private void remember(Box chip) {
    Point c = chip.centre();
    placed
        .computeIfAbsent(cell(c.x()) << 32 ^ cell(c.y()) & 0xffffffffL, _ -> new ArrayList<>())
        .add(chip);
  }

  private static long cell(double v) {
    return (long) Math.floor(v / CELL);
  }
}
