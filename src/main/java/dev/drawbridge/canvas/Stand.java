package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.Trust;
import java.util.Optional;

/**
 * An element where it stands.
 *
 * @param element what stands there
 * @param order what is painted later has the larger one
 * @param placement relative to the zone around, computed if the drawing does not say
 * @param isPlaced whether the drawing says so
 * @param size its room relative to its own origin, which for a zone need not be its corner
 * @param box its room on the sheet
 * @param inside what is passed on to its members
 * @param trust how far it is trusted
 * @param shape what is painted; absent if a collapsed zone hides it
 */
record Stand(
    Element element,
    long order,
    Placement placement,
    boolean isPlaced,
    Box size,
    Box box,
    Inside inside,
    Trust trust,
    Optional<Shape> shape) {

  /**
   * What everything in a zone, or outside of all, has in common.
   *
   * @param origin where coordinates count from
   * @param depth how many zones are around
   * @param trust how far services there are trusted
   * @param hiddenBy the outermost collapsed zone around
   */
  record Inside(Point origin, int depth, Trust trust, Optional<Key> hiddenBy) {
    static final Inside OUTSIDE = new Inside(new Point(0, 0), 0, Trust.INTERNAL, Optional.empty());
  }

  Key key() {
    return element.key();
  }

  /** Where the coordinates of its members count from. */
  Point origin() {
    return inside.origin();
  }

  /** What is seen of it: itself, or the outermost collapsed zone that hides it. */
  Key seen() {
    return inside.hiddenBy().orElse(key());
  }
}
