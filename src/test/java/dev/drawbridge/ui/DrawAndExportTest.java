package dev.drawbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cli.CommandLineFace;
import dev.drawbridge.desk.Desk;
import dev.drawbridge.drawing.Key;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job by hand: draw two services and an arrow, describe them, export. */
@Tag("window")
class DrawAndExportTest {
  @TempDir private Path folder;

  @Test
  void whatIsDrawnByHandExportsTheSameBundleAsOnTheCommandLine() throws Exception {
    try (TestWindow window = TestWindow.open(Desk.empty(), folder.resolve("config"))) {
      Hand hand = window.hand();
      place(window, "web", 130);
      place(window, "db", 360);
      assertThat(window.drawing().services().keys()).containsExactly(Key.of("db"), Key.of("web"));

      hand.drag(window.on("web", 0.5, 0.995), window.on("db", 0.5, 0.01));
      window.node("#ports-card");
      hand.type("tcp/5432").type(KeyCode.ENTER);
      window.until(() -> window.bench().drawing().flows().size() == 1);
      assertThat(window.drawing().flows().values())
          .singleElement()
          .satisfies(flow -> {
            assertThat(flow.id()).isEqualTo("web-to-db");
            assertThat(Wording.ports(flow.ports())).isEqualTo("tcp 5432");
          });

      describe(window, "web", "10.0.0.1");
      describe(window, "db", "10.0.0.2");

      Path file = folder.resolve("by-hand.drawbridge.yaml");
      window.dialogs().answer(file);
      hand.holdControl().type(KeyCode.S).letGo();
      window.until(() -> !window.bench().desk().isEdited());

      window.untilJudged();
      Path out = folder.resolve("from-window");
      window.dialogs().answer(out);
      hand.click(window.node("#export"));
      hand.click(window.node("#export-destination"));
      hand.holdControl().type(KeyCode.A).letGo().type(out.toString());
      hand.click(window.node("#export-write"));
      window.node("#export-placed");
      hand.click(window.node("#export-close"));

      Path expected = folder.resolve("from-command-line");
      assertThat(commandLine("export", file.toString(), "--to", expected.toString())).isZero();
      assertThat(contents(out)).isEqualTo(contents(expected));
      assertThat(out.resolve("nftables")).isNotEmptyDirectory();
    }
  }

  /** Drags a service from the palette to the canvas and types its name. */
  private static void place(TestWindow window, String name, double y) {
    Hand hand = window.hand();
    hand.drag(window.middle(window.node("#tile-service")), window.onCanvas(300, y));
    window.node("#name-editor");
    hand.type(name).type(KeyCode.ENTER);
    window.until(() -> window.bench().drawing().has(Key.of(name)));
  }

  /** Selects a service on the canvas and types its address and a label into the inspector. */
  private static void describe(TestWindow window, String key, String address) {
    Hand hand = window.hand();
    hand.click(window.on(key, 0.5, 0.5));
    window.run(() -> window.panels().rightOpen().set(true));
    hand.click(window.field("Labels")).type("app=" + key).type(KeyCode.ENTER);
    hand.click(window.field("Addresses")).type(address).type(KeyCode.ENTER);
    window.until(() ->
        window
            .bench()
            .drawing()
            .services()
            .get(Key.of(key))
            .filter(s -> s.addresses().size() == 1 && s.labels().size() == 1)
            .isPresent());
  }

  private static int commandLine(String... arguments) {
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said);
    int code =
        CommandLineFace.run(List.of(arguments), writer, writer, false, LocalDate.of(2026, 1, 1));
    assertThat(code).as(said.toString()).isZero();
    return code;
  }

  private static Map<String, String> contents(Path bundle) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(bundle)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            bundle.relativize(file).toString(),
            Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }
}
