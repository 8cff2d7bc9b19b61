package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.desk.Appearance;
import dev.drawbridge.desk.Desk;
import dev.drawbridge.desk.Judge;
import dev.drawbridge.desk.Live;
import dev.drawbridge.desk.Sample;
import dev.drawbridge.desk.Settings;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.export.Targets;
import dev.drawbridge.gesture.Input;
import dev.drawbridge.gesture.Tile;
import dev.drawbridge.version.Version;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/** One window: its panels, its menus, and what is computed for it in the background. */
final class DesignerWindow {
  private static final KeyCombination UNDO =
      new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);

  private final Surroundings around;
  private final Stage stage;
  private final Windows windows;
  private final Workbench bench;
  private final MainWindow panels;
  private final Dialogs dialogs;
  private final FileCommands files;
  private final Menu recent = Menus.menu("menu.recent");
  private final Live live;

  DesignerWindow(Stage stage, Surroundings around, Windows windows, Desk desk) {
    this.stage = stage;
    this.windows = windows;
    this.around = around;
    this.bench = new Workbench(desk);
    this.panels = new MainWindow(bench, around.look(), around.settings());
    this.dialogs = around.dialogs().apply(stage);
    this.files = new FileCommands(bench, around, windows, panels.overlay(), dialogs);
    this.live =
        new Live(new Judge(Targets.all(), around.today()), Platform::runLater, bench::judged);
    panels.top(menus(), this::export);
    panels.area().welcome(new Welcome(this::drawFirst, files::open, files::open));
    bench.drawingProperty().subscribe(drawing -> live.look(drawing));
    bench.stateProperty().subscribe(_ -> title());
  }

  // ---- showing

  /** Opens the window; {@code closed} is called when it is gone. */
  void show(Runnable closed) {
    Settings settings = around.settings().settings();
    Scene scene = panels.scene(settings.width(), settings.height());
    around.look().dress(scene);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
    stage.setScene(scene);
    stage.setMinWidth(720);
    stage.setMinHeight(520);
    stage.setMaximized(settings.maximized());
    stage.setOnCloseRequest(event -> {
      event.consume();
      close(() -> {});
    });
    stage.setOnHidden(_ -> {
      live.close();
      bench.desk().close();
      around.look().undress(scene);
      closed.run();
    });
    stage.show();
    panels.canvas().requestFocus();
  }

  /** Closes the window unless the person wants to keep it, and then goes on. */
  void close(Runnable then) {
    stage.toFront();
    files.leave(() -> {
      around
          .settings()
          .change(settings ->
              stage.isMaximized()
                  ? settings.sized(settings.width(), settings.height(), true)
                  : settings.sized(
                      (int) stage.getScene().getWidth(),
                      (int) stage.getScene().getHeight(),
                      false));
      stage.hide();
      then.run();
    });
  }

  /** Says in one sentence that something unexpected happened. */
  void sayFault(Throwable fault) {
    bench.hintProperty().set(Texts.of("fault.unexpected", String.valueOf(fault.getMessage())));
  }

  private void title() {
    Desk desk = bench.desk();
    stage.setTitle(
        Texts.of(desk.isEdited() ? "title.window.edited" : "title.window", Titles.of(desk)));
  }

  /** Undo belongs to the drawing also while a text field has the focus and nothing to undo. */
  private void keys(KeyEvent event) {
    if (UNDO.match(event)
        && event.getTarget() instanceof TextInputControl text
        && !text.isUndoable()) {
      bench.desk().undo();
      event.consume();
    }
  }

  FileCommands files() {
    return files;
  }

  Workbench bench() {
    return bench;
  }

  MainWindow panels() {
    return panels;
  }

  Stage stage() {
    return stage;
  }

  // ---- menus

  private MenuBar menus() {
    return new MenuBar(file(), edit(), view(), help());
  }

  private Menu file() {
    Menu menu =
        Menus.menu(
            "menu.file",
            Menus.item("command.new", "Shortcut+N", files::newWindow),
            Menus.item("command.open", "Shortcut+O", files::open),
            recent);
    Menu samples = Menus.menu("menu.samples");
    samples.getItems().addAll(samples());
    if (!samples.getItems().isEmpty()) {
      menu.getItems().add(samples);
    }
    menu.getItems()
        .addAll(
            Menus.line(),
            Menus.item("command.save", "Shortcut+S", files::save),
            Menus.item("command.save.as", "Shortcut+Shift+S", files::saveAs),
            Menus.item("command.export.menu", "Shortcut+E", this::export),
            Menus.line(),
            Menus.item("command.close", "Shortcut+W", () -> close(() -> {})),
            Menus.item("command.quit", "Shortcut+Q", windows::quit));
    menu.setOnShowing(_ -> recent());
    recent();
    return menu;
  }

  /** Fills the menu of recent files, which other windows change too. */
  private void recent() {
    List<Path> paths = around.settings().settings().recent();
    recent.setDisable(paths.isEmpty());
    recent.getItems().clear();
    for (Path path : paths) {
      MenuItem item = new MenuItem(Titles.of(path) + "  —  " + path.getParent());
      item.setMnemonicParsing(false);
      item.setOnAction(_ -> files.open(path));
      recent.getItems().add(item);
    }
    recent
        .getItems()
        .addAll(
            Menus.line(),
            Menus.item(
                "command.recent.clear", () -> around.settings().change(Settings::withoutRecent)));
  }

  private Menu help() {
    return Menus.menu("menu.help", Menus.item("command.about", this::about));
  }

  private void about() {
    Overlay overlay = panels.overlay();
    overlay.show(
        new DialogPanel(
            Texts.of("about.title", Version.text()),
            DialogPanel.text(Texts.of("about.text")),
            List.of(DialogPanel.button(Texts.of("dialog.close"), true, overlay::hide))),
        false);
  }

  private Menu edit() {
    return Menus.menu(
        "menu.edit",
        Menus.only(
            Menus.item("command.undo", "Shortcut+Z", () -> bench.desk().undo()),
            Bindings.createBooleanBinding(
                () -> bench.desk().undoable().isPresent(), bench.stateProperty())),
        Menus.only(
            Menus.item("command.redo", "Shortcut+Shift+Z", () -> bench.desk().redo()),
            Bindings.createBooleanBinding(
                () -> bench.desk().redoable().isPresent(), bench.stateProperty())),
        Menus.line(),
        Menus.only(Menus.item("command.rename", this::rename), hasSelection()),
        Menus.only(Menus.item("command.remove", this::remove), hasSelection()),
        Menus.item("command.select.all", () -> bench.select(Selection.all(bench.drawing()))));
  }

  private ObservableValue<Boolean> hasSelection() {
    return bench.selectionProperty().map(selection -> !selection.isEmpty());
  }

  private Menu view() {
    CanvasPane canvas = panels.canvas();
    return Menus.menu(
        "menu.view",
        Menus.check("command.files", "Shortcut+Shift+F", panels.filesShown()),
        Menus.line(),
        Menus.check("command.left", panels.leftOpen()),
        Menus.check("command.right", panels.rightOpen()),
        Menus.check("command.findings", panels.findingsOpen()),
        Menus.line(),
        Menus.item("command.fit", canvas::fit),
        Menus.item("command.fit.selection", canvas::fitSelection),
        Menus.item("command.zoom.100", "Shortcut+0", () -> canvas.zoomTo(1)),
        Menus.item("zoom.in", "Shortcut+Plus", () -> canvas.zoomBy(1.25)),
        Menus.item("zoom.out", "Shortcut+Minus", () -> canvas.zoomBy(0.8)),
        Menus.line(),
        Menus.item("command.next.panel", "F6", () -> panels.nextPanel(true)),
        Menus.item("command.previous.panel", "Shift+F6", () -> panels.nextPanel(false)),
        Menus.line(),
        Menus.choice(
            "menu.appearance",
            List.of(Appearance.values()),
            around.look().appearance(),
            "appearance",
            this::appear));
  }

  private void appear(Appearance appearance) {
    around.look().choose(appearance);
    around.settings().change(settings -> settings.with(appearance));
  }

  // ---- what commands do

  private void rename() {
    bench.selection().only().ifPresent(key -> panels.area().rename(key, false));
  }

  private void remove() {
    Selection gone = bench.selection();
    bench.perform(new Edit.Remove(gone.elements(), gone.statements()));
  }

  private void drawFirst() {
    panels.canvas().requestFocus();
    panels.canvas().feed(new Input.TileEnter(Tile.SERVICE));
  }

  private void export() {
    new ExportDialog(bench, around, panels.overlay(), dialogs).show();
  }

  private List<MenuItem> samples() {
    return Arrays.stream(Sample.values())
        .filter(Sample::isPresent)
        .map(sample -> {
          MenuItem item = new MenuItem(sample.word());
          item.setOnAction(_ -> files.open(sample));
          return item;
        })
        .toList();
  }
}
