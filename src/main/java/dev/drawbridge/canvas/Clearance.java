package dev.drawbridge.canvas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Chooses among the ways of an arrow one that keeps clear of arrows that come before it. */
final class Clearance {
  /** What is farther from a way than this does not matter to it. */
  static final double BESIDE = Metrics.APART - 0.5;

  /** Lines nearer to each other than this look like one. */
  private static final double TOUCHING = Metrics.APART - 4;

  private static final double ON_ANOTHER = 14;
  private static final double NEAR_ANOTHER = 5;
  private static final double ACROSS_ANOTHER = 3;

  private final Care care;
  private final Grid.Change<Run> near;

  /**
   * @param near the lines of the arrows that have their ways
   */
  Clearance(Care care, Grid.Change<Run> near) {
    this.care = care;
    this.near = near;
  }

  /** The way that costs least, those of the arrows that come before reckoned in. */
  Route chosen(Run run) {
    if (run.options.size() == 1) {
      return run.options.getFirst().route();
    }
    Option best = run.options.getFirst();
    double least = Double.MAX_VALUE;
    for (Option option : run.options) {
      if (option.cost() < least) {
        double cost = option.cost() + crowd(option.route(), run);
        if (cost < least) {
          best = option;
          least = cost;
        }
      }
    }
    return best.route();
  }

  /** What speaks against a way: running on other ways, and crossing them. */
  private double crowd(Route route, Run own) {
    double cost = 0;
    List<Point> points = route.points();
    for (int i = 1; i < points.size(); i++) {
      Piece piece = Piece.of(points.get(i - 1), points.get(i));
      for (Run other : earlier(piece, own)) {
        cost += crowd(piece, other.route());
      }
    }
    return cost;
  }

  private List<Run> earlier(Piece piece, Run own) {
    List<Run> found = new ArrayList<>();
    near.near(
        piece.box().grown(BESIDE),
        run -> {
          if (run.order < own.order) {
            found.add(run);
          }
        });
    found.sort(Comparator.comparingLong(run -> run.order));
    List<Run> each = new ArrayList<>(found.size());
    for (Run run : found) {
      if (each.isEmpty() || each.getLast() != run) {
        each.add(run);
      }
    }
    return each;
  }

  private double crowd(Piece piece, Route other) {
    double cost = 0;
    List<Point> points = other.points();
    for (int i = 1; i < points.size(); i++) {
      Piece theirs = Piece.of(points.get(i - 1), points.get(i));
      if (theirs.isLevel() == piece.isLevel()) {
        cost += beside(piece, theirs);
      } else if (care.mindsLines()) {
        cost += theirs.meets(piece, 1) ? ACROSS_ANOTHER : 0;
      }
    }
    return cost;
  }

  private static double beside(Piece piece, Piece other) {
    if (other.meets(piece, TOUCHING)) {
      return ON_ANOTHER;
    }
    return other.meets(piece, BESIDE) ? NEAR_ANOTHER : 0;
  }

  /** Whether a way comes so near to a piece of another one that it may matter. */
  static boolean meets(Route route, Piece piece) {
    List<Point> points = route.points();
    for (int i = 1; i < points.size(); i++) {
      if (Piece.of(points.get(i - 1), points.get(i)).meets(piece, BESIDE)) {
        return true;
      }
    }
    return false;
  }
}
