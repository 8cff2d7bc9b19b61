package dev.drawbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands as a person or a pipeline meets them: words, JSON, exit codes. */
class CommandLineTest {
  private static final String WEB_SHOP = "samples/web-shop.drawbridge.yaml";

  @TempDir private Path folder;

  private record Said(int code, String out, String err) {
    JsonNode json() {
      return JsonMapper.shared().readTree(out);
    }
  }

  private static Said drawbridge(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        CommandLineFace.run(
            List.of(arguments),
            new PrintWriter(out),
            new PrintWriter(err),
            false,
            LocalDate.of(2026, 1, 1));
    return new Said(code, out.toString(), err.toString());
  }

  @Test
  void helpListsEveryCommandAndTheExitCodes() {
    Said said = drawbridge("--help");
    assertThat(said.code()).isZero();
    assertThat(said.out())
        .contains("check", "export", "prove", "explain", "matrix", "lab", "render", "schema")
        .contains("Exit codes: 0 fine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"check", "export", "prove", "explain", "matrix", "lab", "render", "schema"})
  void everyCommandHasHelpWithAnExample(String command) {
    Said said = drawbridge(command, "--help");
    assertThat(said.code()).isZero();
    assertThat(said.out()).contains("Example").contains("  drawbridge " + command);
  }

  @Test
  void wrongUsageIsTwo() {
    assertThat(drawbridge("check").code()).isEqualTo(ExitCode.USAGE);
    assertThat(drawbridge("nonsense").code()).isEqualTo(ExitCode.USAGE);
    assertThat(drawbridge("lab", WEB_SHOP, "--target", "aws").code()).isEqualTo(ExitCode.USAGE);
    assertThat(drawbridge("check", "--target", "solaris", WEB_SHOP).code())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aDrawingThatCannotBeReadIsThreeAndSaysWhere() throws IOException {
    Path broken = folder.resolve("broken.drawbridge.yaml");
    Files.writeString(broken, "drawbridge: 1\nname: x\nservises: {}\n");
    Said said = drawbridge("check", broken.toString());
    assertThat(said.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(said.err())
        .contains("broken.drawbridge.yaml:3:1")
        .contains("services")
        .doesNotContain("Exception")
        .doesNotContain("\tat ");
  }

  @Test
  void aMissingFileIsThreeWithoutAStackTrace() {
    Said said = drawbridge("matrix", folder.resolve("none.yaml").toString());
    assertThat(said.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(said.err()).contains("none.yaml cannot be read").doesNotContain("\tat ");
  }

  @Test
  void checkGivesWarningsZeroAndWithStrictOne() {
    assertThat(drawbridge("check", WEB_SHOP).code()).isZero();
    assertThat(drawbridge("check", "--strict", WEB_SHOP).code()).isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void checkSpeaksJson() {
    JsonNode json = drawbridge("check", "--json", WEB_SHOP).json();
    assertThat(json.path("findings").size()).isPositive();
    assertThat(json.path("findings").get(0).path("code").asString()).isNotBlank();
  }

  @Test
  void exportWritesAProvedBundleThatProveAcceptsUntilSomebodyEditsIt() throws IOException {
    Path out = folder.resolve("out");
    Said export = drawbridge("export", WEB_SHOP, "--to", out.toString());
    assertThat(export.code()).as(export.out() + export.err()).isZero();
    assertThat(out.resolve("kubernetes")).isDirectory();
    assertThat(out.resolve("nftables")).isDirectory();
    assertThat(out.resolve("iptables")).isDirectory();
    assertThat(out.resolve("aws")).isDirectory();
    assertThat(drawbridge("prove", out.toString()).code()).isZero();

    Path rules = out.resolve("nftables/api-server/drawbridge.nft");
    Files.writeString(rules, Files.readString(rules).replace("10.0.1.10", "10.0.1.99"));
    Said prove = drawbridge("prove", out.toString());
    assertThat(prove.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(prove.out() + prove.err()).contains("nftables").contains("drawbridge.nft");
  }

  @Test
  void exportIntoSomebodyElsesFolderIsFourAndChangesNothing() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Files.writeString(out.resolve("precious"), "mine");
    Said said = drawbridge("export", WEB_SHOP, "--to", out.toString());
    assertThat(said.code()).isEqualTo(ExitCode.NOT_HERE);
    assertThat(said.err()).contains("precious").contains("--force");
    assertThat(out.resolve("precious")).hasContent("mine");
  }

  @Test
  void lossesAreOneUnlessTheyAreAccepted() throws IOException {
    Path drawing = folder.resolve("sctp.drawbridge.yaml");
    Files.writeString(
        drawing,
        """
        drawbridge: 1
        name: Calls
        zones: {vpc: {aws: {vpc: vpc-12345678}}}
        services: {a: {zone: vpc}, b: {zone: vpc}}
        flows: [{from: a, to: b, ports: [sctp/3868], why: Diameter}]
        """);
    String to = folder.resolve("out").toString();
    assertThat(drawbridge("export", drawing.toString(), "--to", to).code())
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(drawbridge("export", drawing.toString(), "--to", to, "--accept-losses").code())
        .isZero();
  }

  @Test
  void explainNamesTheEndThatRefusesAndTheNearestFlow() {
    Said said =
        drawbridge(
            "explain", WEB_SHOP, "--from", "frontend", "--to", "postgresql", "--port", "tcp/5432");
    assertThat(said.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(said.out())
        .contains("denied")
        .contains("at ingress of postgresql: no flow from frontend")
        .contains("nearest: api-server-to-postgresql");
  }

  @Test
  void explainTakesNamesAddressesAndNamedPorts() {
    assertThat(
            drawbridge(
                    "explain",
                    WEB_SHOP,
                    "--from",
                    "10.0.100.7",
                    "--to",
                    "redis",
                    "--port",
                    "ssh",
                    "--target",
                    "nftables")
                .code())
        .isZero();
    assertThat(
            drawbridge("explain", WEB_SHOP, "--from", "nobody", "--to", "redis", "--port", "tcp/1")
                .err())
        .contains("nobody names nothing");
  }

  @Test
  void matrixAndRenderAndSchemaPrint() {
    assertThat(drawbridge("matrix", WEB_SHOP).out()).contains("frontend").contains("tcp/8080");
    assertThat(drawbridge("matrix", "--csv", WEB_SHOP).out()).startsWith("from,to,ports,");
    assertThat(drawbridge("render", WEB_SHOP).out()).contains("<svg").contains("frontend");
    assertThat(drawbridge("render", "--as", "mermaid", WEB_SHOP).out()).contains("flowchart");
    assertThat(drawbridge("schema").json().path("$schema").asString()).contains("json-schema");
  }

  @ParameterizedTest
  @ValueSource(strings = {"svg", "png", "pdf", "mmd"})
  void aPictureIsOfTheKindItsFileEndsIn(String ending) throws IOException {
    Path file = folder.resolve("shop." + ending);
    assertThat(drawbridge("render", WEB_SHOP, "--to", file.toString()).code()).isZero();
    String start = new String(Files.readAllBytes(file), 0, 8, StandardCharsets.ISO_8859_1);
    assertThat(start)
        .startsWith(
            switch (ending) {
              case "png" -> "\u0089PNG";
              case "pdf" -> "%PDF-1.";
              case "svg" -> "<?xml";
              default -> "flowchar";
            });
  }

  @Test
  void aPictureThatIsNoTextNeedsAFile() {
    Said said = drawbridge("render", "--as", "png", WEB_SHOP);
    assertThat(said.code()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err()).contains("PICTURE_NEEDS_FILE").contains("--to");
  }

  @Test
  void whatKindOfPictureMustBeKnown() {
    String file = folder.resolve("shop.docx").toString();
    assertThat(drawbridge("render", WEB_SHOP, "--to", file).code()).isEqualTo(ExitCode.USAGE);
    assertThat(drawbridge("render", WEB_SHOP, "--to", file, "--as", "pdf").code()).isZero();
    assertThat(drawbridge("render", WEB_SHOP, "--scale", "0").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aPictureThatNoProgramOpensIsRefused() throws IOException {
    Path drawing = folder.resolve("wide.drawbridge.yaml");
    Files.writeString(
        drawing,
        "drawbridge: 1\n"
            + "services: {a: {}, b: {}}\n"
            + "layout: {a: {x: 0, y: 0}, b: {x: 40000, y: 0}}\n");
    Said said =
        drawbridge("render", drawing.toString(), "--to", folder.resolve("wide.png").toString());
    assertThat(said.code()).isEqualTo(ExitCode.NOT_HERE);
    assertThat(said.err()).contains("TOO_MANY_PIXELS").contains("PDF");
  }

  @Test
  void nothingIsColouredWhereNobodyLooks() {
    assertThat(drawbridge("check", WEB_SHOP).out()).doesNotContain("\u001b");
  }
}
