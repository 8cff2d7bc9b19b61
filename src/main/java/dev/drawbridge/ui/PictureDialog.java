package dev.drawbridge.ui;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Frame;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Picture;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.desk.PictureHabits;
import dev.drawbridge.press.Backdrop;
import dev.drawbridge.press.Paper;
import dev.drawbridge.press.PictureFile;
import dev.drawbridge.press.PictureForm;
import dev.drawbridge.press.PngPicture;
import dev.drawbridge.problem.ProblemsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Asks what kind of picture to save, shows it, and writes it in the background. */
final class PictureDialog {
  private static final int WIDTH = 520;
  private static final int PREVIEW_HEIGHT = 210;

  private final Workbench bench;
  private final Surroundings around;
  private final Sheet sheet;
  private final Overlay overlay;
  private final Dialogs dialogs;
  private final ImageView preview = new ImageView();
  private final Label size = new Label();
  private final VBox options = new VBox(10);
  private final VBox refusal = new VBox(8);
  private final ProgressBar progress = new ProgressBar();
  private final Button write = DialogPanel.button(Texts.of("picture.write"), true, this::write);
  private PictureHabits habits;
  private boolean selectionOnly;
  private int asked;

  PictureDialog(
      Workbench bench, Surroundings around, Sheet sheet, Overlay overlay, Dialogs dialogs) {
    this.bench = bench;
    this.around = around;
    this.sheet = sheet;
    this.overlay = overlay;
    this.dialogs = dialogs;
    this.habits = around.settings().settings().pictures();
    this.selectionOnly = !bench.selection().isEmpty();
  }

  /** Opens it above the window. */
  void show() {
    write.setId("picture-write");
    size.getStyleClass().add("muted");
    size.setId("picture-size");
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.managedProperty().bind(progress.visibleProperty());
    progress.setVisible(false);
    StackPane frame = new StackPane(preview);
    frame.getStyleClass().add("picture-preview");
    frame.setMinHeight(PREVIEW_HEIGHT + 16);
    preview.setPreserveRatio(true);
    preview.setAccessibleText(Texts.of("picture.preview"));
    VBox content = new VBox(12, frame, options, size, refusal, progress);
    content.setPrefWidth(WIDTH);
    Button cancel = DialogPanel.button(Texts.of("dialog.cancel"), false, overlay::hide);
    cancel.setCancelButton(true);
    refresh();
    overlay.show(
        new DialogPanel(
            Texts.of("picture.title", Titles.of(bench.desk())), content, List.of(cancel, write)),
        false);
    write.requestFocus();
  }

  // ---- what is asked

  private void become(PictureHabits chosen) {
    habits = chosen;
    refresh();
  }

  /** Shows what can be chosen for this kind of file, and what comes of it. */
  private void refresh() {
    options.getChildren().setAll(forms());
    if (habits.form() != PictureForm.MERMAID) {
      if (!bench.selection().isEmpty()) {
        options.getChildren().add(parts());
      }
      options.getChildren().add(backdrops());
    }
    switch (habits.form()) {
      case PNG -> options.getChildren().add(scales());
      case PDF -> options.getChildren().add(papers());
      case SVG, MERMAID -> {} // as large as wherever it is shown makes it
    }
    refusal.getChildren().clear();
    size.setText(sizeText());
    showPreview();
  }

  private Node forms() {
    return choice(
        "form",
        List.of(PictureForm.values()),
        habits.form(),
        PictureDialog::word,
        form -> become(habits.with(form)));
  }

  private Node parts() {
    return choice(
        "part",
        List.of(false, true),
        selectionOnly,
        only -> Texts.of(only ? "picture.part.selection" : "picture.part.all"),
        only -> {
          selectionOnly = only;
          refresh();
        });
  }

  private Node backdrops() {
    return choice(
        "backdrop",
        List.of(Backdrop.values()),
        habits.backdrop(),
        PictureDialog::word,
        backdrop -> become(habits.with(backdrop)));
  }

  private Node scales() {
    return choice(
        "scale",
        List.of(1, 2, PictureHabits.MOST_SCALE),
        habits.scale(),
        scale -> Texts.of("picture.scale.times", scale),
        scale -> become(habits.scaled(scale)));
  }

  private Node papers() {
    return choice(
        "paper",
        List.of(Paper.values()),
        habits.paper(),
        PictureDialog::word,
        paper -> become(habits.with(paper)));
  }

  private static String word(Enum<?> constant) {
    String kind = constant.getDeclaringClass().getSimpleName().toLowerCase(Locale.ROOT);
    return Texts.of("picture." + kind + "." + constant.name().toLowerCase(Locale.ROOT));
  }

  private <V> Node choice(
      String name, List<V> values, V chosen, Function<V, String> words, Consumer<V> choose) {
    String id = "picture-" + name;
    return new Choice<>(
        id,
        Texts.of("picture." + name),
        values,
        chosen,
        words,
        value -> {
          choose.accept(value);
          focus(id + "-" + value.toString().toLowerCase(Locale.ROOT));
        });
  }

  /** The buttons are made anew with every choice; the focus stays with the one that was pressed. */
  private void focus(String id) {
    Optional.ofNullable(options.lookup("#" + id)).ifPresent(Node::requestFocus);
  }

  // ---- what comes of it

  private Picture picture() {
    return new Picture(sheet, Marks.NONE, habits.backdrop().theme());
  }

  private Frame frame() {
    boolean all = !selectionOnly || habits.form() == PictureForm.MERMAID;
    Frame frame = all ? Frame.of(sheet) : Frame.of(sheet, bench.selection());
    return habits.backdrop().behind(frame);
  }

  private String sizeText() {
    Box part = frame().part();
    return switch (habits.form()) {
      case PNG ->
          Texts.of(
              "picture.size.pixels",
              Math.round(Math.ceil(part.width() * habits.scale())),
              Math.round(Math.ceil(part.height() * habits.scale())));
      case PDF -> Texts.of("picture.size.pdf");
      case SVG -> Texts.of("picture.size.svg");
      case MERMAID -> Texts.of("picture.size.mermaid");
    };
  }

  /** In the background; an older one that comes late is thrown away. */
  private void showPreview() {
    int number = ++asked;
    Picture picture = picture();
    Frame frame = frame();
    inBackground(() -> {
      byte[] png = preview(picture, frame);
      Platform.runLater(() -> {
        if (number == asked) {
          Image image = new Image(new ByteArrayInputStream(png));
          preview.setImage(image);
          preview.setFitHeight(Math.min(PREVIEW_HEIGHT, image.getHeight()));
          preview.setFitWidth(Math.min(WIDTH - 16.0, image.getWidth()));
        }
      });
    });
  }

  private static byte[] preview(Picture picture, Frame frame) {
    return PngPicture.fitted(picture, frame, 2 * WIDTH, 2 * PREVIEW_HEIGHT);
  }

  private static void inBackground(Runnable work) {
    Thread.ofPlatform().name("picture").daemon().start(work);
  }

  // ---- writing

  private void write() {
    String name = Titles.suggestedPicture(bench.desk(), habits.form().ending());
    dialogs.pictureToSave(name).ifPresent(chosen -> write(withEnding(chosen)));
  }

  private Path withEnding(Path file) {
    boolean named = PictureForm.of(file).filter(form -> form == habits.form()).isPresent();
    return named ? file : file.resolveSibling(file.getFileName() + "." + habits.form().ending());
  }

  private void write(Path file) {
    PictureFile wanted = new PictureFile(habits.form(), habits.scale(), habits.paper());
    Picture picture = picture();
    Frame frame = frame();
    refusal.getChildren().clear();
    progress.setVisible(true);
    write.setDisable(true);
    inBackground(() -> {
      try {
        Files.write(file, wanted.bytes(picture, frame));
        Platform.runLater(() -> written(file));
      } catch (ProblemsException tooLarge) {
        Platform.runLater(() -> refuse(ProblemsPanel.of(tooLarge.problems())));
      } catch (IOException unwritable) {
        String why = Texts.of("picture.unwritable", file, unwritable.getMessage());
        Platform.runLater(() -> refuse(DialogPanel.text(why)));
      }
    });
  }

  private void written(Path file) {
    around.settings().change(settings -> settings.with(habits));
    overlay.hide();
    bench.say(Texts.of("picture.written", file.getFileName()));
  }

  private void refuse(Node why) {
    refusal.getChildren().setAll(why);
    progress.setVisible(false);
    write.setDisable(false);
  }
}
