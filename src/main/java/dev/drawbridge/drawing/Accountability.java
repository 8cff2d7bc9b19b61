package dev.drawbridge.drawing;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Who answers for a flow, and until when.
 *
 * @param owner a person or team
 * @param ticket where it was decided
 * @param until the day by which it is to be reviewed
 */
public record Accountability(
    Optional<String> owner, Optional<String> ticket, Optional<LocalDate> until) {
  /** Nothing recorded. */
  public static final Accountability NONE =
      new Accountability(Optional.empty(), Optional.empty(), Optional.empty());
}
