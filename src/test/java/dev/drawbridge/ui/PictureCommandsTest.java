package dev.drawbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.desk.Desk;
import dev.drawbridge.desk.PictureHabits;
import dev.drawbridge.desk.Sample;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.press.Backdrop;
import dev.drawbridge.press.Paper;
import dev.drawbridge.press.PictureForm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures as a person asks for them: saved, copied, printed. */
@Tag("window")
class PictureCommandsTest {
  @TempDir private Path folder;

  private TestWindow open() throws Exception {
    return TestWindow.open(Desk.untitled(Sample.WEB_SHOP.document().orElseThrow()), folder);
  }

  private static void run(TestWindow window, String command) {
    window.run(() -> window.command(command).run());
  }

  @Test
  void aPictureIsSavedAsChosenAndTheChoiceRemembered() throws Exception {
    Path file = folder.resolve("shop.pdf");
    try (TestWindow window = open()) {
      window.dialogs().answer(file);
      run(window, "command.picture.save");
      window.hand().click(window.node("#picture-form-pdf"));
      window.hand().click(window.node("#picture-backdrop-dark"));
      window.hand().click(window.node("#picture-paper-a4"));
      window.hand().click(window.node("#picture-write"));
      window.until(() -> !window.shows("#picture-write"));
      assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
      assertThat(window.settings().settings().pictures())
          .isEqualTo(new PictureHabits(PictureForm.PDF, Backdrop.DARK, 2, Paper.A4));
    }
  }

  @Test
  void theEndingFollowsTheKind() throws Exception {
    try (TestWindow window = open()) {
      window.dialogs().answer(folder.resolve("shop"));
      run(window, "command.picture.save");
      window.hand().click(window.node("#picture-form-svg"));
      window.hand().click(window.node("#picture-write"));
      window.until(() -> !window.shows("#picture-write"));
      assertThat(folder.resolve("shop.svg")).content().contains("<svg");
    }
  }

  @Test
  void aPlaceThatCannotBeWrittenIsSaidWhereItWasChosen() throws Exception {
    try (TestWindow window = open()) {
      window.dialogs().answer(folder.resolve("no such folder").resolve("shop.png"));
      run(window, "command.picture.save");
      window.hand().click(window.node("#picture-write"));
      window.until(() ->
          window.call(() ->
              window.panels().overlay().node().lookupAll(".label").stream()
                  .anyMatch(
                      n -> n instanceof Label l && l.getText().contains("cannot be written"))));
      assertThat(window.shows("#picture-write")).isTrue();
    }
  }

  @Test
  void howLargeThePictureWillBeIsSaidBefore() throws Exception {
    try (TestWindow window = open()) {
      window.run(() -> window.bench().select(Selection.of(Key.of("redis"))));
      run(window, "command.picture.save");
      window.hand().click(window.node("#picture-scale-4"));
      assertThat(window.call(() -> ((Label) window.node("#picture-size")).getText()))
          .isEqualTo("896 × 432 pixels");
      window.hand().click(window.node("#picture-part-false"));
      assertThat(window.call(() -> ((Label) window.node("#picture-size")).getText()))
          .isNotEqualTo("896 × 432 pixels");
    }
  }

  @Test
  void aCopiedPictureIsAPictureAndNoText() throws Exception {
    try (TestWindow window = open()) {
      window.run(() -> Clipboard.getSystemClipboard().clear());
      window.run(() -> window.bench().select(Selection.of(Key.of("redis"))));
      run(window, "command.picture.copy");
      window.until(() -> window.call(() -> Clipboard.getSystemClipboard().hasImage()));
      Image image = window.call(() -> Clipboard.getSystemClipboard().getImage());
      assertThat(image.getWidth()).isEqualTo(2 * (176 + 48));
      assertThat(window.call(() -> Clipboard.getSystemClipboard().hasString())).isFalse();
      run(window, "command.picture.mermaid");
      assertThat(window.call(() -> Clipboard.getSystemClipboard().getString()))
          .startsWith("flowchart");
    }
  }

  @Test
  void whatIsPrintedFitsThePage() throws Exception {
    try (TestWindow window = open()) {
      run(window, "command.print");
      window.hand().click(window.node("#print-print"));
      Printable page = window.dialogs().printed().orElseThrow();
      assertThat(page.isCrosswise()).isTrue();
      double scale = page.scale(770, 520);
      assertThat(scale * page.frame().part().width()).isLessThanOrEqualTo(770.0001);
      assertThat(scale * page.frame().part().height()).isLessThanOrEqualTo(520.0001);
      Group node = window.call(() -> page.node(scale));
      assertThat(node.getChildren()).noneMatch(ImageView.class::isInstance);
      assertThat(node.getChildren().stream().filter(Text.class::isInstance))
          .anyMatch(text -> ((Text) text).getText().equals("redis"));
      // One translucent colour, and Java would send dots after all.
      assertThat(node.getChildren().stream().map(Shape.class::cast))
          .allMatch(shape -> isSolid(shape.getFill()) && isSolid(shape.getStroke()));
    }
  }

  private static boolean isSolid(@Nullable Paint paint) {
    return paint == null || paint.isOpaque();
  }

  @Test
  void whereThereIsNoPrinterThatIsSaid() throws Exception {
    try (TestWindow window = open()) {
      window.dialogs().havePrinters();
      run(window, "command.print");
      window.until(() ->
          window.call(() ->
              window.panels().overlay().node().lookupAll(".label").stream()
                  .anyMatch(n -> n instanceof Label l && l.getText().contains("no printer"))));
    }
  }
}
