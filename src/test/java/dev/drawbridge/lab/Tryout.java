package dev.drawbridge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.testing.Requirement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Runs labs for tests, and says in one text what did not go as drawn. */
final class Tryout {
  private static final int MOST_TOLD = 10;

  /** A lab waits half of its time, so that more of them than processors go at once. */
  private static final int AT_ONCE = Runtime.getRuntime().availableProcessors() + 1;

  private Tryout() {}

  /** What the machine must have. */
  static void required() {
    Stream.of("unshare", "ip", "nft", "iptables-nft", "iptables-legacy", "ipset")
        .forEach(Requirement::command);
  }

  /** What the machine must have to try out network policies. */
  static void requiredForPolicies() {
    Stream.of("unshare", "ip", "iptables", "ip6tables").forEach(Requirement::command);
    Requirement.met(
        Laboratory.ofThisMachine().obstacle(Backend.KUBERNETES).isEmpty(),
        "needs a policy plane in DRAWBRIDGE_KUBE_BIN (.ci/install builds one)");
  }

  /** Tries a new export of a drawing. */
  static LabReport of(Drawing drawing, Backend backend) throws Exception {
    return of(drawing, backend, Optional.empty());
  }

  /** Tries the files of a bundle. */
  static LabReport of(Drawing drawing, Backend backend, Optional<Path> bundle) throws Exception {
    LabReport report = new LabReport(drawing);
    try (Laboratory.Attempt lab = Laboratory.ofThisMachine().start(drawing, backend, bundle)) {
      lab.listen(report);
    }
    return report;
  }

  /** Everything went as drawn, and something was tried. */
  static void assertAgrees(String what, LabReport report) {
    assertThat(complaints(report)).as(what).isEmpty();
    assertThat(report.agrees()).as(what).isTrue();
    assertThat(report.tried()).as(what).isNotEmpty();
    assertThat(report.counted()).as(what).isNotEmpty();
  }

  /**
   * Runs labs, some at a time.
   *
   * @param labs each says what is wrong
   * @return all they said, in their order
   */
  static List<String> wrong(List<Callable<List<String>>> labs) throws Exception {
    List<String> wrong = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Future<List<String>> lab : threads.invokeAll(labs)) {
        wrong.addAll(lab.get());
      }
    }
    return wrong;
  }

  /**
   * Tries a bundle with a fault: it must not go as drawn, and a connection that does not must name
   * the arrow that the fault is about.
   *
   * @return what is wrong; empty if the fault was found
   */
  static List<String> missed(Fault fault, Drawing drawing, Path bundle) throws Exception {
    LabReport report = of(drawing, fault.backend(), Optional.of(bundle));
    boolean found =
        report.stopped().isEmpty()
            && report.wrongTrials().stream()
                .anyMatch(trial ->
                    fault.about().isEmpty()
                        ? trial.flows().isEmpty()
                        : trial.flows().contains(fault.about()));
    System.out.printf(
        "%s: %s, %d connections not as drawn%n",
        fault, found ? "found" : "not found", report.wrongTrials().size());
    return found ? List.of() : List.of(fault + ": not found, but " + complaints(report));
  }

  /** What did not go as drawn. */
  static List<String> complaints(LabReport report) {
    return Stream.of(
            report.stopped().stream(),
            report.wrongTrials().stream(),
            report.wrongCounters().stream())
        .flatMap(events -> events)
        .map(Object::toString)
        .limit(MOST_TOLD)
        .toList();
  }
}
