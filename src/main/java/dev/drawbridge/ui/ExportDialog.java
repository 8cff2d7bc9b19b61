package dev.drawbridge.ui;

import dev.drawbridge.desk.Exporting;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.export.ExportCode;
import dev.drawbridge.export.TargetExport;
import dev.drawbridge.problem.ProblemsException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Asks which targets to export and where to, and shows how they stand; then writes the bundle in
 * the background and says what became of it.
 */
final class ExportDialog {
  private final Workbench bench;
  private final Surroundings around;
  private final Overlay overlay;
  private final Dialogs dialogs;
  private final Runnable exported;
  private final Map<TargetName, CheckBox> boxes = new EnumMap<>(TargetName.class);
  private final TextField destination = new TextField();
  private final CheckBox force = new CheckBox(Texts.of("export.force"));
  private final VBox refusal = new VBox(8);
  private final ProgressBar progress = new ProgressBar();
  private final Label step = new Label();
  private final BooleanProperty stopping = new SimpleBooleanProperty();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final BooleanProperty running = new SimpleBooleanProperty();
  private final Button write = DialogPanel.button(Texts.of("button.export"), true, this::write);

  /** A dialog that is not shown yet; {@code exported} is called when files were written. */
  ExportDialog(
      Workbench bench, Surroundings around, Overlay overlay, Dialogs dialogs, Runnable exported) {
    this.bench = bench;
    this.around = around;
    this.overlay = overlay;
    this.dialogs = dialogs;
    this.exported = exported;
  }

  /** Opens it above the window. */
  void show() {
    write.setId("export-write");
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.visibleProperty().bind(running);
    progress.managedProperty().bind(running);
    force.setVisible(false);
    force.setManaged(false);
    step.getStyleClass().add("muted");
    step.setId("export-step");
    step.visibleProperty().bind(running);
    step.managedProperty().bind(running);
    VBox content = new VBox(10, targets(), place(), force, refusal, progress, step);
    write.disableProperty().bind(incomplete());
    content.setPrefWidth(520);
    Button cancel = DialogPanel.button(Texts.of("dialog.cancel"), false, this::cancel);
    cancel.setId("export-cancel");
    cancel.setCancelButton(true);
    cancel.disableProperty().bind(stopping);
    overlay.show(
        new DialogPanel(
            Texts.of("export.title", Titles.of(bench.desk())), content, List.of(cancel, write)),
        false);
    destination.requestFocus();
  }

  // ---- what is asked

  private Node targets() {
    VBox rows = new VBox();
    rows.getStyleClass().add("rows");
    for (TargetName target : TargetName.values()) {
      Optional<TargetExport> made = bench.judgement().target(target);
      boolean absent = made.filter(TargetExport.Absent.class::isInstance).isPresent();
      CheckBox box = new CheckBox(target.word());
      box.setId("export-" + target.word());
      box.setSelected(true);
      // Asked for all the same: the bundle then says that nothing takes part in it.
      box.setDisable(absent);
      boxes.put(target, box);
      Region space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      HBox row = new HBox(box, space, ExportState.of(made));
      row.getStyleClass().add("row");
      rows.getChildren().add(row);
    }
    Label caption = new Label(Texts.of("export.targets"));
    caption.getStyleClass().add("field-label");
    VBox all = new VBox(5, caption, rows);
    List<String> losses =
        bench.judgement().losses().stream().map(loss -> Remark.of(loss).sentence()).toList();
    if (!losses.isEmpty()) {
      all.getChildren().add(list(Texts.counted("export.losses", losses.size()), losses));
    }
    return all;
  }

  private Node place() {
    Label caption = new Label(Texts.of("export.destination"));
    caption.getStyleClass().add("field-label");
    caption.setLabelFor(destination);
    destination.getStyleClass().add("mono");
    destination.setId("export-destination");
    destination.setPromptText(Texts.of("export.destination.prompt"));
    destination.setText(usualPlace());
    HBox.setHgrow(destination, Priority.ALWAYS);
    Button folder =
        DialogPanel.button(
            Texts.of("export.folder"),
            false,
            () -> dialogs.folderToExport().ifPresent(path -> destination.setText(path.toString())));
    Button zip =
        DialogPanel.button(
            Texts.of("export.zip"),
            false,
            () ->
                dialogs
                    .zipToExport(Titles.suggestedZip(bench.desk()))
                    .ifPresent(path -> destination.setText(path.toString())));
    folder.setMinWidth(Region.USE_PREF_SIZE);
    zip.setMinWidth(Region.USE_PREF_SIZE);
    return new VBox(5, caption, new HBox(8, destination, folder, zip));
  }

  /** Beside the drawing's file, in a folder that says what it is. */
  private String usualPlace() {
    return bench
        .desk()
        .file()
        .map(file -> file.resolveSibling(Titles.of(file) + "-export").toString())
        .orElse("");
  }

  private Optional<Path> path() {
    try {
      return destination.getText().isBlank()
          ? Optional.empty()
          : Optional.of(Path.of(destination.getText().strip()));
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  private Set<TargetName> chosen() {
    Set<TargetName> chosen = EnumSet.noneOf(TargetName.class);
    boxes.forEach((target, box) -> {
      if (box.isSelected()) {
        chosen.add(target);
      }
    });
    return chosen;
  }

  private BooleanBinding incomplete() {
    BooleanBinding noPlace =
        Bindings.createBooleanBinding(() -> path().isEmpty(), destination.textProperty());
    BooleanBinding nothingChosen =
        Bindings.createBooleanBinding(
            () -> chosen().isEmpty(),
            boxes.values().stream().map(CheckBox::selectedProperty).toArray(Observable[]::new));
    return noPlace.or(nothingChosen).or(running);
  }

  // ---- writing

  /** Before anything is written there is nothing to stop. */
  private void cancel() {
    if (running.get()) {
      stopped.set(true);
      stopping.set(true);
      step.setText(Texts.of("export.stopping"));
    } else {
      overlay.hide();
    }
  }

  /** Tells how far the export is. */
  private final class Steps implements Exporting.Progress {
    private final int all;
    private final AtomicInteger made = new AtomicInteger();

    Steps(int all) {
      this.all = all;
    }

    @Override
    public void made(TargetExport target) {
      int done = made.incrementAndGet();
      Platform.runLater(() -> {
        progress.setProgress((double) done / (all + 1));
        if (!stopping.get()) {
          step.setText(Texts.of("export.step", target.target().word(), done, all));
        }
      });
    }

    @Override
    public boolean isStopped() {
      return stopped.get();
    }
  }

  private void write() {
    stopped.set(false);
    stopping.set(false);
    progress.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
    step.setText(Texts.of("export.checking"));
    Drawing drawing = bench.drawing();
    Set<TargetName> targets = chosen();
    Path place = path().orElseThrow();
    boolean forced = force.isSelected();
    running.set(true);
    refusal.getChildren().clear();
    Thread.ofPlatform()
        .name("export")
        .daemon()
        .start(() -> {
          try {
            Exporting.Exported exported =
                Exporting.write(
                    drawing,
                    targets,
                    place,
                    forced,
                    around.today().get(),
                    new Steps(targets.size()));
            Platform.runLater(() -> done(exported));
          } catch (CancellationException byPerson) {
            Platform.runLater(this::gaveUp);
          } catch (ProblemsException refused) {
            Platform.runLater(() -> refused(refused));
          } finally {
            Platform.runLater(() -> running.set(false));
          }
        });
  }

  private void gaveUp() {
    overlay.hide();
    bench.say(Texts.of("export.stopped"));
  }

  private void refused(ProblemsException why) {
    refusal.getChildren().setAll(ProblemsPanel.of(why.problems()));
    boolean mayForce =
        why.problems().stream()
            .anyMatch(problem ->
                problem.code() == ExportCode.DESTINATION_FOREIGN_FILES
                    || problem.code() == ExportCode.DESTINATION_CHANGED_BY_HAND
                    || problem.code() == ExportCode.DESTINATION_ZIP_FOREIGN);
    force.setVisible(mayForce);
    force.setManaged(mayForce);
  }

  private void done(Exporting.Exported exported) {
    this.exported.run();
    VBox rows = new VBox();
    rows.getStyleClass().add("rows");
    exported
        .export()
        .targets()
        .forEach((target, made) -> {
          Region space = new Region();
          HBox.setHgrow(space, Priority.ALWAYS);
          HBox row = new HBox(new Label(target.word()), space, ExportState.of(Optional.of(made)));
          row.getStyleClass().add("row");
          rows.getChildren().add(row);
        });
    Label place = new Label(exported.placed().destination().toString());
    place.getStyleClass().add("mono");
    place.setWrapText(true);
    place.setId("export-placed");
    VBox content = new VBox(12, place, rows);
    List<String> gone = exported.placed().disappeared();
    if (!gone.isEmpty()) {
      content.getChildren().add(list(Texts.counted("export.gone", gone.size()), gone));
    }
    content.setPrefWidth(520);
    Button close = DialogPanel.button(Texts.of("dialog.close"), true, overlay::hide);
    close.setId("export-close");
    overlay.show(new DialogPanel(Texts.of("export.done"), content, List.of(close)), false);
  }

  private static Node list(String heading, List<String> lines) {
    Label title = new Label(heading, Icons.of(Feather.ALERT_TRIANGLE));
    title.getGraphic().getStyleClass().add("warning-icon");
    VBox box = new VBox(4, title);
    lines.stream()
        .limit(5)
        .forEach(line -> {
          Label label = new Label(line);
          label.setWrapText(true);
          label.getStyleClass().add("muted");
          box.getChildren().add(label);
        });
    if (lines.size() > 5) {
      box.getChildren().add(new Label(Texts.counted("problems.more", lines.size() - 5)));
    }
    return box;
  }
}
