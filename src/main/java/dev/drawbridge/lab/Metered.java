package dev.drawbridge.lab;

/**
 * What a counter counted in one round.
 *
 * @param meter which counter
 * @param least how many packets it must have counted at least
 * @param most and at most: a connection that is kept waiting sends its first packet again
 * @param counted how many it counted
 */
public record Metered(Meter meter, long least, long most, long counted) {

  /** Whether it counted what the drawing says. */
  public boolean agrees() {
    return least <= counted && counted <= most;
  }
}
