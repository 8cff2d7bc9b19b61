package dev.drawbridge.desk;

/**
 * How large the panels of a window are, in pixels, and which are open.
 *
 * @param left width of palette and outline
 * @param right width of the inspector
 * @param bottom height of the findings
 * @param files width of the files beside the canvas
 * @param leftOpen whether palette and outline are unfolded
 * @param rightOpen whether the inspector is unfolded
 * @param bottomOpen whether the findings are unfolded
 * @param mapOpen whether the minimap is unfolded
 */
public record Panels(
    int left,
    int right,
    int bottom,
    int files,
    boolean leftOpen,
    boolean rightOpen,
    boolean bottomOpen,
    boolean mapOpen) {
  /** As designed for a window of 1400×900. */
  public static final Panels USUAL = new Panels(232, 308, 184, 388, true, true, true, true);

  public Panels {
    left = within(left, 180, 420);
    right = within(right, 240, 520);
    bottom = within(bottom, 96, 480);
    files = within(files, 340, 900);
  }

  private static int within(int size, int least, int most) {
    return Math.max(least, Math.min(most, size));
  }

  public Panels withLeft(int left) {
    return new Panels(left, right, bottom, files, leftOpen, rightOpen, bottomOpen, mapOpen);
  }

  public Panels withRight(int right) {
    return new Panels(left, right, bottom, files, leftOpen, rightOpen, bottomOpen, mapOpen);
  }

  public Panels withBottom(int bottom) {
    return new Panels(left, right, bottom, files, leftOpen, rightOpen, bottomOpen, mapOpen);
  }

  public Panels withFiles(int files) {
    return new Panels(left, right, bottom, files, leftOpen, rightOpen, bottomOpen, mapOpen);
  }

  /** The same sizes with these panels unfolded. */
  public Panels open(boolean leftOpen, boolean rightOpen, boolean bottomOpen) {
    return new Panels(left, right, bottom, files, leftOpen, rightOpen, bottomOpen, mapOpen);
  }

  /** The same with the minimap unfolded or not. */
  public Panels withMap(boolean mapOpen) {
    return new Panels(left, right, bottom, files, leftOpen, rightOpen, bottomOpen, mapOpen);
  }
}
