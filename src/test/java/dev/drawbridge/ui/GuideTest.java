package dev.drawbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.desk.Desk;
import dev.drawbridge.desk.Sample;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Service;
import java.nio.file.Path;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first steps in the corner of the canvas. */
@Tag("window")
class GuideTest {
  @TempDir private Path folder;

  private TestWindow begin() throws Exception {
    TestWindow window =
        TestWindow.open(Desk.untitled(Sample.WEB_SHOP.document().orElseThrow()), folder);
    window.run(() -> window.command("command.guide").run());
    return window;
  }

  private static int taken(TestWindow window) {
    return window.call(() ->
        (int)
            window.node("#guide").lookupAll(".step").stream()
                .filter(line ->
                    line.getPseudoClassStates().stream()
                        .anyMatch(state -> state.getPseudoClassName().equals("taken")))
                .count());
  }

  @Test
  void whatIsDrawnAlreadyTakesNoStep() throws Exception {
    try (TestWindow window = begin()) {
      assertThat(taken(window)).isZero();
    }
  }

  @Test
  void whatAnotherFileHoldsTakesNoStep() throws Exception {
    try (TestWindow window = TestWindow.open(Desk.empty(), folder)) {
      window.run(() -> {
        window.command("command.guide").run();
        window.bench().put(Desk.untitled(Sample.WEB_SHOP.document().orElseThrow()));
      });
      assertThat(taken(window)).isZero();
    }
  }

  @Test
  void itNoticesEachStepAndEndsForGood() throws Exception {
    try (TestWindow window = begin()) {
      Key search = Key.of("search");
      window.run(
          () -> window.bench().perform(new Edit.Add(Service.of(search), Placement.at(0, 0))));
      assertThat(taken(window)).isEqualTo(1);
      Flow flow =
          Flow.of("frontend-to-search", Key.of("frontend"), search, PortSpec.parse("tcp/9200"));
      window.run(() -> window.bench().perform(new Edit.Say(flow)));
      assertThat(taken(window)).isEqualTo(2);
      window.run(() ->
          window.bench().perform(new Edit.Restate(flow.withWhy("Customers look for things"))));
      assertThat(taken(window)).isEqualTo(3);
      window.run(() -> window.command("command.export").run());
      assertThat(taken(window)).isEqualTo(3);
      String out = folder.resolve("out").toString();
      window.run(() -> ((TextField) window.node("#export-destination")).setText(out));
      window.hand().click(window.node("#export-write"));
      window.until(() -> taken(window) == 4);
      window.run(() -> window.panels().overlay().hide());
      window.hand().click(window.node("#guide-done"));
      window.until(() -> !window.shows("#guide"));
      assertThat(window.settings().settings().guided()).isTrue();
    }
  }

  @Test
  void itCanBePutAwayAtOnce() throws Exception {
    try (TestWindow window = begin()) {
      window.hand().click(window.node("#guide-close"));
      window.until(() -> !window.shows("#guide"));
    }
  }
}
