package dev.drawbridge.export;

import dev.drawbridge.check.Checks;
import dev.drawbridge.check.Finding;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.target.Limits;
import dev.drawbridge.target.Target;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Everything an export makes of a policy, still in memory.
 *
 * @param policy the meaning of the drawing
 * @param findings what the checks say of it, the targets' limits included, errors first
 * @param targets what became of each target asked for, in their order
 */
public record Export(Policy policy, List<Finding> findings, Map<TargetName, TargetExport> targets) {
  public Export {
    findings = List.copyOf(findings);
    targets = Collections.unmodifiableMap(new EnumMap<>(targets));
  }

  /**
   * Checks a policy, writes the targets, reads each back and proves it, as many at a time as there
   * are processors.
   *
   * @param names which targets; may not be empty
   */
  public static Export of(Policy policy, Checks checks, Collection<TargetName> names) {
    return of(policy, checks, names, _ -> {});
  }

  /**
   * The same, telling what became of each target as soon as it is known.
   *
   * @param made called on threads of the export; a {@link CancellationException} it throws ends the
   *     export with that exception once the targets under way are done
   */
  public static Export of(
      Policy policy, Checks checks, Collection<TargetName> names, Consumer<TargetExport> made) {
    List<Target> wanted = Targets.all().stream().filter(t -> names.contains(t.name())).toList();
    Map<TargetName, Limits> limits = new EnumMap<>(TargetName.class);
    wanted.forEach(target -> limits.put(target.name(), target.limits(policy)));
    List<Finding> findings = checks.findings(policy, limits);
    Map<TargetName, TargetExport> results = new EnumMap<>(TargetName.class);
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      Map<TargetName, Future<TargetExport>> running = new EnumMap<>(TargetName.class);
      for (Target target : wanted) {
        List<Problem> errors = errors(findings, target.name());
        running.put(
            target.name(),
            threads.submit(() -> {
              TargetExport result =
                  TargetExport.of(policy, target, limits.get(target.name()), errors);
              made.accept(result);
              return result;
            }));
      }
      running.forEach((name, future) -> results.put(name, result(future)));
    }
    return new Export(policy, findings, results);
  }

  private static TargetExport result(Future<TargetExport> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CancellationException cancelled) {
        throw cancelled;
      }
      throw new IllegalStateException("a target failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** The errors that stand against a target. */
  public static List<Problem> errors(List<Finding> findings, TargetName target) {
    return findings.stream()
        .filter(f -> f.severity() == Finding.Severity.ERROR)
        .filter(f -> f.targets().isEmpty() || f.targets().contains(target))
        .map(f -> new Problem(f.code(), f.place(), f.arguments()))
        .toList();
  }
}
