package dev.drawbridge.policy;

import dev.drawbridge.drawing.Key;

/**
 * Something a statement says that became no rule.
 *
 * @param statement the id of the flow or ambient flow
 * @param at the element because of which
 * @param kind why
 */
public record Gap(String statement, Key at, Kind kind) {

  /** Why no rule arose. */
  public enum Kind {
    /** The zone at one end holds no service and no network. */
    EMPTY_ZONE,
    /** Both ends are networks: nobody enforces that. */
    NETWORK_TO_NETWORK,
    /** A named port that the destination does not have. */
    PORT_NAME_UNKNOWN,
    /** No ports are given. */
    NO_PORTS
  }
}
