package dev.drawbridge.canvas;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A place on a selected shape to take hold of. */
public enum Handle {
  /** In the middle of a side: arrows start here. */
  TOP(0, -1),
  RIGHT(1, 0),
  BOTTOM(0, 1),
  LEFT(-1, 0),
  /** In a corner: zones and notes change their size here. */
  TOP_LEFT(-1, -1),
  TOP_RIGHT(1, -1),
  BOTTOM_RIGHT(1, 1),
  BOTTOM_LEFT(-1, 1);

  private static final double SIZE = 9;
  private static final double LEAST = 5;

  /** How much of a shape's shorter side it may take. */
  private static final double SHARE = 0.3;

  private static final double OFFERED_FROM = 0.25;

  private final int dx;
  private final int dy;

  Handle(int dx, int dy) {
    this.dx = dx;
    this.dy = dy;
  }

  /** -1 if it moves the left edge, 1 the right one, 0 neither. */
  public int dx() {
    return dx;
  }

  /** -1 if it moves the upper edge, 1 the lower one, 0 neither. */
  public int dy() {
    return dy;
  }

  /** Whether it changes the size. */
  public boolean isCorner() {
    return dx != 0 && dy != 0;
  }

  /**
   * Whether what is merely under the pointer offers its handles too: where borders are too thin to
   * be hit. From farther away they would cover what is to be moved, and so would the neighbours'.
   */
  public static boolean areOffered(double zoom) {
    return zoom >= OFFERED_FROM && Detail.at(zoom) != Detail.FULL;
  }

  /** The handles a selected shape shows. */
  public static List<Handle> of(Shape shape) {
    boolean resizes = shape instanceof Shape.Area || shape instanceof Shape.Leaf;
    return Arrays.stream(values())
        .filter(h -> h.isCorner() ? resizes : shape.element().isEnd())
        .toList();
  }

  /**
   * Where it is on a shape's box, on the line of the selection: of one size on the screen, but on
   * what looks small from afar smaller, so that its name can still be read.
   */
  public Box box(Box shape, double zoom) {
    Box line = shape.grown(3);
    Point centre = line.centre().plus(dx * line.width() / 2, dy * line.height() / 2);
    double share = SHARE * Math.min(shape.width(), shape.height());
    double size = Math.clamp(share, LEAST / zoom, SIZE / zoom);
    return Box.around(centre, size, size);
  }

  /** How far a handle reaches beyond the line of the selection, in sheet units. */
  static double reach(double zoom) {
    return SIZE / zoom;
  }

  /**
   * The handle of a shape at a place.
   *
   * @param scale screen units per sheet unit
   */
  public static Optional<Handle> at(Shape shape, Point place, double scale) {
    return of(shape).stream()
        .filter(h -> h.box(shape.box(), scale).grown(4 / scale).contains(place))
        .findFirst();
  }
}
