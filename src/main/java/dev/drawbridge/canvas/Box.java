package dev.drawbridge.canvas;

import java.util.Collection;

/**
 * An upright rectangle.
 *
 * @param x left edge
 * @param y upper edge
 * @param width not negative
 * @param height not negative
 */
public record Box(double x, double y, double width, double height) {
  /** Nothing, at the origin. */
  public static final Box NOTHING = new Box(0, 0, 0, 0);

  public Box {
    if (!(width >= 0 && height >= 0)) {
      throw new IllegalArgumentException("a box has no negative size: " + width + "×" + height);
    }
  }

  /** The box with those two corners, whichever they are. */
  public static Box between(Point a, Point b) {
    return new Box(
        Math.min(a.x(), b.x()),
        Math.min(a.y(), b.y()),
        Math.abs(a.x() - b.x()),
        Math.abs(a.y() - b.y()));
  }

  /** The box of that size around a place. */
  public static Box around(Point centre, double width, double height) {
    return new Box(centre.x() - width / 2, centre.y() - height / 2, width, height);
  }

  /** The smallest box that holds all of them; {@link #NOTHING} for none. */
  public static Box holding(Collection<Box> boxes) {
    return boxes.stream().reduce(Box::union).orElse(NOTHING);
  }

  public double right() {
    return x + width;
  }

  public double bottom() {
    return y + height;
  }

  public Point corner() {
    return new Point(x, y);
  }

  public Point centre() {
    return new Point(x + width / 2, y + height / 2);
  }

  /** Whether the place lies inside or on the edge. */
  public boolean contains(Point p) {
    return p.x() >= x && p.x() <= right() && p.y() >= y && p.y() <= bottom();
  }

  /** Whether the other box lies inside, edges included. */
  public boolean contains(Box other) {
    return other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom();
  }

  /** Whether the two have more in common than an edge. */
  public boolean overlaps(Box other) {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }

  /** Whether the two touch or overlap. */
  public boolean touches(Box other) {
    return x <= other.right() && other.x <= right() && y <= other.bottom() && other.y <= bottom();
  }

  public Box union(Box other) {
    double left = Math.min(x, other.x);
    double top = Math.min(y, other.y);
    return new Box(
        left,
        top,
        Math.max(right(), other.right()) - left,
        Math.max(bottom(), other.bottom()) - top);
  }

  /** Larger by that much on every side; smaller, down to nothing, if it is negative. */
  public Box grown(double by) {
    return grown(by, by);
  }

  /** Larger by that much at left and right, and at top and bottom. */
  public Box grown(double sideways, double upright) {
    double w = Math.max(0, width + 2 * sideways);
    double h = Math.max(0, height + 2 * upright);
    return around(centre(), w, h);
  }

  public Box moved(double dx, double dy) {
    return new Box(x + dx, y + dy, width, height);
  }

  /** How far a place is from the edge line, inside or outside. */
  public double distanceToEdge(Point p) {
    if (!contains(p)) {
      return distance(p);
    }
    return Math.min(Math.min(p.x() - x, right() - p.x()), Math.min(p.y() - y, bottom() - p.y()));
  }

  /** How far a place is from the box; 0 inside. */
  public double distance(Point p) {
    double dx = Math.max(0, Math.max(x - p.x(), p.x() - right()));
    double dy = Math.max(0, Math.max(y - p.y(), p.y() - bottom()));
    return Math.hypot(dx, dy);
  }
}
