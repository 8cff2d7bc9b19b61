package dev.drawbridge.lab;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.net.Family;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One connection that is tried, and what the drawing says of it.
 *
 * @param from who opens it
 * @param to who is asked
 * @param family by which addresses
 * @param point protocol and port
 * @param sourcePort from which port, where that matters; empty for any
 * @param guard which firewalls are in its way
 * @param routers the drawn routers it goes through, in that order, as far as it gets
 * @param about the id of the flow whose boundary is tried; empty where nothing is drawn
 * @param expected what must happen
 */
public record Trial(
    Stand from,
    Stand to,
    Family family,
    Point point,
    OptionalInt sourcePort,
    Guard guard,
    List<Key> routers,
    Optional<String> about,
    Expected expected) {
  public Trial {
    routers = List.copyOf(routers);
  }

  /** The router that refuses it, if one does: the last of those that look at it. */
  Optional<Key> refusingRouter() {
    long looking = expected.counted().stream().filter(m -> m.hook().isBetweenEnds()).count();
    return expected
        .refusedBy()
        .filter(Hook::isBetweenEnds)
        .map(_ -> routers.get((int) looking - 1));
  }
}
