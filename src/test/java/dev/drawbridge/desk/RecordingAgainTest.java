package dev.drawbridge.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.store.Document;
import dev.drawbridge.store.Journal;
import dev.drawbridge.store.JournalFile;
import dev.drawbridge.store.JournalHead;
import dev.drawbridge.store.JournalStep;
import dev.drawbridge.store.StoreProblem;
import dev.drawbridge.testing.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** A journal that could not be written is, as soon as it can be. */
class RecordingAgainTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir private Path state;

  private final List<Problem> trouble = new CopyOnWriteArrayList<>();
  private Optional<Recording> recording = Optional.empty();
  private Document now = Document.of(Drawing.EMPTY);

  @AfterEach
  void close() {
    recording.ifPresent(Recording::close);
  }

  private JournalFile recordIn(Path folder) {
    JournalFile file = JournalFile.in(JournalFile.folder(folder));
    recording = Optional.of(new Recording(file, trouble::add, Duration.ofMillis(20)));
    return file;
  }

  private void name(String name) {
    Edit edit = new Edit.Describe(name, "");
    Document before = now;
    now = before.after(edit);
    recording
        .orElseThrow()
        .done(base(before), new JournalStep.Made(edit, NOON), Optional.of(edit), base(now));
  }

  private static Recording.Base base(Document document) {
    return new Recording.Base(
        new JournalHead("x", Optional.empty(), Optional.empty(), false, NOON), document);
  }

  /** The drawing's name as somebody finds it who looks at the journal now. */
  private static String recorded(JournalFile file) {
    try {
      Journal journal = Journal.read(file.path(), Files.readAllBytes(file.path()));
      Document document = journal.base();
      for (JournalStep step : journal.steps()) {
        document = document.after(((JournalStep.Made) step).edit());
      }
      return document.drawing().name();
    } catch (IOException | ProblemsException none) {
      return "nothing";
    }
  }

  private static void until(String name, JournalFile file) throws TimeoutException {
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> recorded(file).equals(name));
  }

  @Test
  void itIsTriedAgainThoughNothingElseIsDone() throws Exception {
    Path inTheWay = Files.writeString(state.resolve("journals"), "");
    JournalFile file = recordIn(state);
    name("one");
    name("two");
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> !trouble.isEmpty());
    Files.delete(inTheWay);
    until("two", file);
    name("three");
    until("three", file);
    assertThat(trouble).hasSize(1);
  }

  @Test
  void aFullDiskIsSaidKeepsWhatWasWrittenAndIsTriedAgain() throws Exception {
    Path folder = Files.createDirectory(state.resolve("disk"));
    try (SmallDisk disk = SmallDisk.at(folder)) {
      JournalFile file = recordIn(folder);
      name("one");
      until("one", file);
      Path filler = disk.fill();
      String words = "x".repeat(5000);
      name(words);
      WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> !trouble.isEmpty());
      assertThat(trouble)
          .extracting(Problem::code)
          .containsExactly(StoreProblem.JOURNAL_NOT_KEPT_DISK_FULL);
      assertThat(recorded(file)).isEqualTo("one");
      Files.delete(filler);
      until(words, file);
      recording.orElseThrow().close();
      recording = Optional.empty();
    }
  }
}
