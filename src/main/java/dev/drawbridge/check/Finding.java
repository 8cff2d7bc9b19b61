package dev.drawbridge.check;

import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.problem.Code;
import dev.drawbridge.problem.Place;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One result of a check.
 *
 * @param code which finding
 * @param severity how bad
 * @param place the things it is about, the most important first
 * @param arguments what its sentence names
 * @param fixes what would cure it, the best first
 * @param targets the targets it concerns; empty means all
 */
public record Finding(
    Code code,
    Severity severity,
    Place place,
    List<Object> arguments,
    List<Fix> fixes,
    Set<TargetName> targets) {
  public Finding {
    arguments = List.copyOf(arguments);
    fixes = List.copyOf(fixes);
    targets = targets.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(targets));
  }

  /**
   * A cure that the program can apply itself.
   *
   * @param code names it for people, such as "Use tcp 8080"
   * @param arguments what that name mentions
   * @param edit the change
   */
  public record Fix(Code code, List<Object> arguments, Edit edit) {
    public Fix {
      arguments = List.copyOf(arguments);
    }
  }

  /** How bad a finding is. */
  public enum Severity {
    /**
     * The drawing has no single meaning, or a promise would break: blocks the targets concerned.
     */
    ERROR,
    /** Very probably not what was meant; blocks nothing. */
    WARNING,
    /** Worth knowing. */
    NOTE
  }

  /** The same finding with these cures. */
  public Finding fixedBy(Fix... cures) {
    return new Finding(code, severity, place, arguments, List.of(cures), targets);
  }

  /** The same finding for these targets only. */
  public Finding on(Set<TargetName> concerned) {
    return new Finding(code, severity, place, arguments, fixes, concerned);
  }
}
