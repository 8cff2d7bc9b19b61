package dev.drawbridge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.testing.Requirement;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs labs for tests, and says in one text what did not go as drawn. */
final class Tryout {
  private static final int MOST_TOLD = 10;

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

  /** A bundle with that fault does not go as drawn, and the arrow that it is about is named. */
  static void assertFinds(Fault fault, Drawing drawing, Path bundle) throws Exception {
    LabReport report = of(drawing, fault.backend(), Optional.of(bundle));
    assertThat(report.stopped()).isEmpty();
    assertThat(report.agrees()).isFalse();
    assertThat(report.wrongTrials())
        .as("a connection that does not go as drawn names the arrow")
        .anyMatch(wrong ->
            fault.about().isEmpty()
                ? wrong.flows().isEmpty()
                : wrong.flows().contains(fault.about()));
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
