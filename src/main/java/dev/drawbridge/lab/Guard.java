package dev.drawbridge.lab;

import dev.drawbridge.problem.Code;

/**
 * Which ends of a trial have their firewall. Every connection between two protected ends is tried
 * in all three ways, since what one end refuses hides what the other lets through.
 */
public enum Guard implements Code {
  /** Both ends are what they are in the drawing. */
  BOTH,
  /** An unprotected stand-in with the source's address asks the protected destination. */
  DESTINATION,
  /** The protected source asks an unprotected stand-in for the destination. */
  SOURCE;

  /** Whether the end that opens the connection is the protected one. */
  boolean guardsSource() {
    return this != DESTINATION;
  }

  /** Whether the end that is asked is the protected one. */
  boolean guardsDestination() {
    return this != SOURCE;
  }
}
