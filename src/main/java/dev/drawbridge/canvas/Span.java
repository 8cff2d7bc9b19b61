package dev.drawbridge.canvas;

/**
 * The part of a thing's side on which arrows begin and end: not the corners, nor the header of a
 * zone.
 *
 * @param first the x of its left end on an upper or lower side, the y of its upper end on the
 *     others
 * @param last at least {@code first}
 */
record Span(double first, double last) {
  /** What is left free at the corners. */
  private static final double MARGIN = 14;

  /** The same at a zone, whose corners are rounder and which has more room. */
  private static final double ZONE_MARGIN = 26;

  static Span of(Shape shape, Side side) {
    Box box = shape.box();
    if (side.isSideways()) {
      boolean besideHeader = shape instanceof Shape.Area && box.height() > 2 * Metrics.HEADER;
      double first = box.y() + (besideHeader ? Metrics.HEADER : MARGIN);
      return new Span(first, Math.max(first, box.bottom() - MARGIN));
    }
    boolean isRoomy = shape instanceof Shape.Area && box.width() > 4 * ZONE_MARGIN;
    double margin = isRoomy ? ZONE_MARGIN : MARGIN;
    double first = box.x() + margin;
    return new Span(first, Math.max(first, box.right() - margin));
  }

  double length() {
    return last - first;
  }

  double middle() {
    return (first + last) / 2;
  }

  /** The place on it that is nearest to that one. */
  double nearest(double along) {
    return Math.clamp(along, first, last);
  }
}
