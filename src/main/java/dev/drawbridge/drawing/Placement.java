package dev.drawbridge.drawing;

import java.util.Optional;

/**
 * Where an element stands on the canvas.
 *
 * @param x left edge in canvas units, relative to the enclosing zone's left edge
 * @param y upper edge in canvas units, relative to the enclosing zone's upper edge
 * @param size width and height, where they are not the usual ones
 * @param pinned whether auto layout leaves it where it is
 * @param collapsed whether a zone is shown as one node
 */
public record Placement(int x, int y, Optional<Size> size, boolean pinned, boolean collapsed) {

  /** Width and height in canvas units, both positive. */
  public record Size(int width, int height) {
    public Size {
      if (width < 1 || height < 1) {
        throw new IllegalArgumentException("a size is positive");
      }
    }
  }

  /** A placement of the usual size. */
  public static Placement at(int x, int y) {
    return new Placement(x, y, Optional.empty(), false, false);
  }

  public Placement movedTo(int x, int y) {
    return new Placement(x, y, size, pinned, collapsed);
  }

  public Placement sized(int width, int height) {
    return new Placement(x, y, Optional.of(new Size(width, height)), pinned, collapsed);
  }

  /** The same place, the zone that stands there shown as one node or with all that is in it. */
  public Placement collapsed(boolean collapsed) {
    return new Placement(x, y, size, pinned, collapsed);
  }
}
