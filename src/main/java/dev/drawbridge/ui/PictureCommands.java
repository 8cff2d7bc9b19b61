package dev.drawbridge.ui;

import dev.drawbridge.canvas.Frame;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Mermaid;
import dev.drawbridge.canvas.Picture;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.SvgPicture;
import dev.drawbridge.desk.PictureHabits;
import dev.drawbridge.press.PngPicture;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.ui.Command.Spot;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;

/** The drawing given away as a picture: into a file, the clipboard, onto paper. */
final class PictureCommands {
  /** Sharp where it is pasted, also on a display of twice the density. */
  private static final double PASTED = 2;

  private final Workbench bench;
  private final Surroundings around;
  private final CanvasPane canvas;
  private final Overlay overlay;
  private final Dialogs dialogs;

  PictureCommands(
      Workbench bench, Surroundings around, CanvasPane canvas, Overlay overlay, Dialogs dialogs) {
    this.bench = bench;
    this.around = around;
    this.canvas = canvas;
    this.overlay = overlay;
    this.dialogs = dialogs;
  }

  void add(Commands commands) {
    ObservableValue<Boolean> drawn =
        bench.drawingProperty().map(drawing -> drawing.elements().findAny().isPresent());
    commands.add(
        Command.of("command.picture.save", CommandGroup.GIVE, this::save)
            .keys("Shortcut+Shift+E")
            .when(drawn));
    commands.add(
        Command.of("command.picture.copy", CommandGroup.CLIPBOARD, this::copy)
            .keys("Shortcut+Shift+C")
            .when(drawn)
            .at(Spot.THINGS, Spot.CANVAS));
    commands.add(
        Command.of("command.picture.mermaid", CommandGroup.GIVE, this::copyMermaid).when(drawn));
    commands.add(
        Command.of("command.print", CommandGroup.GIVE, this::print).keys("Shortcut+P").when(drawn));
  }

  private void save() {
    whenExact(sheet -> new PictureDialog(bench, around, sheet, overlay, dialogs).show());
  }

  /** What is selected, or everything, on the ground that was chosen last. */
  private void copy() {
    whenExact(this::copy);
  }

  private void copy(Sheet sheet) {
    PictureHabits habits = around.settings().settings().pictures();
    Picture picture = new Picture(sheet, Marks.NONE, habits.backdrop().theme());
    Frame frame = habits.backdrop().behind(Frame.of(sheet, bench.selection()));
    bench.say(Texts.of("picture.copying"));
    Thread.ofPlatform()
        .name("picture")
        .daemon()
        .start(() -> {
          try {
            byte[] png = PngPicture.of(picture, frame, PASTED);
            String svg = SvgPicture.of(picture, frame);
            Platform.runLater(() -> copied(png, svg));
          } catch (ProblemsException tooLarge) {
            Platform.runLater(() -> refused(tooLarge.problems()));
          }
        });
  }

  /**
   * Only picture flavours: given text as well, many programs would paste that, and not the picture.
   */
  private void copied(byte[] png, String svg) {
    ClipboardContent content = new ClipboardContent();
    content.putImage(new Image(new ByteArrayInputStream(png)));
    content.put(format("image/svg+xml"), svg.getBytes(StandardCharsets.UTF_8));
    Clipboard.getSystemClipboard().setContent(content);
    bench.say(Texts.of("picture.copied"));
  }

  /** A flavour may be known already; a second one of its name is refused. */
  private static DataFormat format(String name) {
    return Optional.ofNullable(DataFormat.lookupMimeType(name))
        .orElseGet(() -> new DataFormat(name));
  }

  private void copyMermaid() {
    ClipboardContent content = new ClipboardContent();
    content.putString(Mermaid.of(bench.drawing()));
    Clipboard.getSystemClipboard().setContent(content);
    bench.say(Texts.of("picture.copied.mermaid"));
  }

  private void print() {
    whenExact(sheet -> new PrintDialog(bench, sheet, overlay, dialogs).show());
  }

  /** Nobody wants a picture of a draft. */
  private void whenExact(Consumer<Sheet> work) {
    if (!canvas.sheet().isExact()) {
      bench.say(Texts.of("picture.laying"));
    }
    canvas.whenExact(work);
  }

  private void refused(List<Problem> problems) {
    overlay.show(
        new DialogPanel(
            Texts.of("picture.refused"),
            ProblemsPanel.of(problems),
            List.of(DialogPanel.button(Texts.of("dialog.close"), true, overlay::hide))),
        false);
  }
}
