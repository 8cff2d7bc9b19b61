package dev.drawbridge.target.host;

import dev.drawbridge.problem.Code;

/** What a person does with the scripts beside a host's rules. */
public enum ApplyStep implements Code {
  /** Sees what would change, and changes nothing. */
  TRY,
  /** Loads the rules, for the time being. */
  APPLY,
  /** Keeps them, for the next boot too. */
  CONFIRM,
  /** Gets back at once what was before an apply that nobody confirmed. */
  TAKE_BACK,
  /** Takes everything of ours away. */
  REMOVE
}
