package dev.drawbridge.canvas;

import java.util.ArrayList;
import java.util.List;

/**
 * The way of an arrow, in upright and level pieces.
 *
 * @param points from the border of the one end to the border of the other; at least two
 */
public record Route(List<Point> points) {
  public Route {
    points = List.copyOf(points);
    if (points.size() < 2) {
      throw new IllegalArgumentException("a way has two ends");
    }
  }

  /** The way through those places, without those that lie on a straight way. */
  public static Route through(Point... places) {
    List<Point> kept = new ArrayList<>();
    for (Point place : places) {
      int n = kept.size();
      if (n > 1 && onOneLine(kept.get(n - 2), kept.get(n - 1), place)) {
        kept.removeLast();
      }
      if (kept.isEmpty() || kept.getLast().distance(place) > 0.01) {
        kept.add(place);
      }
    }
    if (kept.size() == 1) {
      kept.add(kept.getFirst());
    }
    return new Route(kept);
  }

  /** The way from a box to a place where nothing is yet. */
  public static Route towards(Box from, Point to) {
    Sides sides = Sides.between(from, Box.around(to, 0, 0));
    Point start = sides.from().middle(from);
    boolean level = sides.from().isSideways();
    double across = level ? (start.x() + to.x()) / 2 : (start.y() + to.y()) / 2;
    return level
        ? through(start, new Point(across, start.y()), new Point(across, to.y()), to)
        : through(start, new Point(start.x(), across), new Point(to.x(), across), to);
  }

  private static boolean onOneLine(Point a, Point b, Point c) {
    return (Math.abs(a.x() - b.x()) < 0.01 && Math.abs(b.x() - c.x()) < 0.01)
        || (Math.abs(a.y() - b.y()) < 0.01 && Math.abs(b.y() - c.y()) < 0.01);
  }

  public Point start() {
    return points.getFirst();
  }

  public Point end() {
    return points.getLast();
  }

  /** The straight pieces as boxes without thickness, from start to end. */
  public List<Box> pieces() {
    List<Box> pieces = new ArrayList<>(points.size() - 1);
    for (int i = 1; i < points.size(); i++) {
      pieces.add(Box.between(points.get(i - 1), points.get(i)));
    }
    return pieces;
  }

  public Route moved(double dx, double dy) {
    return new Route(points.stream().map(point -> point.plus(dx, dy)).toList());
  }

  /** How long all pieces are together. */
  public double length() {
    double length = 0;
    for (int i = 1; i < points.size(); i++) {
      length +=
          Math.abs(points.get(i).x() - points.get(i - 1).x())
              + Math.abs(points.get(i).y() - points.get(i - 1).y());
    }
    return length;
  }

  /** Whether a piece of it touches a box. */
  boolean touches(Box box) {
    for (int i = 1; i < points.size(); i++) {
      if (touches(points.get(i - 1), points.get(i), box)) {
        return true;
      }
    }
    return false;
  }

  private static boolean touches(Point a, Point b, Box box) {
    return Math.min(a.x(), b.x()) <= box.right()
        && Math.max(a.x(), b.x()) >= box.x()
        && Math.min(a.y(), b.y()) <= box.bottom()
        && Math.max(a.y(), b.y()) >= box.y();
  }

  /** The room it takes. */
  public Box bounds() {
    return Box.holding(pieces());
  }
}
