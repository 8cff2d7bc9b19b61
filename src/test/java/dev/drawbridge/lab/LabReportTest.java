package dev.drawbridge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.problem.Messages;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabReportTest {
  private static LabEvent.Tried through(
      LabEvent.Verdict expected, Optional<String> refusedBy, Outcome outcome, boolean agrees) {
    return new LabEvent.Tried(
        "office 192.168.0.0",
        "web 10.0.1.10",
        "tcp/443",
        Guard.ROUTER,
        List.of("outer", "inner"),
        refusedBy,
        List.of("office-to-web"),
        expected,
        outcome,
        agrees);
  }

  @Test
  void aRouterDecidesWhatItPassesOnAndWhatItDrops() {
    LabReport report = new LabReport(Drawing.EMPTY);
    report.accept(through(LabEvent.Verdict.OPENS, Optional.empty(), Outcome.ANSWERED, true));
    report.accept(
        through(LabEvent.Verdict.REFUSED_AT_ROUTER, Optional.of("inner"), Outcome.SILENT, true));
    report.accept(
        through(LabEvent.Verdict.REFUSED_AT_SOURCE, Optional.empty(), Outcome.SILENT, true));

    assertThat(report.routers()).containsOnlyKeys("outer", "inner");
    assertThat(report.routers().get("outer")).isEqualTo(new LabReport.Arrow(1, 0, 0));
    assertThat(report.routers().get("inner")).isEqualTo(new LabReport.Arrow(1, 1, 0));
  }

  @Test
  void aWrongConnectionNamesItsArrowAndTheRouterThatShouldHaveDroppedIt() {
    LabEvent.Tried wrong =
        through(LabEvent.Verdict.REFUSED_AT_ROUTER, Optional.of("inner"), Outcome.ANSWERED, false);

    assertThat(Messages.text(wrong.finding(), wrong.told(code -> Messages.text(code, List.of()))))
        .isEqualTo(
            "office-to-web: office 192.168.0.0 -> outer -> inner -> web 10.0.1.10 tcp/443, only"
                + " the router protected: should be dropped by the router inner, but it opened");
  }

  @Test
  void aWrongCounterOfARouterSaysWhichItIs() {
    LabEvent.Counted wrong =
        new LabEvent.Counted("gateway-1", Hook.SPOOFED, List.of(), 4, 4, 3, false);

    assertThat(Messages.text(wrong.finding(), wrong.told(code -> Messages.text(code, List.of()))))
        .isEqualTo(
            "gateway-1: the counter of what is denied with a forged source stands at 3 instead of"
                + " 4");
  }
}
