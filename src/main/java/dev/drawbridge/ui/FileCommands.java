package dev.drawbridge.ui;

import dev.drawbridge.desk.Desk;
import dev.drawbridge.desk.FileWatch;
import dev.drawbridge.desk.Sample;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.problem.Code;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.store.DrawingFile;
import dev.drawbridge.store.StoreProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;

/** Opening, saving and leaving a drawing: menu, shortcut and closing go through here alone. */
final class FileCommands {
  /** Where an opened drawing comes from. */
  @FunctionalInterface
  interface Source {
    Desk desk() throws ProblemsException;
  }

  private final Workbench bench;
  private final Surroundings around;
  private final Windows windows;
  private final Overlay overlay;
  private final Dialogs dialogs;

  FileCommands(
      Workbench bench, Surroundings around, Windows windows, Overlay overlay, Dialogs dialogs) {
    this.bench = bench;
    this.around = around;
    this.windows = windows;
    this.overlay = overlay;
    this.dialogs = dialogs;
  }

  // ---- opening

  void newWindow() {
    windows.show(Desk.empty());
  }

  void open() {
    dialogs.fileToOpen().ifPresent(this::open);
  }

  void open(Path file) {
    open(file, () -> Desk.open(file));
  }

  /** Opens a file that may have been read already. */
  void open(Path file, Source source) {
    Optional<DesignerWindow> already = windows.showing(file);
    if (already.isPresent()) {
      already.get().toFront();
      return;
    }
    try {
      show(source.desk());
      around.settings().change(settings -> settings.opened(file));
    } catch (ProblemsException refused) {
      if (isAbout(refused, StoreProblem.FILE_NOT_FOUND)) {
        around.settings().change(settings -> settings.forgotten(file));
      }
      List<Button> ways = new ArrayList<>();
      if (isAbout(refused, StoreProblem.LOCKED)) {
        ways.add(DialogPanel.button(Texts.of("open.copy"), false, () -> openCopy(file)));
      }
      explain(Texts.of("open.refused", Titles.of(file)), refused, ways);
    }
  }

  private void openCopy(Path file) {
    overlay.hide();
    try {
      show(Desk.copyOf(file));
    } catch (ProblemsException refused) {
      explain(Texts.of("open.refused", Titles.of(file)), refused, List.of());
    }
  }

  void open(Sample sample) {
    sample.document().ifPresent(document -> show(Desk.untitled(document)));
  }

  /** An untouched window takes the drawing; else it gets its own. */
  void show(Desk desk) {
    if (bench.desk().isUntouched()) {
      bench.put(desk);
    } else {
      windows.show(desk);
    }
  }

  // ---- saving

  void save() {
    save(() -> {});
  }

  void saveAs() {
    saveAs(() -> {});
  }

  /** Saves, and only then goes on. */
  private void save(Runnable then) {
    Desk desk = bench.desk();
    if (desk.file().isEmpty()) {
      saveAs(then);
      return;
    }
    try {
      desk.save();
      saved(desk, then);
    } catch (ProblemsException refused) {
      List<Button> ways = new ArrayList<>();
      if (isAbout(refused, StoreProblem.CHANGED_ON_DISK)) {
        ways.add(DialogPanel.button(Texts.of("save.overwrite"), false, () -> overwrite(then)));
      }
      notSaved(refused, ways, then);
    }
  }

  private void overwrite(Runnable then) {
    overlay.hide();
    Desk desk = bench.desk();
    try {
      desk.overwrite();
      saved(desk, then);
    } catch (ProblemsException refused) {
      notSaved(refused, List.of(), then);
    }
  }

  private void saveAs(Runnable then) {
    Desk desk = bench.desk();
    Optional<Path> chosen = dialogs.fileToSave(Titles.suggestedFile(desk));
    if (chosen.isPresent()) {
      try {
        desk.saveAs(Titles.withEnding(chosen.get()));
        saved(desk, then);
      } catch (ProblemsException refused) {
        notSaved(refused, List.of(), then);
      }
    }
  }

  private void saved(Desk desk, Runnable then) {
    desk.file().ifPresent(file -> around.settings().change(settings -> settings.opened(file)));
    desk.file().ifPresent(file -> bench.hintProperty().set(Texts.of("save.done", Titles.of(file))));
    then.run();
  }

  private void notSaved(ProblemsException refused, List<Button> ways, Runnable then) {
    List<Button> all = new ArrayList<>(ways);
    all.add(
        DialogPanel.button(
            Texts.of("command.save.as"),
            false,
            () -> {
              overlay.hide();
              saveAs(then);
            }));
    explain(Texts.of("save.refused"), refused, all);
  }

  // ---- leaving

  /** Asks what is to become of changes that are not saved, and goes on unless told to stay. */
  void leave(Runnable then) {
    Desk desk = bench.desk();
    if (!desk.isEdited()) {
      then.run();
      return;
    }
    Button cancel = DialogPanel.button(Texts.of("dialog.cancel"), false, overlay::hide);
    cancel.setCancelButton(true);
    Button discard =
        DialogPanel.button(
            Texts.of("leave.discard"),
            false,
            () -> {
              overlay.hide();
              then.run();
            });
    discard.setId("discard");
    Button save =
        DialogPanel.button(
            Texts.of("command.save"),
            true,
            () -> {
              overlay.hide();
              save(then);
            });
    overlay.show(
        new DialogPanel(
            Texts.of("leave.question", Titles.of(desk)),
            DialogPanel.text(Texts.of("leave.text")),
            List.of(discard, cancel, save)),
        true);
  }

  // ---- what others did to the file

  /** Shows what the file on disk has other than the drawing. */
  void showDifferences(FileWatch watch) {
    try {
      Drawing other = DrawingFile.open(watch.path()).document().drawing();
      overlay.show(
          new DialogPanel(
              Texts.of("differences.title", Titles.of(watch.path())),
              DifferenceList.of(other, bench.drawing()),
              List.of(DialogPanel.button(Texts.of("dialog.close"), true, overlay::hide))),
          false);
    } catch (ProblemsException wrong) {
      explain(watch.path(), wrong);
    }
  }

  /** Says why a file cannot be taken over. */
  void explain(Path file, ProblemsException wrong) {
    explain(Texts.of("open.refused", Titles.of(file)), wrong, List.of());
  }

  // ---- saying why not

  private static boolean isAbout(ProblemsException refused, Code code) {
    return refused.problems().stream().anyMatch(problem -> problem.code() == code);
  }

  private void explain(String title, ProblemsException refused, List<Button> ways) {
    List<Button> buttons = new ArrayList<>(ways);
    buttons.add(DialogPanel.button(Texts.of("dialog.close"), true, overlay::hide));
    overlay.show(new DialogPanel(title, ProblemsPanel.of(refused.problems()), buttons), false);
  }
}
