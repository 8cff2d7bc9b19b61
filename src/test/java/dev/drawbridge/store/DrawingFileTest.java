package dev.drawbridge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.testing.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawingFileTest {
  private static final String SMALL = "drawbridge: 1 # mine\nname: Small\n";

  @TempDir private Path folder;

  @Test
  void whatIsSavedIsOpenedAgain() throws Exception {
    Path file = folder.resolve("new.drawbridge.yaml");
    Drawing drawing = Drawing.EMPTY.titled("New", "");
    var saved = DrawingFile.save(Document.of(drawing), file, Optional.empty());
    var opened = DrawingFile.open(file);
    assertThat(opened.document().drawing()).isEqualTo(drawing);
    assertThat(opened.digest()).isEqualTo(saved.digest());
    assertThat(names()).containsExactly("new.drawbridge.yaml");
  }

  @Test
  void savingWithoutEditsWritesNothing() throws Exception {
    Path file = small();
    FileTime longAgo = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(file, longAgo);
    var opened = DrawingFile.open(file);
    DrawingFile.save(opened.document(), file, Optional.of(opened.digest()));
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);
    assertThat(file).hasContent(SMALL);
  }

  @Test
  void aChangeByOthersIsNoticedBeforeItIsOverwritten() throws Exception {
    Path file = small();
    var opened = DrawingFile.open(file);
    Files.writeString(file, SMALL + "description: theirs\n");
    assertThat(DrawingFile.isChanged(file, opened.digest())).isTrue();
    assertThatProblem(
        StoreProblem.CHANGED_ON_DISK,
        () -> DrawingFile.save(edited(opened), file, Optional.of(opened.digest())));
    assertThat(file).content().contains("theirs");
    DrawingFile.save(edited(opened), file, Optional.empty());
    assertThat(file).content().contains("Edited");
  }

  @Test
  void permissionsStay() throws Exception {
    Path file = small();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    saveEdited(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-rw-r--");
  }

  @Test
  void aSymbolicLinkStaysALink() throws Exception {
    Path file = small();
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path link = Files.createSymbolicLink(inner.resolve("link.yaml"), Path.of("../small.yaml"));
    saveEdited(link);
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(file).content().contains("Edited");
    assertThat(inner.toFile().list()).containsExactly("link.yaml");
  }

  @Test
  void aSymbolicLinkToNothingIsFilled() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), Path.of("later.yaml"));
    DrawingFile.save(Document.of(Drawing.EMPTY), link, Optional.empty());
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(folder.resolve("later.yaml")).content().startsWith("drawbridge: 1");
  }

  @Test
  void aFileWithTwoNamesKeepsBoth() throws Exception {
    Path file = small();
    Path other = Files.createLink(folder.resolve("other.yaml"), file);
    saveEdited(file);
    assertThat(other).content().contains("Edited");
    assertThat(Files.getAttribute(file, "unix:nlink")).isEqualTo(2);
    assertThat(names()).containsExactly("other.yaml", "small.yaml");
  }

  @Test
  void aReadOnlyFileOrFolderIsLeftAloneWithAClearProblem() throws Exception {
    Path file = small();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    assertThatProblem(StoreProblem.FILE_NOT_WRITABLE, () -> saveEdited(file));
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    assertThatProblem(
        StoreProblem.FOLDER_NOT_WRITABLE,
        () ->
            DrawingFile.save(
                Document.of(Drawing.EMPTY), closed.resolve("a.yaml"), Optional.empty()));
    assertThat(file).hasContent(SMALL);
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThatProblem(
        StoreProblem.FILE_NOT_FOUND, () -> DrawingFile.open(folder.resolve("none.yaml")));
    assertThatProblem(StoreProblem.FILE_IS_A_FOLDER, () -> DrawingFile.open(folder));
    assertThatProblem(
        StoreProblem.FOLDER_NOT_FOUND,
        () ->
            DrawingFile.save(
                Document.of(Drawing.EMPTY), folder.resolve("none/a.yaml"), Optional.empty()));
    assertThatProblem(
        StoreProblem.FILE_IS_A_FOLDER,
        () -> DrawingFile.save(Document.of(Drawing.EMPTY), folder, Optional.empty()));
  }

  @Test
  void whatCouldNotBeOpenedAgainIsNotSaved() throws Exception {
    Path file = small();
    Document wide = Document.of(Drawing.EMPTY.titled("x".repeat(10_000_000), ""));
    Document large = Document.of(Drawing.EMPTY.titled("line\n".repeat(4_000_000) + "x", ""));
    assertThatProblem(
        StoreProblem.TEXT_TOO_LONG_TO_SAVE, () -> DrawingFile.save(wide, file, Optional.empty()));
    assertThatProblem(
        StoreProblem.TOO_LARGE_TO_SAVE, () -> DrawingFile.save(large, file, Optional.empty()));
    assertThat(file).hasContent(SMALL);
  }

  @Test
  void aFullDiskLeavesTheOldFile() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    try (SmallDisk _ = SmallDisk.at(disk)) {
      Path file = Files.writeString(disk.resolve("a.yaml"), SMALL);
      Path twin = Files.writeString(disk.resolve("b.yaml"), SMALL);
      Files.createLink(disk.resolve("c.yaml"), twin);
      Document large = Document.of(Drawing.EMPTY.titled("x".repeat(100_000), ""));
      assertThatProblem(
          StoreProblem.DISK_FULL, () -> DrawingFile.save(large, file, Optional.empty()));
      assertThatProblem(
          StoreProblem.DISK_FULL, () -> DrawingFile.save(large, twin, Optional.empty()));
      assertThat(file).hasContent(SMALL);
      assertThat(twin).hasContent(SMALL);
      assertThat(disk.toFile().list()).containsExactlyInAnyOrder("a.yaml", "b.yaml", "c.yaml");
    }
  }

  @Test
  void onlyOneProgramAtATimeHasADrawingUnderAnyOfItsNames() throws Exception {
    Path file = small();
    Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), file);
    Path state = folder.resolve("state");
    try (DrawingLock first = DrawingLock.of(file, state)) {
      assertThat(first).isNotNull();
      assertThatProblem(StoreProblem.LOCKED, () -> DrawingLock.of(link, state).close());
      saveEdited(file);
      assertThatProblem(StoreProblem.LOCKED, () -> DrawingLock.of(file, state).close());
      DrawingLock.of(folder.resolve("another.yaml"), state).close();
    }
    DrawingLock.of(link, state).close();
    assertThat(Files.readAttributes(state, "posix:permissions", LinkOption.NOFOLLOW_LINKS))
        .containsEntry("permissions", PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void theStateFolderIsWhereThePlatformKeepsState() {
    assertThat(StateFolder.path(Map.of("XDG_STATE_HOME", "/s"), "/home/a", "Linux"))
        .isEqualTo(Path.of("/s/drawbridge"));
    assertThat(StateFolder.path(Map.of("XDG_STATE_HOME", "relative"), "/home/a", "Linux"))
        .isEqualTo(Path.of("/home/a/.local/state/drawbridge"));
    assertThat(StateFolder.path(Map.of(), "/Users/a", "Mac OS X"))
        .isEqualTo(Path.of("/Users/a/Library/Application Support/Drawbridge"));
    assertThat(StateFolder.path(Map.of("LOCALAPPDATA", "/local"), "/a", "Windows 11"))
        .isEqualTo(Path.of("/local/Drawbridge"));
  }

  private Path small() throws IOException {
    return Files.writeString(folder.resolve("small.yaml"), SMALL);
  }

  private static void saveEdited(Path file) throws ProblemsException {
    var opened = DrawingFile.open(file);
    DrawingFile.save(edited(opened), file, Optional.of(opened.digest()));
  }

  private static Document edited(DrawingFile.Opened opened) {
    return opened.document().after(new Edit.Describe("Edited", ""));
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  private static void assertThatProblem(StoreProblem code, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            ProblemsException.class,
            e ->
                assertThat(e.problems())
                    .singleElement()
                    .matches(p -> p.code() == code, code.name()));
  }
}
