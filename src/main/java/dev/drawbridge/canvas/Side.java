package dev.drawbridge.canvas;

/** A side of a box. */
public enum Side {
  TOP(0, -1),
  RIGHT(1, 0),
  BOTTOM(0, 1),
  LEFT(-1, 0);

  private final int dx;
  private final int dy;

  Side(int dx, int dy) {
    this.dx = dx;
    this.dy = dy;
  }

  /** 1 if it looks to the right, -1 to the left, else 0. */
  public int dx() {
    return dx;
  }

  /** 1 if it looks down, -1 up, else 0. */
  public int dy() {
    return dy;
  }

  /** Whether arrows leave it sideways. */
  public boolean isSideways() {
    return dx != 0;
  }

  public Side opposite() {
    return switch (this) {
      case TOP -> BOTTOM;
      case RIGHT -> LEFT;
      case BOTTOM -> TOP;
      case LEFT -> RIGHT;
    };
  }

  /** The middle of this side of a box. */
  public Point middle(Box box) {
    return at(box, isSideways() ? box.centre().y() : box.centre().x());
  }

  /**
   * A place on this side of a box.
   *
   * @param along its x on an upper or lower side, its y on a left or right one
   */
  public Point at(Box box, double along) {
    return switch (this) {
      case TOP -> new Point(along, box.y());
      case RIGHT -> new Point(box.right(), along);
      case BOTTOM -> new Point(along, box.bottom());
      case LEFT -> new Point(box.x(), along);
    };
  }
}
