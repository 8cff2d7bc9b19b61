package dev.drawbridge.lab;

import java.util.List;
import java.util.Optional;

/**
 * What the drawing says must happen to a trial.
 *
 * @param refusedBy where it is refused; empty if the connection opens
 * @param counted the counters that must count its opening packet, in the order in which it passes
 *     them; empty where nothing counts
 * @param perhaps counters that may count it too: what connection tracking does not know at all is
 *     denied by one back end before the others
 */
public record Expected(Optional<Hook> refusedBy, List<Meter> counted, List<Meter> perhaps) {
  public Expected {
    counted = List.copyOf(counted);
    perhaps = List.copyOf(perhaps);
  }

  /** A connection that opens. */
  static Expected opens(List<Meter> counted) {
    return new Expected(Optional.empty(), counted, List.of());
  }

  /** A connection that is refused. */
  static Expected refused(Hook by, List<Meter> counted) {
    return new Expected(Optional.of(by), counted, List.of());
  }

  /** Whether the connection opens. */
  public boolean passes() {
    return refusedBy.isEmpty();
  }

  /** Whether that is what happened. */
  boolean agreesWith(Outcome outcome, boolean refusalIsTold) {
    return switch (outcome) {
      case ANSWERED -> passes();
      case SILENT -> refusedBy.filter(by -> by != Hook.EGRESS || !refusalIsTold).isPresent();
      case PROHIBITED -> refusedBy.filter(by -> by == Hook.EGRESS && refusalIsTold).isPresent();
      case RESET, ONE_WAY, UNREACHABLE, NOBODY_LISTENS -> false;
    };
  }
}
