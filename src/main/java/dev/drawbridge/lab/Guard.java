package dev.drawbridge.lab;

import dev.drawbridge.problem.Code;
import java.util.List;

/**
 * Which firewalls are in a trial's way. Every connection is tried with all of them, and then with
 * each of them alone, since what one refuses hides what another lets through.
 */
public enum Guard implements Code {
  /** Both ends are what they are in the drawing, and so are the routers between them. */
  BOTH,
  /** An unprotected stand-in with the source's address asks the protected destination. */
  DESTINATION,
  /** The protected source asks an unprotected stand-in for the destination. */
  SOURCE,
  /** A stand-in asks a stand-in, through one router. */
  ROUTER,
  /** The same, but whoever asks stands behind another interface than his address belongs to. */
  FORGED;

  /** In which ways a connection between two protected ends is tried, wherever they stand. */
  static List<Guard> ofTwoEnds() {
    return List.of(BOTH, DESTINATION, SOURCE);
  }

  /** Whether the end that opens the connection is the protected one. */
  boolean guardsSource() {
    return this == BOTH || this == SOURCE;
  }

  /** Whether the end that is asked is the protected one. */
  boolean guardsDestination() {
    return this == BOTH || this == DESTINATION;
  }
}
