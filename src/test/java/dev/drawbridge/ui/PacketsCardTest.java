package dev.drawbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Mark;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.desk.Desk;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.lab.Guard;
import dev.drawbridge.lab.LabCode;
import dev.drawbridge.lab.LabEvent;
import dev.drawbridge.lab.Outcome;
import dev.drawbridge.lab.Progress;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.store.DrawingReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prove with packets, as a person sees it; what the packets do is told by the test. */
@Tag("window")
class PacketsCardTest {
  private static final Path SAMPLE = Path.of("samples/two-services.drawbridge.yaml");

  @TempDir private Path config;

  private TestWindow open() throws Exception {
    Desk desk = Desk.untitled(DrawingReader.read(SAMPLE.toString(), Files.readAllBytes(SAMPLE)));
    TestWindow window = TestWindow.open(desk, config);
    window.untilJudged();
    window.run(window.command("command.packets")::run);
    return window;
  }

  private static LabEvent tried(String flow, boolean agrees) {
    return new LabEvent.Tried(
        "office 198.51.100.0",
        "web 10.0.1.10",
        "tcp/8443",
        Guard.BOTH,
        List.of(),
        Optional.empty(),
        List.of(flow),
        LabEvent.Verdict.OPENS,
        agrees ? Outcome.ANSWERED : Outcome.SILENT,
        agrees);
  }

  private static Optional<Mark.Badge> badge(TestWindow window, String flow) throws Exception {
    Marks marks = window.call(() -> window.bench().triedProperty().get());
    return marks.ofFlow(flow).badge();
  }

  private static String words(TestWindow window) throws Exception {
    return window.call(() -> ((Label) window.node("#packets-words")).getText());
  }

  @Test
  void everyArrowGetsItsTickOrItsCrossAsResultsArrive() throws Exception {
    try (TestWindow window = open()) {
      window.hand().click(window.node("#packets-start"));
      window.laboratory().tell(new LabEvent.Reached(Progress.Step.TRY, 1, 3));
      window.laboratory().tell(tried("office-to-web", true));
      window.until(() -> badge(window, "office-to-web").equals(Optional.of(Mark.Badge.TICK)));
      assertThat(badge(window, "web-to-db")).isEmpty();

      window.laboratory().tell(tried("web-to-db", false));
      window.until(() -> badge(window, "web-to-db").equals(Optional.of(Mark.Badge.CROSS)));

      window.laboratory().tell(new LabEvent.Finished());
      window.until(() -> words(window).startsWith("1 of 2 connections did not go as drawn"));
      assertThat(words(window))
          .contains("-> web 10.0.1.10 tcp/8443, both ends protected: should open, but nothing");
      assertThat(badge(window, "office-to-web")).contains(Mark.Badge.TICK);
    }
  }

  @Test
  void itIsEndedAtOnceWhenThePersonCancels() throws Exception {
    try (TestWindow window = open()) {
      window.hand().click(window.node("#packets-start"));
      window.laboratory().tell(tried("office-to-web", true));
      window.until(() -> badge(window, "office-to-web").isPresent());

      window.hand().click(window.node("#packets-cancel"));

      window.until(() -> window.laboratory().isClosed());
      assertThat(badge(window, "office-to-web")).isEmpty();
      assertThat(words(window)).isEqualTo("Stopped; nothing of it is left.");
      assertThat(window.call(() -> window.node("#packets-start").isVisible())).isTrue();
    }
  }

  @Test
  void whatWasTriedSaysNothingOnceTheDrawingChanges() throws Exception {
    try (TestWindow window = open()) {
      window.hand().click(window.node("#packets-start"));
      window.laboratory().tell(tried("office-to-web", true));
      window.laboratory().tell(new LabEvent.Finished());
      window.until(() -> words(window).startsWith("All 1 connections went as drawn"));

      window.run(() -> window.bench().perform(new Edit.Rename(Key.of("web"), "Web", "Front")));

      assertThat(badge(window, "office-to-web")).isEmpty();
      assertThat(words(window)).startsWith("The drawing has changed since");
    }
  }

  @Test
  void whereTheMachineCannotTheCardSaysWhyInOneSentence() throws Exception {
    Desk desk = Desk.untitled(DrawingReader.read(SAMPLE.toString(), Files.readAllBytes(SAMPLE)));
    try (TestWindow window = TestWindow.open(desk, config)) {
      window.laboratory().refuse(Problem.of(LabCode.PROGRAM_MISSING, "nft"));
      window.run(window.command("command.packets")::run);

      Node start = window.node("#packets-start");
      assertThat(window.call(((Button) start)::isDisabled)).isTrue();
      assertThat(words(window)).startsWith("The program nft is missing on this machine.");
    }
  }
}
