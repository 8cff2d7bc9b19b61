package dev.drawbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.desk.Desk;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.store.DrawingWriter;
import dev.drawbridge.testing.Neighbours;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** Opening a drawing as it is timed. */
@Tag("window")
class RehearsalTest {
  @TempDir private Path folder;

  @BeforeEach
  void startToolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  void aLargeDrawingIsTimedTwiceAndOnceMoreWhenOpenedNext() throws Exception {
    Path file = folder.resolve("large.drawbridge.yaml");
    Files.write(file, DrawingWriter.write(Neighbours.drawing(2000, 3000, 20)));

    List<String> told = rehearse(file).get(60, TimeUnit.SECONDS);

    assertThat(told)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("start to first full picture: "),
            last -> assertThat(last).startsWith("start to every arrow in its place: "),
            next -> assertThat(next).startsWith("opened next to first full picture: "));
    // The window is closed: somebody else may have the file.
    Desk.open(file).close();
  }

  @Test
  void aFileThatCannotBeOpenedEndsIt() {
    CompletableFuture<List<String>> done = rehearse(folder.resolve("nowhere.drawbridge.yaml"));

    assertThatThrownBy(() -> done.get(60, TimeUnit.SECONDS))
        .hasMessageContaining("nowhere.drawbridge.yaml cannot be opened");
  }

  @Test
  void whatIsReadAheadIsRefusedAsIfItWereReadThen() {
    Reading reading = Reading.of(folder.resolve("nowhere.drawbridge.yaml"));

    assertThat(reading.first()).isEmpty();
    assertThatThrownBy(reading::desk).isInstanceOf(ProblemsException.class);
  }

  private CompletableFuture<List<String>> rehearse(Path file) {
    CompletableFuture<List<String>> done = new CompletableFuture<>();
    Platform.runLater(
        () -> Rehearsal.begin(Reading.of(file), file, folder.resolve("window"), done));
    return done;
  }
}
