package dev.drawbridge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LabLinesTest {

  static List<LabEvent> events() {
    return List.of(
        new LabEvent.Reached(Progress.Step.APPLY, 2, 9),
        new LabEvent.Tried(
            "office 192.168.0.0",
            "web \"quoted\"\n fd00::1",
            "tcp/443",
            Guard.DESTINATION,
            List.of("gateway", "edge"),
            Optional.of("edge"),
            List.of("office-to-web", "internet-to-web"),
            LabEvent.Verdict.REFUSED_AT_DESTINATION,
            Outcome.SILENT,
            true),
        new LabEvent.Counted("web-1", Hook.EGRESS, List.of(), 3, 4, 5, false),
        new LabEvent.Untried(LabGap.TRAFFIC_UNSENDABLE, List.of("office-to-web", "ip/0", "IPv6")),
        new LabEvent.Stopped(LabCode.FILES_REFUSED, List.of("web-1", "line one\nline two")),
        new LabEvent.Finished());
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventIsOneLineAndIsReadBack(LabEvent event) {
    String line = LabLines.write(event);

    assertThat(line).doesNotContain("\n");
    assertThat(LabLines.read(line)).contains(event);
  }

  @Test
  void whatIsNoEventIsPassedOver() {
    assertThat(LabLines.read("WARNING: something else")).isEmpty();
    assertThat(LabLines.read("{\"other\": 1}")).isEmpty();
    assertThat(LabLines.read("")).isEmpty();
  }
}
