package dev.drawbridge.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.EditCode;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.problem.ProblemsException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {
  @TempDir private Path folder;

  private static Edit add(String key) {
    return new Edit.Add(Service.of(Key.of(key)), Placement.at(0, 0));
  }

  @Test
  void everyStepCanBeTakenBackAndRepeatedAsOften() {
    Desk desk = Desk.empty();
    List<Drawing> seen = new ArrayList<>(List.of(desk.drawing()));
    for (int i = 0; i < 300; i++) {
      desk.perform(add("service-" + i));
      seen.add(desk.drawing());
    }
    for (int i = 299; i >= 0; i--) {
      desk.undo();
      assertThat(desk.drawing()).isSameAs(seen.get(i));
    }
    assertThat(desk.undoable()).isEmpty();
    for (int i = 1; i <= 300; i++) {
      desk.redo();
      assertThat(desk.drawing()).isSameAs(seen.get(i));
    }
    assertThat(desk.redoable()).isEmpty();
  }

  @Test
  void stepsAreNamed() {
    Desk desk = Desk.empty();
    desk.perform(add("web"));
    desk.perform(new Edit.Rename(Key.of("web"), "web", "Shop"));
    assertThat(desk.undoable().map(Edit::code)).contains(EditCode.RENAME);
    desk.undo();
    assertThat(desk.undoable().map(Edit::code)).contains(EditCode.ADD);
    assertThat(desk.redoable().map(Edit::code)).contains(EditCode.RENAME);
  }

  @Test
  void aNewStepForgetsWhatWasTakenBack() {
    Desk desk = Desk.empty();
    desk.perform(add("web"));
    desk.undo();
    desk.perform(add("db"));
    assertThat(desk.redoable()).isEmpty();
  }

  @Test
  void whatIsChosenForANewThingBecomesPartOfItsStep() {
    Desk desk = Desk.empty();
    Edit made = add("web");
    desk.perform(made);
    Edit whole = made.and(new Edit.Rename(Key.of("web"), "web", "Shop"), List.of("Shop"));
    assertThat(desk.amend(made, whole)).isTrue();
    assertThat(desk.steps()).containsExactly(whole);
    assertThat(whole.code()).isEqualTo(EditCode.ADD);
    Drawing named = desk.drawing();
    desk.undo();
    assertThat(desk.drawing()).isEqualTo(Drawing.EMPTY);
    desk.redo();
    assertThat(desk.drawing()).isSameAs(named);
  }

  @Test
  void aStepThatWasSavedStaysAsItWasSaved() throws ProblemsException {
    try (Desk desk = Desk.empty()) {
      Edit made = add("web");
      desk.perform(made);
      desk.saveAs(folder.resolve("shop.drawbridge.yaml"));
      assertThat(desk.amend(made, made.and(add("api"), List.of("api")))).isFalse();
      assertThat(desk.isEdited()).isFalse();
    }
  }

  @Test
  void aStepThatIsNotTheLastOneAnyMoreStaysAsItIs() {
    Desk desk = Desk.empty();
    Edit made = add("web");
    desk.perform(made);
    desk.perform(add("db"));
    Drawing before = desk.drawing();
    assertThat(desk.amend(made, made.and(add("api"), List.of("api")))).isFalse();
    assertThat(desk.drawing()).isSameAs(before);
    assertThat(desk.steps()).hasSize(2);
  }

  @Test
  void anEditThatChangesNothingIsNoStep() {
    Desk desk = Desk.empty();
    desk.perform(new Edit.Rename(Key.of("nobody"), "nobody", "somebody"));
    assertThat(desk.undoable()).isEmpty();
    assertThat(desk.isEdited()).isFalse();
  }

  @Test
  void undoSurvivesSavingAndLeadsBackToWhatWasSaved() throws ProblemsException {
    try (Desk desk = Desk.empty()) {
      desk.perform(add("web"));
      desk.saveAs(folder.resolve("shop.drawbridge.yaml"));
      assertThat(desk.isEdited()).isFalse();
      desk.undo();
      assertThat(desk.isEdited()).isTrue();
      desk.redo();
      assertThat(desk.isEdited()).isFalse();
    }
  }

  @Test
  void whatIsSavedIsWhatIsOpened() throws ProblemsException {
    Path file = folder.resolve("shop.drawbridge.yaml");
    Drawing drawn;
    try (Desk desk = Desk.empty()) {
      desk.perform(add("web"));
      desk.saveAs(file);
      drawn = desk.drawing();
    }
    try (Desk opened = Desk.open(file)) {
      assertThat(opened.drawing()).isEqualTo(drawn);
      assertThat(opened.file()).contains(file);
      assertThat(opened.isEdited()).isFalse();
    }
  }

  @Test
  void aFileThatOthersChangedIsNotOverwrittenUnlessTheyAgree() throws Exception {
    Path file = folder.resolve("shop.drawbridge.yaml");
    try (Desk desk = Desk.empty()) {
      desk.saveAs(file);
      Files.writeString(file, "drawbridge: 1\nname: theirs\n", StandardCharsets.UTF_8);
      desk.perform(add("web"));
      assertThatExceptionOfType(ProblemsException.class).isThrownBy(desk::save);
      assertThat(file).content().contains("theirs");
      assertThat(desk.isEdited()).isTrue();
      desk.overwrite();
      assertThat(file).content().contains("web");
    }
  }

  @Test
  void aFileIsEditedInOneWindowAtATime() throws ProblemsException {
    Path file = folder.resolve("shop.drawbridge.yaml");
    try (Desk desk = Desk.empty()) {
      desk.saveAs(file);
      assertThatExceptionOfType(ProblemsException.class).isThrownBy(() -> Desk.open(file));
      assertThat(Desk.copyOf(file).file()).isEmpty();
    }
    try (Desk again = Desk.open(file)) {
      assertThat(again.file()).contains(file);
    }
  }

  @Test
  void listenersHearOfEveryChange() throws ProblemsException {
    try (Desk desk = Desk.empty()) {
      List<String> heard = new ArrayList<>();
      desk.onChange(() -> heard.add(desk.drawing().services().size() + " " + desk.isEdited()));
      desk.perform(add("web"));
      desk.saveAs(folder.resolve("shop.drawbridge.yaml"));
      desk.undo();
      assertThat(heard).containsExactly("1 true", "1 false", "0 true");
    }
  }
}
