package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Point;
import java.util.List;

/** One of the two directions of the sheet, so that each rule is written once. */
public enum Axis {
  /** From left to right. */
  ACROSS,
  /** From top to bottom. */
  DOWN;

  Axis other() {
    return this == ACROSS ? DOWN : ACROSS;
  }

  /** The left or upper edge. */
  double low(Box box) {
    return this == ACROSS ? box.x() : box.y();
  }

  /** The right or lower edge. */
  double high(Box box) {
    return this == ACROSS ? box.right() : box.bottom();
  }

  double middle(Box box) {
    return (low(box) + high(box)) / 2;
  }

  double size(Box box) {
    return high(box) - low(box);
  }

  /** A place by where it is along this direction and along the other. */
  Point at(double along, double across) {
    return this == ACROSS ? new Point(along, across) : new Point(across, along);
  }

  Box moved(Box box, double by) {
    return this == ACROSS ? box.moved(by, 0) : box.moved(0, by);
  }

  /** By how much the edges and the middle of a box miss those of another. */
  List<Double> misses(Box box, Box other) {
    return List.of(
        low(other) - low(box),
        high(other) - high(box),
        middle(other) - middle(box),
        high(other) - low(box),
        low(other) - high(box));
  }

  /** Whether two boxes stand side by side in this direction. */
  boolean inOneRow(Box a, Box b) {
    return other().low(a) < other().high(b) && other().low(b) < other().high(a);
  }
}
