package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Metrics;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Side;
import dev.drawbridge.drawing.Key;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks for room for something new. */
final class FreePlace {
  /** Room for an arrow with its chip. */
  private static final double GAP_SIDEWAYS = 104;

  private static final double GAP_UPRIGHT = 64;

  /** What stays free around it. */
  private static final double MARGIN = 16;

  private static final int ROWS = 12;
  private static final int COLUMNS = 8;

  private FreePlace() {}

  /**
   * The nearest free place on one side of a thing.
   *
   * @param size of what is to stand there
   * @param zone the zone it is to stand in
   */
  static Box beside(Box source, Side side, Box size, Optional<Key> zone, Sheet sheet) {
    double gap = side.isSideways() ? GAP_SIDEWAYS : GAP_UPRIGHT;
    double away =
        gap
            + (side.isSideways()
                ? (source.width() + size.width()) / 2
                : (source.height() + size.height()) / 2);
    Box first =
        Box.around(
            source.centre().plus(side.dx() * away, side.dy() * away), size.width(), size.height());
    double outwards = gap + (side.isSideways() ? size.width() : size.height());
    double along = side.isSideways() ? size.height() + 40 : size.width() + 40;
    List<Box> places = new ArrayList<>();
    for (int column = 0; column < COLUMNS; column++) {
      for (int row = 0; row <= ROWS; row++) {
        double shift = (row % 2 == 0 ? -1 : 1) * Math.ceil(row / 2.0) * along;
        double out = column * outwards;
        places.add(
            side.isSideways()
                ? first.moved(side.dx() * out, shift)
                : first.moved(shift, side.dy() * out));
      }
    }
    return firstFree(places, first, zone, sheet, Set.of());
  }

  /**
   * The free place nearest to a wished one.
   *
   * @param zone the zone it is to stand in
   * @param moving what does not count because it goes away from where it is
   */
  static Box near(Box wished, Optional<Key> zone, Sheet sheet, Set<Key> moving) {
    List<Box> places = new ArrayList<>();
    double step = 2 * Metrics.GRID;
    for (int ring = 0; ring <= ROWS; ring++) {
      for (int dx = -ring; dx <= ring; dx++) {
        for (int dy = -ring; dy <= ring; dy++) {
          if (Math.max(Math.abs(dx), Math.abs(dy)) == ring) {
            places.add(wished.moved(dx * step, dy * step));
          }
        }
      }
    }
    return firstFree(places, wished, zone, sheet, moving);
  }

  private static Box firstFree(
      List<Box> places, Box otherwise, Optional<Key> zone, Sheet sheet, Set<Key> moving) {
    Set<Key> around = new HashSet<>();
    zone.flatMap(sheet.drawing()::element)
        .ifPresent(z -> {
          around.add(z.key());
          sheet.drawing().around(z).forEach(outer -> around.add(outer.key()));
        });
    List<Box> free =
        places.stream()
            .map(FreePlace::onGrid)
            .filter(place -> isFree(place, around, sheet, moving))
            .toList();
    Optional<Box> within = zone.flatMap(sheet::shape).map(s -> inside(s.box()));
    return free.stream()
        .filter(place -> within.isEmpty() || within.get().contains(place))
        .findFirst()
        .or(() -> free.stream().findFirst())
        .orElseGet(() -> onGrid(otherwise));
  }

  /** Where a zone need not grow. */
  private static Box inside(Box zone) {
    double side = Metrics.LEAST_PADDING;
    return new Box(
        zone.x() + side,
        zone.y() + Metrics.HEADER,
        Math.max(0, zone.width() - 2 * side),
        Math.max(0, zone.height() - Metrics.HEADER - side));
  }

  private static Box onGrid(Box box) {
    var corner = Landing.snapped(box.corner(), true);
    return new Box(corner.x(), corner.y(), box.width(), box.height());
  }

  private static boolean isFree(Box place, Set<Key> around, Sheet sheet, Set<Key> moving) {
    boolean[] free = {true};
    sheet.solids(
        place.grown(MARGIN),
        shape -> free[0] &= Landing.isIn(shape.key(), moving, sheet.drawing()));
    sheet.areas(place.grown(MARGIN), area -> free[0] &= isFree(place, area, around, sheet, moving));
    return free[0];
  }

  private static boolean isFree(
      Box place, Shape.Area area, Set<Key> around, Sheet sheet, Set<Key> moving) {
    return around.contains(area.key())
        ? !area.header().overlaps(place)
        : Landing.isIn(area.key(), moving, sheet.drawing());
  }
}
