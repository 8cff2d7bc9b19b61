package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Point;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import java.util.Set;

/**
 * What a drag holds, and how far from its place: quickly known, whatever else follows from a move.
 *
 * @param roots what is moved itself; what stands in it goes along
 * @param by from where they stand on the sheet before the gesture, in sheet units
 */
public record Held(Set<Key> roots, Point by) {

  /** Whether something is held, by itself or because of what it stands in. */
  public boolean holds(Key key, Drawing drawing) {
    return Landing.isIn(key, roots, drawing);
  }
}
