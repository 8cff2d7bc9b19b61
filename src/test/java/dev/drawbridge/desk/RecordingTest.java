package dev.drawbridge.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.AnyDrawing;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.EditCode;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.store.Document;
import dev.drawbridge.store.DrawingWriter;
import dev.drawbridge.store.JournalFile;
import dev.drawbridge.store.JournalHead;
import dev.drawbridge.store.JournalStep;
import dev.drawbridge.store.JournalWriter;
import dev.drawbridge.store.StoreProblem;
import dev.drawbridge.testing.Property;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir private Path state;

  private final List<Problem> trouble = new CopyOnWriteArrayList<>();

  private Journals journals() {
    return new Journals(state, trouble::add);
  }

  private Desk recorded(Desk desk) {
    desk.recordIn(journals());
    return desk;
  }

  private static Edit add(String key) {
    return new Edit.Add(Service.of(Key.of(key)), Placement.at(0, 0));
  }

  /** What the next start would find if the program ended now. */
  private Journals.Found afterACrash(Desk desk) {
    try {
      desk.awaitRecorded();
      Path copy = Files.createDirectories(state.resolve("crash-" + UUID.randomUUID()));
      Path folder = Files.createDirectories(JournalFile.folder(copy));
      Path here = JournalFile.folder(state);
      if (Files.isDirectory(here)) {
        for (Path file : files(here)) {
          Files.copy(file, folder.resolve(file.getFileName()));
        }
      }
      return new Journals(copy, trouble::add).lost();
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static String text(Drawing drawing) {
    return new String(DrawingWriter.write(drawing), StandardCharsets.UTF_8);
  }

  @Test
  void whatWasDrawnAndNeverSavedComesBackWithItsSteps() {
    try (Desk desk = recorded(Desk.empty())) {
      desk.perform(add("web"));
      desk.perform(add("api"));
      desk.perform(new Edit.Rename(Key.of("web"), "web", "Shop"));
      desk.undo();
      LostWork lost = afterACrash(desk).work().getFirst();
      assertThat(lost.edits()).hasSize(2);
      assertThat(lost.file()).isEmpty();
      try (Desk back = lost.restore()) {
        assertThat(back.drawing()).isEqualTo(desk.drawing());
        assertThat(back.isEdited()).isTrue();
        assertThat(back.redoable().map(Edit::code)).contains(EditCode.RENAME);
        back.undo();
        back.undo();
        assertThat(back.drawing()).isEqualTo(Drawing.EMPTY);
        assertThat(back.isEdited()).isFalse();
      }
    }
  }

  @Test
  void aThingWhoseNameWasBeingTypedComesBackAndSoDoesItsNameOnceItHadOne() {
    try (Desk desk = recorded(Desk.empty())) {
      Edit made = add("service");
      desk.perform(made);
      LostWork unnamed = afterACrash(desk).work().getFirst();
      assertThat(unnamed.drawing()).isEqualTo(desk.drawing());

      Edit named = new Edit.Rename(Key.of("service"), "service", "Shop");
      desk.amend(made, made.and(named, List.of("Shop")));
      LostWork lost = afterACrash(desk).work().getFirst();
      assertThat(lost.edits()).hasSize(1);
      assertThat(lost.drawing()).isEqualTo(desk.drawing());

      desk.undo();
      assertThat(afterACrash(desk).work()).isEmpty();
    }
  }

  @Test
  void aCleanCloseLeavesNothingBehind() throws IOException {
    Desk desk = recorded(Desk.empty());
    desk.perform(add("web"));
    desk.close();
    assertThat(files(JournalFile.folder(state))).isEmpty();
  }

  @Test
  void withoutAnEditThereIsNoJournal() throws IOException {
    try (Desk desk = recorded(Desk.empty())) {
      assertThat(afterACrash(desk).work()).isEmpty();
      assertThat(files(JournalFile.folder(state))).isEmpty();
    }
  }

  @Test
  void afterASaveNothingIsLostUntilTheNextStep() throws ProblemsException {
    Path file = state.resolve("shop.drawbridge.yaml");
    try (Desk desk = recorded(Desk.empty())) {
      desk.perform(add("web"));
      desk.saveAs(file);
      assertThat(afterACrash(desk).work()).isEmpty();
      desk.perform(add("api"));
      LostWork lost = afterACrash(desk).work().getFirst();
      assertThat(lost.edits()).hasSize(1);
      assertThat(lost.before().services().keys()).containsExactly(Key.of("web"));
      assertThat(lost.file()).contains(file.toAbsolutePath());
    }
  }

  @Test
  void stepsTakenBackPastTheSaveAreLostWorkToo() throws ProblemsException {
    Path file = state.resolve("shop.drawbridge.yaml");
    try (Desk desk = recorded(Desk.empty())) {
      desk.perform(add("web"));
      desk.perform(add("api"));
      desk.saveAs(file);
      desk.undo();
      LostWork lost = afterACrash(desk).work().getFirst();
      assertThat(lost.drawing()).isEqualTo(desk.drawing());
      desk.redo();
      assertThat(afterACrash(desk).work()).isEmpty();
    }
  }

  @Test
  void aSaveThatCameBeforeTheJournalWasGoneLosesNothing() throws Exception {
    Path file = state.resolve("shop.drawbridge.yaml");
    try (Desk desk = recorded(Desk.empty())) {
      desk.perform(add("web"));
      desk.awaitRecorded();
      Files.write(file, DrawingWriter.write(desk.drawing()));
      assertThat(afterACrash(desk).work()).hasSize(1);
    }
    try (Desk desk = recorded(Desk.open(file))) {
      desk.perform(add("api"));
      desk.awaitRecorded();
      Files.write(file, DrawingWriter.write(desk.drawing()));
      assertThat(afterACrash(desk).work()).isEmpty();
    }
  }

  @Test
  void aFileThatOthersChangedIsNotTakenForTheSavedState() throws Exception {
    Path file = state.resolve("shop.drawbridge.yaml");
    Files.write(file, DrawingWriter.write(Drawing.EMPTY));
    Journals.Found found;
    try (Desk desk = recorded(Desk.open(file))) {
      desk.perform(add("web"));
      found = afterACrash(desk);
    }
    Files.writeString(file, "drawbridge: 1\nname: Another\n");
    LostWork lost = found.work().getFirst();
    assertThat(lost.onDisk()).isEqualTo(OnDisk.CHANGED);
    try (Desk back = lost.restore()) {
      assertThat(back.file()).contains(file.toAbsolutePath());
      back.undo();
      assertThat(back.isEdited()).isTrue();
      assertThat(back.watch().orElseThrow().look()).isEqualTo(OnDisk.CHANGED);
    }
  }

  @Test
  void onlyThisUserMayLookAtAJournal() throws Exception {
    try (Desk desk = recorded(Desk.empty())) {
      desk.perform(add("web"));
      desk.awaitRecorded();
      Path folder = JournalFile.folder(state);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .isEqualTo("rwx------");
      for (Path file : files(folder)) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void aStateFolderThatCannotBeUsedIsSaidOnceAndTheWorkGoesOn() throws Exception {
    Files.writeString(state.resolve("journals"), "in the way");
    try (Desk desk = recorded(Desk.empty())) {
      for (int i = 0; i < 5; i++) {
        desk.perform(add("web-" + i));
        desk.awaitRecorded();
      }
      assertThat(desk.drawing().services()).hasSize(5);
      assertThat(trouble).extracting(Problem::code).containsExactly(StoreProblem.JOURNAL_NOT_KEPT);
    }
  }

  @Test
  void aJournalInUseIsNobodysLostWork() throws Exception {
    try (Desk desk = recorded(Desk.empty())) {
      desk.perform(add("web"));
      desk.awaitRecorded();
      assertThat(journals().lost().work()).isEmpty();
      desk.perform(add("api"));
      assertThat(afterACrash(desk).work().getFirst().edits()).hasSize(2);
    }
  }

  @Test
  void whatIsLeftForLaterIsFoundAgainAndWhatIsDiscardedIsNot() {
    try (Desk desk = recorded(Desk.empty())) {
      desk.perform(add("web"));
      Journals.Found found = afterACrash(desk);
      LostWork lost = found.work().getFirst();
      lost.later();
      try (Desk back = lost.restore()) {
        assertThat(back.drawing().services()).hasSize(1);
      }
    }
  }

  @Test
  void severalDrawingsAreFoundEachWithItsOwnSteps() throws Exception {
    try (Desk first = recorded(Desk.empty());
        Desk second = recorded(Desk.empty())) {
      first.perform(add("web"));
      first.awaitRecorded();
      second.perform(add("api"));
      second.perform(add("db"));
      Journals.Found found = afterACrash(second);
      assertThat(found.work()).extracting(work -> work.edits().size()).contains(1, 2).hasSize(2);
    }
  }

  @Test
  void tenThousandStepsAreGoneThroughAtOnceAndSaidOnce() throws Exception {
    try (Desk desk = recorded(Desk.empty())) {
      for (int i = 0; i < 10_000; i++) {
        desk.perform(new Edit.Describe("step " + i, ""));
      }
      List<String> told = new ArrayList<>();
      desk.onChange(() -> told.add(desk.drawing().name()));
      desk.goTo(0);
      assertThat(desk.drawing()).isSameAs(Drawing.EMPTY);
      desk.goTo(10_000);
      assertThat(told).containsExactly("Untitled", "step 9999");
      assertThat(desk.steps()).hasSize(10_000);
      assertThat(afterACrash(desk).work().getFirst().drawing()).isEqualTo(desk.drawing());
    }
  }

  @Test
  void aDamagedJournalGivesWhatIsWhole() throws Exception {
    try (Desk desk = recorded(Desk.empty())) {
      desk.perform(add("web"));
      desk.perform(add("api"));
      desk.awaitRecorded();
      Path file = files(JournalFile.folder(state)).getFirst();
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length - 20] ^= 1;
      Path other = state.resolve("other");
      Files.createDirectories(JournalFile.folder(other));
      Files.write(JournalFile.folder(other).resolve("damaged.journal"), bytes);
      Files.writeString(JournalFile.folder(other).resolve("empty.journal"), "");
      Journals.Found found = new Journals(other, trouble::add).lost();
      assertThat(found.work()).hasSize(1);
      assertThat(found.work().getFirst().isDamaged()).isTrue();
      assertThat(found.work().getFirst().edits()).hasSize(1);
      assertThat(found.refused())
          .extracting(Problem::code)
          .containsExactly(StoreProblem.JOURNAL_DAMAGED);
      assertThat(JournalFile.folder(other).resolve("empty.journal")).exists();
    }
  }

  @Test
  void aJournalWhoseStepsDoNotFitIsRefusedAndKept() throws Exception {
    JournalWriter writer = new JournalWriter();
    JournalHead head = new JournalHead("x", Optional.empty(), Optional.empty(), false, NOON);
    Key nobody = Key.of("nobody");
    Edit unfit = new Edit.Say(Flow.of("flow", nobody, nobody, PortSpec.parse("tcp/1")));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(writer.begin(head, Document.of(Drawing.EMPTY)));
    bytes.writeBytes(writer.step(new JournalStep.Made(unfit, NOON)));
    Path file = Files.createDirectories(JournalFile.folder(state)).resolve("unfit.journal");
    Files.write(file, bytes.toByteArray());
    Journals.Found found = journals().lost();
    assertThat(found.work()).isEmpty();
    assertThat(found.refused())
        .extracting(Problem::code)
        .containsExactly(StoreProblem.JOURNAL_DAMAGED);
    assertThat(file).exists();
  }

  @Test
  void editsAreOnDiskWithinASecondOfBeingMade() throws Exception {
    try (Desk desk = recorded(Desk.untitled(Document.of(AnyDrawing.of(4))))) {
      for (int i = 0; i < 2000; i++) {
        desk.perform(add("web-" + i));
      }
      desk.awaitRecorded();
      assertThat(desk.longestWayToDisk().toMillis()).isLessThan(1000);
    }
  }

  @Test
  void whateverWasDoneLastIsWhatComesBack() {
    Property.holds(
        60,
        random -> {
          Drawing first = AnyDrawing.of(random.nextLong());
          try (Desk desk = recorded(Desk.untitled(Document.of(first)))) {
            for (int burst = 0; burst < 3; burst++) {
              Wandering.on(desk, random, 12);
              Journals.Found found = afterACrash(desk);
              if (found.work().isEmpty()) {
                assertThat(text(desk.drawing())).isEqualTo(text(first));
              } else {
                try (Desk back = found.work().getFirst().restore()) {
                  assertThat(text(back.drawing())).isEqualTo(text(desk.drawing()));
                  Wandering.backToTheStart(back);
                  Wandering.backToTheStart(desk);
                  assertThat(text(back.drawing())).isEqualTo(text(first));
                }
              }
            }
          }
        });
  }
}
