package dev.drawbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Viewport;
import dev.drawbridge.desk.Desk;
import dev.drawbridge.desk.Sample;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.EditCode;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.policy.Policy;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tidying up as a person meets it: begin, look, keep or drop. */
@Tag("window")
class TidyLayerTest {
  @TempDir private Path folder;

  private TestWindow tidying() throws Exception {
    TestWindow window =
        TestWindow.open(Desk.untitled(Sample.PCI_ZONES.document().orElseThrow()), folder);
    window.run(() -> window.panels().canvas().requestFocus());
    window.hand().holdControl().type(KeyCode.L).letGo();
    return window;
  }

  @Test
  void itIsShownFirstAndKeptWithEnterAsOneStep() throws Exception {
    try (TestWindow window = tidying()) {
      Drawing before = window.drawing();
      window.node("#tidy-keep");
      assertThat(window.drawing()).isSameAs(before);
      window.hand().type(KeyCode.ENTER);
      window.until(() -> !window.shows("#tidy"));
      Drawing after = window.drawing();
      assertThat(after.layout()).isNotEqualTo(before.layout());
      assertThat(Policy.of(after).drawing().flows()).isEqualTo(Policy.of(before).drawing().flows());
      assertThat(window.bench().desk().undoable().map(Edit::code))
          .isEqualTo(Optional.of(EditCode.ARRANGE));
      assertThat(window.command("command.undo").name().getValue())
          .matches("Undo: Arrange [0-9]+ things");
      window.hand().holdControl().type(KeyCode.Z).letGo();
      assertThat(window.drawing()).isSameAs(before);
    }
  }

  private static Sheet inSight(TestWindow window) {
    return window.call(() -> window.panels().canvas().inSightProperty().get());
  }

  @Test
  void escapeDropsItAndShowsWhatShowedBefore() throws Exception {
    try (TestWindow window = tidying()) {
      Drawing before = window.drawing();
      Viewport view = window.call(() -> window.panels().canvas().viewport());
      window.node("#tidy-keep");
      // The map shows the offer as well.
      assertThat(inSight(window).drawing()).isNotEqualTo(before);
      window.hand().type(KeyCode.ESCAPE);
      assertThat(inSight(window).drawing()).isSameAs(before);
      assertThat(window.shows("#tidy")).isFalse();
      assertThat(window.drawing()).isSameAs(before);
      assertThat(window.bench().desk().undoable()).isEmpty();
      assertThat(window.call(() -> window.panels().canvas().viewport()).zoom())
          .isEqualTo(view.zoom());
    }
  }

  @Test
  void anEditMeanwhileDropsIt() throws Exception {
    try (TestWindow window = tidying()) {
      window.node("#tidy-keep");
      Edit edit = new Edit.Describe("Another name", "");
      window.run(() -> window.bench().perform(edit));
      assertThat(window.shows("#tidy")).isFalse();
      assertThat(window.drawing().name()).isEqualTo("Another name");
      assertThat(window.bench().desk().undoable()).contains(edit);
    }
  }

  @Test
  void onlyWhatIsSelectedIsTidied() throws Exception {
    try (TestWindow window =
        TestWindow.open(Desk.untitled(Sample.PCI_ZONES.document().orElseThrow()), folder)) {
      Drawing before = window.drawing();
      window.run(() -> {
        window.bench().select(Selection.of(Key.of("employees"), Key.of("administrators")));
        window.command("command.tidy").run();
      });
      window.hand().click(window.node("#tidy-keep"));
      window.until(() -> !window.drawing().equals(before));
      window
          .drawing()
          .elements()
          .filter(e ->
              !e.key().equals(Key.of("employees")) && !e.key().equals(Key.of("administrators")))
          .forEach(e ->
              assertThat(window.drawing().layout().get(e.key()))
                  .isEqualTo(before.layout().get(e.key())));
    }
  }
}
