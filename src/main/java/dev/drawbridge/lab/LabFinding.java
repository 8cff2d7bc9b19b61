package dev.drawbridge.lab;

import dev.drawbridge.problem.Code;

/** What did not go as drawn. */
public enum LabFinding implements Code {
  /**
   * A connection; arguments: flows, from, the arrow with the routers on it, to, protocol and port,
   * what was protected, what should have happened, what happened.
   */
  TRIAL_WRONG,
  /** A connection where nothing is drawn; arguments as above, the first is empty. */
  UNDRAWN_TRIAL_WRONG,
  /** The counter of flows; arguments: host, where, flows, what it counted, what it should. */
  COUNTER_WRONG,
  /** The counter of what is denied; arguments as above, the third is empty. */
  DENIALS_WRONG
}
