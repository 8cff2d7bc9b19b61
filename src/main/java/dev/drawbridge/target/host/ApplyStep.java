package dev.drawbridge.target.host;

import dev.drawbridge.problem.Code;

/** What a person does with the scripts beside a host's rules. */
public enum ApplyStep implements Code {
  /** Sees what would change, and changes nothing. */
  TRY,
  /** Loads rules that count and log what they would deny, and deny nothing. */
  AUDIT,
  /** Loads the rules, for the time being. */
  APPLY,
  /** Keeps them, for the next boot too. */
  CONFIRM,
  /** Sees whether the machine is protected as exported, and what was counted and denied. */
  STATUS,
  /** Gets back at once what was before an apply that nobody confirmed. */
  TAKE_BACK,
  /** Takes everything of ours away. */
  REMOVE
}
