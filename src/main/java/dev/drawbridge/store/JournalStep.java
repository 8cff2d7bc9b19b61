package dev.drawbridge.store;

import dev.drawbridge.drawing.Edit;
import java.time.Instant;

/** One line of a recovery journal: what the person did, and when. */
public sealed interface JournalStep {

  /** When, to the millisecond. */
  Instant at();

  /** An edit was made. */
  record Made(Edit edit, Instant at) implements JournalStep {}

  /** The edit made last was made anew, as part of that greater one. */
  record Amended(Edit edit, Instant at) implements JournalStep {}

  /** The last edit was taken back. */
  record Undone(Instant at) implements JournalStep {}

  /** The edit that was taken back last was made again. */
  record Redone(Instant at) implements JournalStep {}
}
