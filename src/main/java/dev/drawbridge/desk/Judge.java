package dev.drawbridge.desk;

import dev.drawbridge.check.Checks;
import dev.drawbridge.check.Finding;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.export.Export;
import dev.drawbridge.export.TargetExport;
import dev.drawbridge.insight.Matrix;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.target.Limits;
import dev.drawbridge.target.Target;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Judges one drawing after the other by the steps of an export, the cheapest first: its policy,
 * what no target can say, the findings, then target by target the files and their proof, last the
 * matrix of what is allowed. Reuses what it can of the judgement before. Used from one thread.
 */
public final class Judge {
  private final List<Target> targets;
  private final Supplier<LocalDate> today;
  private @Nullable Policy previous;
  private @Nullable Judgement finished;

  /**
   * A judge of these targets.
   *
   * @param today the day that review dates are compared with
   */
  public Judge(List<Target> targets, Supplier<LocalDate> today) {
    this.targets = List.copyOf(targets);
    this.today = today;
  }

  /** Hands over every stage, unless the token was cancelled before it. */
  void judge(Drawing drawing, CancelToken token, Consumer<Judgement> stages) {
    Judgement last = finished;
    if (last != null && last.drawing().differsOnlyInLayout(drawing)) {
      stages.accept(last.about(drawing));
      return;
    }
    Policy policy = previous == null ? Policy.of(drawing) : Policy.of(drawing, previous);
    previous = policy;
    Map<TargetName, Limits> limits = new EnumMap<>(TargetName.class);
    for (Target target : targets) {
      if (token.isCancelled()) {
        return;
      }
      limits.put(target.name(), target.limits(policy));
    }
    List<Finding> findings = Checks.asOf(today.get()).findings(policy, limits);
    Map<TargetName, TargetExport> made = new EnumMap<>(TargetName.class);
    stages.accept(new Judgement(drawing, findings, made, Optional.empty(), false));
    for (Target target : targets) {
      if (token.isCancelled()) {
        return;
      }
      Limits known = limits.getOrDefault(target.name(), Limits.NONE);
      made.put(
          target.name(),
          TargetExport.of(policy, target, known, Export.errors(findings, target.name())));
      stages.accept(new Judgement(drawing, findings, made, Optional.empty(), false));
    }
    if (!token.isCancelled()) {
      Optional<Matrix> matrix = Optional.of(Matrix.of(policy, policy.targets()));
      finished = new Judgement(drawing, findings, made, matrix, true);
      stages.accept(finished);
    }
  }
}
