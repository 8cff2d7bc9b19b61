package dev.drawbridge.gesture;

/** How the pointer is to look. */
public enum Cursor {
  DEFAULT,
  /** Over something that is moved by dragging. */
  MOVE,
  /** While a second one of something is dragged away. */
  COPY,
  /** Where an arrow starts, and while it is drawn. */
  CROSSHAIR,
  /** Over an arrow. */
  HAND,
  /** The whole canvas may be moved. */
  OPEN_HAND,
  CLOSED_HAND,
  /** What is tried is not allowed. */
  REFUSED,
  RESIZE_NORTH_WEST,
  RESIZE_NORTH_EAST
}
