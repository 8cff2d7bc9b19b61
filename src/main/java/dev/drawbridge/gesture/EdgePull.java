package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Viewport;
import java.util.Optional;

/** Near its edge, and beyond it, the canvas comes towards what is dragged there. */
final class EdgePull {
  /** How far from the edge it begins, in screen units. */
  private static final double BAND = 28;

  /** Screen units a second where it is strongest, {@link #FULL} from where it begins. */
  private static final double FASTEST = 1100;

  private static final double FULL = 90;

  private EdgePull() {}

  /** Whether nothing pulls there. */
  static boolean isWellInside(Point at, Viewport viewport) {
    return new Box(0, 0, viewport.width(), viewport.height()).grown(-BAND).contains(at);
  }

  /** What shows after that time; nothing if it is the same. */
  static Optional<Viewport> pulled(Point at, double seconds, Viewport viewport) {
    double across = pull(at.x(), viewport.width()) * seconds;
    double down = pull(at.y(), viewport.height()) * seconds;
    return across == 0 && down == 0
        ? Optional.empty()
        : Optional.of(viewport.panned(-across, -down));
  }

  private static double pull(double at, double size) {
    double beyond = Math.max(0, at - (size - BAND)) - Math.max(0, BAND - at);
    double part = Math.clamp(beyond / FULL, -1, 1);
    // Gentle where it begins, so that a place near the edge can still be aimed at.
    return FASTEST * part * Math.abs(part);
  }
}
