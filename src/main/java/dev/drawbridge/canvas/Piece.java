package dev.drawbridge.canvas;

/**
 * A straight piece of a way, upright or level.
 *
 * @param left at most {@code right}
 * @param top at most {@code bottom}
 */
record Piece(double left, double top, double right, double bottom) {

  static Piece of(Point a, Point b) {
    return new Piece(
        Math.min(a.x(), b.x()),
        Math.min(a.y(), b.y()),
        Math.max(a.x(), b.x()),
        Math.max(a.y(), b.y()));
  }

  boolean isLevel() {
    return bottom - top <= right - left;
  }

  /** Whether it runs through a box that is larger by so much; smaller if that is negative. */
  boolean meets(Box box, double by) {
    return left < box.x() + box.width() + by
        && right > box.x() - by
        && top < box.y() + box.height() + by
        && bottom > box.y() - by;
  }

  /** Whether it runs through another one, or nearer to it than that. */
  boolean meets(Piece other, double by) {
    return left < other.right + by
        && right > other.left - by
        && top < other.bottom + by
        && bottom > other.top - by;
  }

  boolean isWithin(Box box) {
    return left >= box.x() && right <= box.right() && top >= box.y() && bottom <= box.bottom();
  }

  /** Whether it runs beside an edge of a box, nearer than that. */
  boolean runsAlong(Box box, double near) {
    if (isLevel()) {
      return right > box.x()
          && left < box.right()
          && (Math.abs(top - box.y()) < near || Math.abs(top - box.bottom()) < near);
    }
    return bottom > box.y()
        && top < box.bottom()
        && (Math.abs(left - box.x()) < near || Math.abs(left - box.right()) < near);
  }

  Box box() {
    return new Box(left, top, right - left, bottom - top);
  }
}
