package dev.drawbridge.phrase;

import dev.drawbridge.problem.Code;

/** Why a phrase cannot be drawn. */
public enum PhraseProblem implements Code {
  /** Longer than any sensible line. */
  TOO_LONG,
  /** A name should stand here. */
  EXPECTED_NAME,
  /** A text should stand here. */
  EXPECTED_TEXT,
  /** An arrow should stand here. */
  EXPECTED_ARROW,
  /** Something stands here that has no meaning there. */
  UNEXPECTED,
  UNCLOSED_QUOTE,
  NO_SUCH_ESCAPE,
  /** No protocol and port; arguments: what was written, what the reader of ports says. */
  NOT_A_PORT,
  /** No day. */
  NOT_A_DATE,
  /** No target. */
  NOT_A_TARGET,
  /** Nothing of that name; argument: the name. */
  UNKNOWN,
  /** No zone of that name; argument: the name. */
  UNKNOWN_ZONE,
  /** Several things begin so; arguments: what was written, two of them. */
  AMBIGUOUS,
  /** Something of that name stands in another zone; arguments: its name, that zone's. */
  STANDS_ELSEWHERE,
  /** Something new of a name that exists; argument: the name. */
  TAKEN,
  /** A note is no end of an arrow; argument: its name. */
  NOTE_IS_NO_END,
  /** Two networks: nobody there enforces anything; argument: the name of one. */
  NOBODY_ENFORCES,
  /** "Every service" on both sides, or among other ends. */
  EVERY_SERVICE_ALONE,
  /** A flow to be removed that is not there; arguments: from, to. */
  NO_SUCH_FLOW,
  /** All that is said is so already. */
  ALREADY_SO
}
