package dev.drawbridge.proof;

import dev.drawbridge.drawing.TargetName;
import java.util.List;

/**
 * The outcome of one proof.
 *
 * @param target of which files
 * @param points how many enforcement points were compared (one service, one direction, one hook)
 * @param disagreements all that was found, in the order of services and directions; empty if files
 *     and drawing agree
 */
public record ProofResult(TargetName target, int points, List<Disagreement> disagreements) {
  public ProofResult {
    disagreements = List.copyOf(disagreements);
  }

  /** Whether files and drawing agree: 0 extra, 0 missing, 0 miscounted, nothing undecided. */
  public boolean agrees() {
    return disagreements.isEmpty();
  }

  /** How many disagreements are of that kind. */
  public long count(Disagreement.Kind kind) {
    return disagreements.stream().filter(d -> d.kind() == kind).count();
  }
}
