package dev.drawbridge.canvas;

/**
 * What part of the sheet a window shows, and how large. Immutable; screen places count from the
 * window's upper left corner.
 *
 * @param zoom screen units per sheet unit, {@link #LEAST} to {@link #MOST}
 * @param origin the place of the sheet in the window's upper left corner
 * @param width of the window, in screen units
 * @param height of the window, in screen units
 */
public record Viewport(double zoom, Point origin, double width, double height) {
  /** The smallest zoom, 1 %. */
  public static final double LEAST = 0.01;

  /** The largest zoom, 400 %. */
  public static final double MOST = 4;

  /** What is left free around what is fitted into the window, in screen units. */
  private static final double MARGIN = 40;

  public Viewport {
    if (!(zoom >= LEAST && zoom <= MOST)) {
      throw new IllegalArgumentException("zoom is from 1 % to 400 %: " + zoom);
    }
  }

  /** A window of that size at 100 %, the sheet's origin in its upper left corner. */
  public static Viewport of(double width, double height) {
    return new Viewport(1, new Point(0, 0), width, height);
  }

  /** Where a place of the sheet is on the screen. */
  public Point toScreen(Point sheet) {
    return new Point((sheet.x() - origin.x()) * zoom, (sheet.y() - origin.y()) * zoom);
  }

  /** Which place of the sheet is at a place of the screen. */
  public Point toSheet(Point screen) {
    return new Point(origin.x() + screen.x() / zoom, origin.y() + screen.y() / zoom);
  }

  /** A box of the sheet on the screen. */
  public Box toScreen(Box sheet) {
    Point corner = toScreen(sheet.corner());
    return new Box(corner.x(), corner.y(), sheet.width() * zoom, sheet.height() * zoom);
  }

  /** The part of the sheet that shows. */
  public Box visible() {
    return new Box(origin.x(), origin.y(), width / zoom, height / zoom);
  }

  /** Moved so that what is on the screen goes that far, in screen units. */
  public Viewport panned(double dx, double dy) {
    return new Viewport(zoom, origin.plus(-dx / zoom, -dy / zoom), width, height);
  }

  /**
   * With another zoom, as near as the limits allow, the place of the sheet under the cursor kept.
   */
  public Viewport zoomed(double zoom, Point cursor) {
    double to = Math.clamp(zoom, LEAST, MOST);
    Point kept = toSheet(cursor);
    return new Viewport(
        to, new Point(kept.x() - cursor.x() / to, kept.y() - cursor.y() / to), width, height);
  }

  /** With another zoom around the window's middle. */
  public Viewport zoomed(double zoom) {
    return zoomed(zoom, new Point(width / 2, height / 2));
  }

  /** In a window of another size. */
  public Viewport sized(double width, double height) {
    return new Viewport(zoom, origin, width, height);
  }

  /** With that part of the sheet in the middle, as large as it fits but at most at 100 %. */
  public Viewport fitted(Box part) {
    double across = Math.max(1, width - 2 * MARGIN) / Math.max(1, part.width());
    double down = Math.max(1, height - 2 * MARGIN) / Math.max(1, part.height());
    double to = Math.clamp(Math.min(Math.min(across, down), 1), LEAST, MOST);
    return new Viewport(to, origin, width, height).centred(part.centre());
  }

  /**
   * The same below something that covers the top of the window.
   *
   * @param covered how much of it, in screen units
   */
  public Viewport fittedBelow(double covered, Box part) {
    Viewport below = new Viewport(zoom, origin, width, Math.max(1, height - covered)).fitted(part);
    return new Viewport(
        below.zoom(), below.origin().plus(0, -covered / below.zoom()), width, height);
  }

  /** With that place of the sheet in the middle. */
  public Viewport centred(Point sheet) {
    return new Viewport(
        zoom,
        new Point(sheet.x() - width / 2 / zoom, sheet.y() - height / 2 / zoom),
        width,
        height);
  }

  /** Moved just as far as it takes to show that part, its upper left corner if it is too large. */
  public Viewport showing(Box part) {
    Box seen = visible();
    double margin = Math.min(MARGIN / zoom, Math.min(seen.width(), seen.height()) / 4);
    double x = shift(seen.x() + margin, seen.right() - margin, part.x(), part.right());
    double y = shift(seen.y() + margin, seen.bottom() - margin, part.y(), part.bottom());
    return new Viewport(zoom, origin.plus(x, y), width, height);
  }

  private static double shift(double low, double high, double first, double last) {
    if (first < low || last - first > high - low) {
      return first - low;
    }
    return last > high ? last - high : 0;
  }
}
