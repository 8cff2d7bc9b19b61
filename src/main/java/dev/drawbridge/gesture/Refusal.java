package dev.drawbridge.gesture;

import dev.drawbridge.problem.Code;

/**
 * Why something cannot be done; its one argument is the name of the thing that stands against it.
 */
public enum Refusal implements Code {
  /** A note has no meaning for any target. */
  NOTE_IS_NO_END,
  /** Two networks: nobody there enforces anything. */
  NOBODY_ENFORCES,
  /** A self arrow is about the replicas of a thing, and a router has none. */
  ONLY_ONE
}
