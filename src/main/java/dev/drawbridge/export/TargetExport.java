package dev.drawbridge.export;

import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.proof.Proof;
import dev.drawbridge.proof.ProofResult;
import dev.drawbridge.reading.Reading;
import dev.drawbridge.target.Bundle;
import dev.drawbridge.target.Limits;
import dev.drawbridge.target.Target;
import java.util.List;

/** What became of one target: its files, read back by its independent reader and proved. */
public sealed interface TargetExport {

  TargetName target();

  /** What the target cannot say. */
  Limits limits();

  /** Files and drawing agree: 0 extra, 0 missing. */
  record Proved(TargetName target, Limits limits, Bundle bundle, ProofResult proof)
      implements TargetExport {}

  /** Errors in the drawing stand against it; nothing was written. */
  record Blocked(TargetName target, Limits limits, List<Problem> because) implements TargetExport {
    public Blocked {
      because = List.copyOf(because);
    }
  }

  /** Files and drawing do not agree, which is our bug: the files are shown but never placed. */
  record Disagrees(TargetName target, Limits limits, Bundle bundle, ProofResult proof)
      implements TargetExport {}

  /** The reader does not understand what the writer wrote, which is our bug too. */
  record Unreadable(TargetName target, Limits limits, Bundle bundle, List<Problem> because)
      implements TargetExport {
    public Unreadable {
      because = List.copyOf(because);
    }
  }

  /** Nothing in the drawing takes part in the target. */
  record Absent(TargetName target, Limits limits) implements TargetExport {}

  /**
   * Writes one target, reads it back and proves it.
   *
   * @param limits what the target cannot say of the policy
   * @param errors errors found in the drawing that concern this target
   */
  static TargetExport of(Policy policy, Target target, Limits limits, List<Problem> errors) {
    if (policy.protectedBy(target.name()).isEmpty() && limits.blocking().isEmpty()) {
      return new Absent(target.name(), limits);
    }
    if (!errors.isEmpty() || !limits.blocking().isEmpty()) {
      return new Blocked(target.name(), limits, errors.isEmpty() ? limits.blocking() : errors);
    }
    Bundle bundle = target.write(policy);
    try {
      Reading reading = target.read(bundle.files());
      ProofResult proof = Proof.compare(policy, target.name(), limits.losses(), reading);
      return proof.agrees()
          ? new Proved(target.name(), limits, bundle, proof)
          : new Disagrees(target.name(), limits, bundle, proof);
    } catch (ProblemsException e) {
      return new Unreadable(target.name(), limits, bundle, e.problems());
    }
  }
}
