package dev.drawbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.desk.Desk;
import dev.drawbridge.desk.Journals;
import dev.drawbridge.desk.Sample;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.store.DrawingFile;
import dev.drawbridge.store.JournalFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No work is lost: what a person sees of it. */
@Tag("window")
class KeepingTest {
  @TempDir private Path folder;

  private static Edit add(String key) {
    return new Edit.Add(Service.of(Key.of(key)), Placement.at(0, 0));
  }

  private Path shop() throws Exception {
    Path file = folder.resolve("shop.drawbridge.yaml");
    DrawingFile.save(Sample.WEB_SHOP.document().orElseThrow(), file, Optional.empty());
    return file;
  }

  /** What a program leaves behind that is killed after it added a service to a drawing. */
  private Path afterACrash(Desk desk, String added) throws Exception {
    Path state = Files.createDirectories(folder.resolve("crashed-" + added));
    Path folders = Files.createDirectories(JournalFile.folder(state));
    Path running = folder.resolve("running-" + added);
    try (desk) {
      desk.recordIn(new Journals(running, _ -> {}));
      desk.perform(add(added));
      TestWindow.waitUntil(() -> !files(JournalFile.folder(running)).isEmpty());
      TestWindow.waitUntil(() ->
          Files.readString(files(JournalFile.folder(running)).getFirst()).contains("\"made\""));
      for (Path file : files(JournalFile.folder(running))) {
        Files.copy(file, folders.resolve(file.getFileName()));
      }
    }
    return state;
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".journal")).toList();
    }
  }

  private static void offer(TestWindow window, Path state) {
    Journals.Found found = new Journals(state, _ -> {}).lost();
    window.run(() -> window.designer().offer(found));
  }

  @Test
  void afterACrashTheChangesAreOfferedAndRestored() throws Exception {
    Path state = afterACrash(Desk.open(shop()), "found-again");
    try (TestWindow window = TestWindow.open(Desk.empty(), folder)) {
      offer(window, state);
      window.node("#recovery");
      window.hand().click(window.node("#recovery-restore"));
      window.until(() -> window.drawing().has(Key.of("found-again")));
      assertThat(window.shows("#recovery")).isFalse();
      assertThat(window.title()).contains("shop");
      assertThat(window.call(() -> window.bench().desk().isEdited())).isTrue();
      window.run(() -> window.bench().desk().undo());
      assertThat(window.drawing().has(Key.of("found-again"))).isFalse();
      assertThat(window.call(() -> window.bench().desk().isEdited())).isFalse();
    }
  }

  @Test
  void changesAreThrownAwayOnlyAfterAskingAgain() throws Exception {
    Path state = afterACrash(Desk.empty(), "thrown-away");
    try (TestWindow window = TestWindow.open(Desk.empty(), folder)) {
      offer(window, state);
      window.hand().click(window.node("#recovery-discard"));
      assertThat(files(JournalFile.folder(state))).isNotEmpty();
      window.hand().click(window.node("#recovery-sure"));
      window.until(() -> !window.shows("#recovery"));
      assertThat(files(JournalFile.folder(state))).isEmpty();
    }
  }

  @Test
  void whatIsLeftForLaterIsOfferedAgain() throws Exception {
    Path state = afterACrash(Desk.empty(), "later");
    try (TestWindow window = TestWindow.open(Desk.empty(), folder)) {
      offer(window, state);
      window.hand().click(window.node("#recovery-later"));
      window.until(() -> !window.shows("#recovery"));
      assertThat(new Journals(state, _ -> {}).lost().work()).hasSize(1);
    }
  }

  @Test
  void whatCannotBeOpenedIsCalledSo() throws Exception {
    Path state = afterACrash(Desk.empty(), "unreadable");
    Files.writeString(files(JournalFile.folder(state)).getFirst(), "not a journal");
    try (TestWindow window = TestWindow.open(Desk.empty(), folder)) {
      offer(window, state);
      assertThat(((Label) window.node("#recovery .dialog-title")).getText())
          .isEqualTo("A record of unsaved changes cannot be opened");
      window.hand().click(window.node("#recovery-later"));
      window.until(() -> !window.shows("#recovery"));
      assertThat(files(JournalFile.folder(state))).hasSize(1);
    }
  }

  @Test
  void aFileChangedByOthersIsTakenOverWhereNothingWasChangedHere() throws Exception {
    Path file = shop();
    try (TestWindow window = TestWindow.open(Desk.open(file), folder)) {
      Files.writeString(file, "drawbridge: 1\nname: Theirs\nservices:\n  theirs: {}\n");
      window.until(() -> window.drawing().has(Key.of("theirs")));
      window.run(() -> window.bench().desk().undo());
      assertThat(window.drawing().has(Key.of("frontend"))).isTrue();
    }
  }

  @Test
  void aFileChangedByOthersIsABarWhereBothWereChanged() throws Exception {
    Path file = shop();
    try (TestWindow window = TestWindow.open(Desk.open(file), folder)) {
      window.run(() -> window.bench().perform(add("mine")));
      Files.writeString(file, "drawbridge: 1\nname: Theirs\nservices:\n  theirs: {}\n");
      window.hand().click(window.node("#disk-differences"));
      window.until(() -> ((ListView<?>) window.node("#differences")).getItems().size() > 3);
      window.hand().type(KeyCode.ESCAPE);
      window.hand().click(window.node("#disk-mine"));
      window.until(() -> !window.shows("#file-bar"));
      window.run(() -> window.command("command.save").run());
      assertThat(Files.readString(file, StandardCharsets.UTF_8)).contains("mine");
    }
  }

  @Test
  void aFileThatIsGoneIsSaidAndSavingWritesItAgain() throws Exception {
    Path file = shop();
    try (TestWindow window = TestWindow.open(Desk.open(file), folder)) {
      Files.delete(file);
      window.node("#file-bar");
      window.hand().click(window.node("#command-save"));
      window.until(() -> Files.exists(file));
      window.until(() -> !window.shows("#file-bar"));
    }
  }

  @Test
  void theHistoryLeadsToEveryStepAndBack() throws Exception {
    try (TestWindow window = TestWindow.open(Desk.empty(), folder)) {
      for (int i = 0; i < 20; i++) {
        int n = i;
        window.run(() -> window.bench().perform(add("service-" + n)));
      }
      window.run(() -> window.command("command.history").run());
      ListView<?> list = (ListView<?>) window.node("#history");
      assertThat(window.call(() -> list.getItems().size())).isEqualTo(21);
      window.run(() -> {
        list.requestFocus();
        list.getSelectionModel().clearAndSelect(3);
      });
      window.hand().type(KeyCode.ENTER);
      window.until(() -> window.drawing().services().size() == 3);
      assertThat(window.call(() -> list.getItems().size())).isEqualTo(21);
      window.run(() -> list.getSelectionModel().clearAndSelect(20));
      window.hand().type(KeyCode.ENTER);
      window.until(() -> window.drawing().services().size() == 20);
    }
  }

  @Test
  void whatIsCopiedIsTextAndPastedWithNewKeys() throws Exception {
    try (TestWindow window =
        TestWindow.open(Desk.untitled(Sample.WEB_SHOP.document().orElseThrow()), folder)) {
      window.run(() -> {
        window.bench().select(Selection.of(Key.of("frontend"), Key.of("api-server")));
        window.command("command.copy").run();
      });
      assertThat(window.clipboard().text().orElseThrow())
          .startsWith("drawbridge: 1\n")
          .contains("frontend-to-api-server");
      window.run(() -> window.command("command.paste").run());
      assertThat(window.drawing().flows().contains("frontend-2-to-api-server-2")).isTrue();
      assertThat(window.call(() -> window.bench().selection().size())).isEqualTo(2);
      window.run(() -> window.bench().desk().undo());
      assertThat(window.drawing().has(Key.of("frontend-2"))).isFalse();
    }
  }

  @Test
  void whatIsCutIsGoneAndWhatCannotBePastedIsExplained() throws Exception {
    try (TestWindow window =
        TestWindow.open(Desk.untitled(Sample.WEB_SHOP.document().orElseThrow()), folder)) {
      window.run(() -> {
        window.bench().select(Selection.of(Key.of("frontend")));
        window.command("command.cut").run();
      });
      assertThat(window.drawing().has(Key.of("frontend"))).isFalse();
      window.clipboard().put("services:\n  web: {labls: {}}\n");
      window.run(() -> window.command("command.paste").run());
      window.until(() -> window.shows(".dialog-panel"));
      assertThat(((Label) window.node(".dialog-panel .mono")).getText()).isEqualTo("clipboard:2:9");
    }
  }

  @Test
  void recentFilesShowTheirDrawingsAndWhichAreGone() throws Exception {
    Path file = shop();
    Path gone = folder.resolve("gone.drawbridge.yaml");
    try (TestWindow window = TestWindow.open(Desk.open(file), folder)) {
      TestWindow.waitUntil(() -> {
        Path pictures = folder.resolve("state/thumbnails");
        try (Stream<Path> found = Files.list(pictures)) {
          return found.filter(picture -> picture.toString().endsWith(".png")).count() == 2;
        } catch (IOException notYet) {
          return false;
        }
      });
      window.settings().change(settings -> settings.opened(gone).opened(file));
    }
    try (TestWindow window = TestWindow.open(Desk.empty(), folder)) {
      window.until(() -> window.node("#recent").lookupAll(".recent-card").size() == 2);
      assertThat(window.node("#recent").lookupAll(".image-view")).hasSize(1);
      List<Node> pictures =
          window.call(() ->
              window.commands().of(CommandGroup.RECENT).stream()
                  .flatMap(command -> command.picture().stream())
                  .map(Supplier::get)
                  .toList());
      assertThat(pictures).hasSize(2).allMatch(Thumbnail.class::isInstance);
      window.hand().click(window.node(".recent-card"));
      window.until(() -> window.title().contains("shop"));
    }
  }

  @Test
  void aFileThatIsOpenComesForwardInsteadOfOpeningTwice() throws Exception {
    Path file = shop();
    try (TestWindow window = TestWindow.open(Desk.open(file), folder)) {
      window.run(() ->
          window
              .designer()
              .files()
              .open(folder.resolve("../" + folder.getFileName() + "/" + file.getFileName())));
      assertThat(window.shows(".dialog-panel")).isFalse();
      assertThat(window.title()).contains("shop");
    }
  }

  @Test
  void aJournalThatCannotBeWrittenIsSaid() throws Exception {
    Files.createDirectories(folder.resolve("state"));
    Files.writeString(folder.resolve("state/journals"), "in the way");
    try (TestWindow window = TestWindow.open(Desk.empty(), folder)) {
      window.run(() -> window.bench().perform(add("web")));
      window.node("#warning-bar");
      Label words = (Label) window.node("#warning-bar .label");
      assertThat(words.getText()).contains("cannot be recorded");
    }
  }
}
