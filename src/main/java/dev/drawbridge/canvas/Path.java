package dev.drawbridge.canvas;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines and curves, immutable. Curves are cubic Bézier curves: every pen can draw those.
 *
 * @param pieces in drawing order; the first is a {@link Move} unless there is none
 */
public record Path(List<Piece> pieces) {

  /** One step of the pen. */
  public sealed interface Piece {}

  /** The pen goes there without drawing. */
  public record Move(double x, double y) implements Piece {}

  /** A straight line to there. */
  public record Line(double x, double y) implements Piece {}

  /** A curve to {@code (x, y)} with its two control points. */
  public record Curve(double x1, double y1, double x2, double y2, double x, double y)
      implements Piece {}

  /** Back to where the last move went. */
  public record Close() implements Piece {}

  public Path {
    pieces = List.copyOf(pieces);
  }

  /** Straight pieces through those places. */
  public static Path through(List<Point> points) {
    return rounded(points, 0);
  }

  /** Straight pieces through those places, the corners rounded with at most that radius. */
  public static Path rounded(List<Point> points, double radius) {
    List<Piece> pieces = new ArrayList<>();
    Point first = points.getFirst();
    pieces.add(new Move(first.x(), first.y()));
    for (int i = 1; i < points.size() - 1; i++) {
      corner(pieces, points.get(i - 1), points.get(i), points.get(i + 1), radius);
    }
    Point last = points.getLast();
    pieces.add(new Line(last.x(), last.y()));
    return new Path(pieces);
  }

  private static void corner(List<Piece> pieces, Point from, Point at, Point to, double radius) {
    double before = from.distance(at);
    double after = at.distance(to);
    double r = Math.min(radius, Math.min(before, after) / 2);
    if (r < 0.5) {
      pieces.add(new Line(at.x(), at.y()));
      return;
    }
    Point start = towards(at, from, r / before);
    Point end = towards(at, to, r / after);
    Point c1 = towards(start, at, QUARTER);
    Point c2 = towards(end, at, QUARTER);
    pieces.add(new Line(start.x(), start.y()));
    pieces.add(new Curve(c1.x(), c1.y(), c2.x(), c2.y(), end.x(), end.y()));
  }

  /** How far the control points of a quarter circle lie on the way to its corner. */
  private static final double QUARTER = 0.5522847498;

  private static Point towards(Point from, Point to, double part) {
    return new Point(from.x() + part * (to.x() - from.x()), from.y() + part * (to.y() - from.y()));
  }

  /** A closed shape with straight edges. */
  public static Path polygon(Point... corners) {
    List<Piece> pieces = new ArrayList<>(through(List.of(corners)).pieces);
    pieces.add(new Close());
    return new Path(pieces);
  }
}
