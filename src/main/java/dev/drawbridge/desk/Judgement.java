package dev.drawbridge.desk;

import dev.drawbridge.check.Finding;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.export.TargetExport;
import dev.drawbridge.insight.Matrix;
import dev.drawbridge.policy.Loss;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known about a drawing so far; it grows stage by stage.
 *
 * @param drawing the drawing it is about, which may no longer be the one on the desk
 * @param findings of the checks, errors first
 * @param targets what an export would make of each target; one that is still computed is missing
 * @param matrix every allowed connection; absent while it is computed
 * @param isComplete whether nothing more will follow
 */
public record Judgement(
    Drawing drawing,
    List<Finding> findings,
    Map<TargetName, TargetExport> targets,
    Optional<Matrix> matrix,
    boolean isComplete) {

  public Judgement {
    findings = List.copyOf(findings);
    Map<TargetName, TargetExport> ordered = new EnumMap<>(TargetName.class);
    ordered.putAll(targets);
    targets = Collections.unmodifiableMap(ordered);
  }

  /** Nothing known yet. */
  public static Judgement pending(Drawing drawing) {
    return new Judgement(drawing, List.of(), Map.of(), Optional.empty(), false);
  }

  /** The same about another drawing, which differs only in its layout. */
  Judgement about(Drawing other) {
    return new Judgement(other, findings, targets, matrix, isComplete);
  }

  /** How a target stands; empty while it is computed. */
  public Optional<TargetExport> target(TargetName name) {
    return Optional.ofNullable(targets.get(name));
  }

  /** Everything that some target gives up, target by target. */
  public List<Loss> losses() {
    return targets.values().stream().flatMap(made -> made.limits().losses().stream()).toList();
  }
}
