package dev.drawbridge.canvas;

/**
 * A place on the sheet or on the screen.
 *
 * @param x to the right
 * @param y downwards
 */
public record Point(double x, double y) {

  public Point plus(double dx, double dy) {
    return new Point(x + dx, y + dy);
  }

  /** The straight distance to another place. */
  public double distance(Point other) {
    return Math.hypot(x - other.x, y - other.y);
  }

  /** The distance to the nearest place of the piece between two places. */
  public double distanceToPiece(Point a, Point b) {
    double dx = b.x - a.x;
    double dy = b.y - a.y;
    double square = dx * dx + dy * dy;
    double along = square == 0 ? 0 : ((x - a.x) * dx + (y - a.y) * dy) / square;
    double t = Math.clamp(along, 0, 1);
    return distance(new Point(a.x + t * dx, a.y + t * dy));
  }
}
