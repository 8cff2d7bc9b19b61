package dev.drawbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.lab.Backend;
import dev.drawbridge.lab.Guard;
import dev.drawbridge.lab.LabEvent;
import dev.drawbridge.lab.LabGap;
import dev.drawbridge.lab.LabReport;
import dev.drawbridge.lab.Outcome;
import dev.drawbridge.store.DrawingWriter;
import dev.drawbridge.testing.Requirement;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What {@code drawbridge lab} says and ends with. */
class LabCommandTest {
  @TempDir private Path folder;

  private record Said(int code, String text) {}

  /** Both what is said and what is said of errors. */
  private Said lab(Drawing drawing, String... options) throws Exception {
    Requirement.command("unshare");
    Requirement.command("nft");
    Path file = folder.resolve("drawing.drawbridge.yaml");
    Files.write(file, DrawingWriter.write(drawing));
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    List<String> arguments = new ArrayList<>(List.of("lab", file.toString()));
    arguments.addAll(List.of(options));
    int code = CommandLineFace.run(arguments, out, out, false, LocalDate.of(2026, 1, 1));
    return new Said(code, text.toString());
  }

  @Test
  void anEmptyDrawingHasNothingToTry() throws Exception {
    Said said = lab(Drawing.EMPTY);

    assertThat(said.code()).isEqualTo(ExitCode.NOT_HERE);
    assertThat(said.text())
        .contains("Nothing of this drawing is protected on nftables")
        .contains("Hosts are known by their addresses");
  }

  @Test
  void aDrawingTooLargeToBuildIsRefusedAtOnce() throws Exception {
    Drawing drawing = Drawing.EMPTY;
    for (int i = 0; i < 201; i++) {
      drawing =
          drawing.with(
              Service.of(Key.of("web-" + i))
                  .withAddresses(List.of(AddressSpec.parse("10.0." + i + ".1"))));
    }
    Said said = lab(drawing, "--target", "nftables");

    assertThat(said.code()).isEqualTo(ExitCode.NOT_HERE);
    assertThat(said.text()).contains("201 hosts or pods", "at most 200").contains("a part of it");
  }

  // ---- what a report looks like

  private static LabEvent.Tried dropped(Outcome outcome, boolean agrees) {
    return new LabEvent.Tried(
        "desks 10.1.8.0",
        "files 10.2.0.10",
        "tcp/445",
        Guard.ROUTER,
        List.of("edge"),
        Optional.of("edge"),
        List.of("desks-to-files"),
        LabEvent.Verdict.REFUSED_AT_ROUTER,
        outcome,
        agrees);
  }

  private static LabReport report(LabEvent... events) {
    LabReport report = new LabReport(Drawing.EMPTY);
    List.of(events).forEach(report);
    return report;
  }

  private static List<String> table(LabReport report) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    new LabText(new Terminal(out, out, false)).print(report, Backend.NFTABLES, 1.5);
    return text.toString().lines().toList();
  }

  @Test
  void theTableNamesTheRouterThatDecidesAndWhatWasNotTried() {
    LabReport report =
        report(
            dropped(Outcome.SILENT, true),
            new LabEvent.Untried(LabGap.ROUTER_WITH_ITSELF, List.of("edge-to-edge", "edge")),
            new LabEvent.Finished());

    assertThat(table(report))
        .contains("router           opens  refused")
        .contains("edge                 0        1  ok")
        .contains("  edge-to-edge: not tried among the addresses of edge: a router is one machine");
  }

  @Test
  void aRouterThatLetsThroughWhatItShouldNotIsNamedWithTheArrow() {
    LabReport report = report(dropped(Outcome.ANSWERED, false), new LabEvent.Finished());

    assertThat(table(report))
        .contains("edge                 0        1  1 wrong")
        .contains(
            "  desks-to-files: desks 10.1.8.0 -> edge -> files 10.2.0.10 tcp/445, only the router"
                + " protected: should be dropped by the router edge, but it opened");
  }

  @Test
  void machinesReadTheSame() {
    LabReport report =
        report(
            dropped(Outcome.ANSWERED, false),
            new LabEvent.Untried(LabGap.WITHOUT_IPV6, List.of()),
            new LabEvent.Finished());
    JsonNode json = LabJson.of(report, Path.of("x.drawbridge.yaml"), Backend.NFTABLES, 1.5);
    JsonNode wrong = json.path("disagreements").path(0);

    assertThat(json.path("routers").path("edge").path("wrong").asInt()).isEqualTo(1);
    assertThat(json.path("untried").path(0).asString()).startsWith("Nothing is tried over IPv6");
    assertThat(wrong.path("routers").path(0).asString()).isEqualTo("edge");
    assertThat(wrong.path("refusedBy").asString()).isEqualTo("edge");
    assertThat(wrong.path("expected").asString()).isEqualTo("refused-at-router");
  }
}
