package dev.drawbridge.canvas;

/** Something painted above the picture while a gesture lasts. */
public sealed interface Overlay {

  /**
   * An arrow that is being drawn.
   *
   * @param route where it would run
   * @param allowed whether it may end where it ends now
   */
  record Ghost(Route route, boolean allowed) implements Overlay {}

  /**
   * The frame of a selection.
   *
   * @param touching whether it takes what it touches, or only what it holds
   */
  record Marquee(Box box, boolean touching) implements Overlay {}

  /** A line that says what something is aligned with. */
  record Guide(Point from, Point to) implements Overlay {}

  /** One of several equal gaps. */
  record Gap(Point from, Point to) implements Overlay {}
}
