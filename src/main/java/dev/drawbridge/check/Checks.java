package dev.drawbridge.check;

import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.policy.Loss;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.target.Limits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All checks, in the order in which their findings are listed. */
public final class Checks {
  private final List<Check> checks;

  private Checks(List<Check> checks) {
    this.checks = checks;
  }

  /**
   * The checks as of a day.
   *
   * @param today what review dates are compared with
   */
  public static Checks asOf(LocalDate today) {
    return new Checks(
        List.of(
            new SameAddress(),
            new SamePods(),
            new AddressUnusable(),
            new NetworkCoversService(),
            new Gaps(),
            new GuardrailViolated(),
            new NetworkWithoutForm(),
            new FamiliesDoNotMeet(),
            new SelfFlowAlone(),
            new SensitivePortFromOutside(),
            new WholeInternetEgress(),
            new AnyTraffic(),
            new OneFamilyExcepted(),
            new ServiceInExternalZone(),
            new PortUnknown(),
            new AddressOutsideZone(),
            new RouterJoins(),
            new DoorSources(),
            new RoutersSideBySide(),
            new NotForwarded(),
            new NoWayIn(),
            new NeedsHelper(),
            new RedundantFlow(),
            new Unreached(),
            new FlowWithoutWhy(),
            new ReviewDue(today)));
  }

  /**
   * Everything there is to say about a policy, errors first.
   *
   * @param limits what the targets cannot say of it
   */
  public List<Finding> findings(Policy policy, Map<TargetName, Limits> limits) {
    List<Finding> found = new ArrayList<>();
    checks.forEach(check -> check.findings(policy).forEach(found::add));
    found.addAll(new LimitFindings(List.copyOf(found)).of(limits));
    found.sort(Comparator.comparing(Finding::severity));
    return List.copyOf(found);
  }

  /** What targets say, as findings; the same thing said by several targets is one finding. */
  private record LimitFindings(List<Finding> known) {
    private record Said(Problem problem, Finding.Severity severity) {}

    List<Finding> of(Map<TargetName, Limits> limits) {
      Map<Said, Set<TargetName>> said = new LinkedHashMap<>();
      limits.forEach((target, limit) -> {
        limit.blocking().stream()
            .filter(problem -> !isKnown(problem, target))
            .forEach(p -> add(said, p, Finding.Severity.ERROR, target));
        limit.warnings().forEach(p -> add(said, p, Finding.Severity.WARNING, target));
        losses(limit.losses()).forEach(p -> add(said, p, Finding.Severity.WARNING, target));
      });
      List<Finding> found = new ArrayList<>();
      said.forEach((s, targets) ->
          found.add(
              new Finding(
                  s.problem().code(),
                  s.severity(),
                  s.problem().place(),
                  s.problem().arguments(),
                  List.of(),
                  targets)));
      return found;
    }

    /** A flow that loses the same thing for the same reason at several ends is told once. */
    private static Set<Problem> losses(List<Loss> losses) {
      Set<Problem> problems = new LinkedHashSet<>();
      losses.forEach(loss ->
          problems.add(new Problem(loss.reason(), Place.on(loss.flow()), loss.arguments())));
      return problems;
    }

    private static void add(
        Map<Said, Set<TargetName>> said,
        Problem problem,
        Finding.Severity severity,
        TargetName target) {
      said.computeIfAbsent(new Said(problem, severity), _ -> EnumSet.noneOf(TargetName.class))
          .add(target);
    }

    /** A target also refuses what a check has already found there, with a cure. */
    private boolean isKnown(Problem problem, TargetName target) {
      return known.stream()
          .filter(f -> f.severity() == Finding.Severity.ERROR)
          .filter(f -> f.targets().isEmpty() || f.targets().contains(target))
          .anyMatch(f -> sameThings(f.place(), problem.place()));
    }

    private static boolean sameThings(Place some, Place others) {
      return some instanceof Place.OnCanvas a
          && others instanceof Place.OnCanvas b
          && Set.copyOf(a.things()).equals(Set.copyOf(b.things()));
    }
  }
}
