package dev.drawbridge.canvas;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/** Arrows from a thing to itself: loops at the side with the most room for them. */
final class Loops {
  /** How far a loop goes out. */
  private static final double OUT = 24;

  /** How wide most chips are. */
  private static final double USUAL_CHIP = 70;

  private Loops() {}

  /** The part of the sheet that a loop's side depends on. */
  static Box room(Box box) {
    return box.grown(USUAL_CHIP + OUT + 60);
  }

  /** The side for one more loop. */
  static Side side(
      Shape shape, Ground ground, ToIntFunction<Side> ends, ToIntFunction<Side> loops) {
    return List.of(Side.LEFT, Side.RIGHT, Side.BOTTOM, Side.TOP).stream()
        .min(
            Comparator.comparingDouble(side ->
                2 * ends.applyAsInt(side)
                    + 4 * loops.applyAsInt(side)
                    + crowd(way(shape.box(), side, 0), ground)))
        .orElse(Side.LEFT);
  }

  /** The loop at a side, around so many others. */
  static Route way(Box box, Side side, int inner) {
    double out = OUT + Metrics.APART * inner;
    boolean level = side.isSideways();
    double length = level ? box.height() : box.width();
    // At a level side the chip stands on the outer piece, whose corners are to be seen beside it.
    double wide = level ? OUT : USUAL_CHIP / 2 + Metrics.BEND + 4;
    double half = Math.min(Math.min(length * 0.3, wide) + inner * 3, length * 0.48);
    Point middle = side.middle(box);
    Point start = level ? middle.plus(0, half) : middle.plus(half, 0);
    Point end = level ? middle.plus(0, -half) : middle.plus(-half, 0);
    return Route.through(
        start,
        start.plus(out * side.dx(), out * side.dy()),
        end.plus(out * side.dx(), out * side.dy()),
        end);
  }

  private static double crowd(Route loop, Ground ground) {
    Box chip = ChipSpots.beside(loop, USUAL_CHIP);
    double[] crowd = new double[1];
    ground.solids(chip.grown(3), _ -> crowd[0] += 10);
    ground.areas(
        chip,
        area -> {
          crowd[0] += area.box().contains(chip) ? 0 : 1;
          crowd[0] += area.header().overlaps(chip) ? 2 : 0;
        });
    return crowd[0];
  }
}
