package dev.drawbridge.canvas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Where on a way a chip may stand, by the way alone: on its longest straight piece, else beside.
 */
final class ChipSpots {
  private static final double STEP = 8;

  /** From the middle of a piece; farther away a chip is no easier to find. */
  private static final double FARTHEST = 96;

  private static final double LEVEL = 1e6;

  /** What is left of a piece beside its chip: room for dot and head to be seen. */
  private static final double ENDS = 30;

  /** Between a line and a chip beside it. */
  private static final double ASIDE = 5;

  private static final double LATER = 0.5;
  private static final double TIGHT = 4;
  private static final double BESIDE = 2.5;

  /** A place for a chip, and what speaks against it from the start. */
  record Spot(Box box, double cost) {}

  /**
   * Places that are near each other.
   *
   * @param least what speaks at least against each of them
   */
  record Group(List<Spot> spots, double least) {
    /** The room that holds all of them. */
    Box room() {
      return Box.holding(spots.stream().map(Spot::box).toList());
    }
  }

  private ChipSpots() {}

  /** Places for a chip of that width, those on the best piece first. */
  static List<Group> on(Route route, double width) {
    List<Group> groups = new ArrayList<>();
    if (isLoop(route)) {
      groups.add(new Group(List.of(new Spot(beside(route, width), 0)), 0));
    }
    List<Box> pieces = new ArrayList<>(route.pieces());
    pieces.sort(Comparator.comparingDouble(piece -> -fit(piece, width)));
    for (int i = 0; i < pieces.size(); i++) {
      double later = (isLoop(route) ? TIGHT : 0) + i * LATER;
      groups.add(new Group(on(pieces.get(i), width, later), later));
    }
    return groups;
  }

  /** The first of all places. */
  static Spot first(Route route, double width) {
    if (isLoop(route)) {
      return new Spot(beside(route, width), 0);
    }
    Box best = null;
    double most = 0;
    for (Box piece : route.pieces()) {
      double fit = fit(piece, width);
      if (best == null || fit > most) {
        best = piece;
        most = fit;
      }
    }
    Box piece = Objects.requireNonNull(best);
    return new Spot(
        Box.around(piece.centre(), width, Metrics.CHIP), free(piece, width) < 0 ? TIGHT : 0);
  }

  /** How much longer a piece is than what a chip on it needs. */
  private static double free(Box piece, double width) {
    return piece.height() == 0
        ? piece.width() - width - ENDS
        : piece.height() - Metrics.CHIP - ENDS;
  }

  private static List<Spot> on(Box piece, double width, double later) {
    List<Spot> spots = new ArrayList<>();
    boolean level = piece.height() == 0;
    Point middle = piece.centre();
    double free = free(piece, width);
    double tight = free < 0 ? TIGHT : 0;
    spots.add(new Spot(Box.around(middle, width, Metrics.CHIP), later + tight));
    double farthest = Math.min(free / 2, FARTHEST);
    for (double off = STEP; off <= farthest; off += STEP) {
      for (double along : new double[] {-off, off}) {
        Box box = Box.around(shifted(middle, level, along), width, Metrics.CHIP);
        spots.add(new Spot(box, later + off / 1000));
      }
    }
    double aside = (level ? Metrics.CHIP : width) / 2 + ASIDE;
    for (double side : new double[] {-aside, aside}) {
      Point centre = shifted(middle, !level, side);
      spots.add(new Spot(Box.around(centre, width, Metrics.CHIP), later + BESIDE));
    }
    return spots;
  }

  private static Point shifted(Point middle, boolean level, double off) {
    return level ? middle.plus(off, 0) : middle.plus(0, off);
  }

  /** A level piece that is long enough is always better: the text runs along it. */
  private static double fit(Box piece, double width) {
    if (piece.height() > 0) {
      return piece.height() - Metrics.CHIP;
    }
    double fit = piece.width() - width;
    return fit >= 24 ? fit + LEVEL : fit;
  }

  /** The rooms in which all places for a chip of at most that width lie. */
  static List<Box> rooms(Route route, double width) {
    List<Box> rooms = new ArrayList<>();
    if (isLoop(route)) {
      rooms.add(beside(route, width));
    }
    for (Box piece : route.pieces()) {
      double along = 2 * Math.min(Math.max(piece.width(), piece.height()) / 2, FARTHEST);
      boolean level = piece.height() == 0;
      double across = 2 * ((level ? Metrics.CHIP : width) + ASIDE);
      rooms.add(
          level
              ? Box.around(piece.centre(), along + width, across)
              : Box.around(piece.centre(), across, along + Metrics.CHIP));
    }
    return rooms;
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
}
