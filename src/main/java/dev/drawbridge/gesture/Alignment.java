package dev.drawbridge.gesture;

/** Which line things are brought to. */
public enum Alignment {
  LEFT(Axis.ACROSS, 0),
  CENTRE(Axis.ACROSS, 0.5),
  RIGHT(Axis.ACROSS, 1),
  TOP(Axis.DOWN, 0),
  MIDDLE(Axis.DOWN, 0.5),
  BOTTOM(Axis.DOWN, 1);

  private final Axis axis;
  private final double part;

  Alignment(Axis axis, double part) {
    this.axis = axis;
    this.part = part;
  }

  /** The direction in which things move. */
  Axis axis() {
    return axis;
  }

  /** Where on a thing the line is: 0 at its left or upper edge, 1 at its right or lower edge. */
  double part() {
    return part;
  }
}
