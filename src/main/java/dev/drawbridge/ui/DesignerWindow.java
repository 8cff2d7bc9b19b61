package dev.drawbridge.ui;

import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Theme;
import dev.drawbridge.desk.Appearance;
import dev.drawbridge.desk.Desk;
import dev.drawbridge.desk.FileWatch;
import dev.drawbridge.desk.Journals;
import dev.drawbridge.desk.Judge;
import dev.drawbridge.desk.Live;
import dev.drawbridge.desk.Sample;
import dev.drawbridge.desk.Settings;
import dev.drawbridge.desk.Thumbnails;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.export.Targets;
import dev.drawbridge.gesture.Input;
import dev.drawbridge.gesture.Tile;
import dev.drawbridge.problem.Messages;
import dev.drawbridge.version.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;
import javafx.util.Subscription;

/** One window: its panels, its menus, and what is computed for it in the background. */
final class DesignerWindow {
  private static final KeyCombination UNDO =
      new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);

  /** How wide the pictures of recent files are in their menu. */
  private static final double PICTURE = 72;

  /** How often the file is looked at while the window is in use. */
  private static final Duration LOOK_EVERY = Duration.seconds(2);

  private final Surroundings around;
  private final Stage stage;
  private final Windows windows;
  private final Workbench bench;
  private final MainWindow panels;
  private final Dialogs dialogs;
  private final FileCommands files;
  private final Commands commands = new Commands();
  private final Live live;
  private final Guide guide;
  private final FileBar fileBar;
  private final RecentFiles recentFiles;
  private Optional<FileWatch> pictured = Optional.empty();
  private final NoticeBar warning = new NoticeBar("warning-bar");
  private final Timeline looks;
  private final ObjectProperty<Theme> theme;
  private final Subscription focus;
  private final Runnable judging = this::judge;

  DesignerWindow(Stage stage, Surroundings around, Windows windows, Desk desk) {
    this.stage = stage;
    this.windows = windows;
    this.around = around;
    this.bench = new Workbench(desk);
    this.live =
        new Live(new Judge(Targets.all(), around.today()), Platform::runLater, bench::judged);
    // First of all that follow the drawing: it is judged while they are brought up to date.
    bench.ahead(_ -> judgeAtRest());
    // The canvas is prepared while the panels around it are made.
    CompletableFuture<Sheet> first =
        CompletableFuture.supplyAsync(() -> Laying.first(desk.drawing()));
    this.panels = new MainWindow(bench, first, around.look(), around.settings(), commands);
    this.dialogs = around.dialogs().apply(stage);
    this.files = new FileCommands(bench, around, windows, panels.overlay(), dialogs);
    this.guide =
        new Guide(bench, () -> around.settings().change(settings -> settings.afterGuide()));
    panels.guide(guide);
    this.fileBar = new FileBar(bench, files, around.background());
    panels.area().notice(new VBox(fileBar, warning));
    bench.deskProperty().subscribe(shown -> shown.recordIn(windows.journals()));
    ClipboardCommands.add(commands, bench, panels.canvas(), panels.overlay(), around.clipboard());
    this.recentFiles =
        new RecentFiles(around.settings(), new Thumbnails(around.state()), around.background());
    addCommands();
    panels.top(commands);
    panels
        .area()
        .welcome(
            new Welcome(
                this::drawFirst,
                files::open,
                files::open,
                new RecentCards(recentFiles, files::open)));
    this.theme = around.look().following();
    theme.subscribe(recentFiles::look);
    judgeAtRest();
    bench.stateProperty().subscribe(_ -> title());
    bench.stateProperty().subscribe(_ -> picture());
    this.looks = new Timeline(new KeyFrame(LOOK_EVERY, _ -> lookAtFile()));
    looks.setCycleCount(Animation.INDEFINITE);
    this.focus =
        stage
            .focusedProperty()
            .subscribe(_ -> {
              lookAtFile();
              recentFiles.look(around.look().theme());
            });
  }

  private void judgeAtRest() {
    panels.canvas().whenAtRest(judging);
  }

  private void judge() {
    live.look(bench.drawing());
  }

  /** Keeps a picture of what the file holds, once whenever it holds something else. */
  private void picture() {
    Desk desk = bench.desk();
    Optional<FileWatch> now = desk.watch();
    boolean known =
        now.isPresent()
            && pictured
                .filter(old -> old.isFor(now.get().path(), now.get().expected()))
                .isPresent();
    if (now.isPresent() && !known && !desk.isEdited()) {
      pictured = now;
      // Later, when the canvas has laid out the drawing too.
      Platform.runLater(() ->
          panels
              .canvas()
              .whenExact(
                  sheet -> recentFiles.keep(now.get().path(), sheet, around.look().theme())));
    }
  }

  /** Only while somebody works here: a window in the background learns of it when it is needed. */
  private void lookAtFile() {
    if (stage.isFocused()) {
      fileBar.look();
    }
  }

  // ---- showing

  /** Opens the window; {@code closed} is called when it is gone. */
  void show(Runnable closed) {
    Settings settings = around.settings().settings();
    Scene scene = panels.scene(settings.width(), settings.height());
    around.look().dress(scene);
    commands.listen(scene, this::isOnCanvas, panels.overlay()::isShown);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
    stage.setScene(scene);
    stage.setMinWidth(720);
    stage.setMinHeight(520);
    stage.setMaximized(settings.maximized());
    stage.setOnCloseRequest(event -> {
      event.consume();
      close(() -> {});
    });
    looks.play();
    stage.setOnHidden(_ -> {
      looks.stop();
      focus.unsubscribe();
      live.close();
      bench.desk().close();
      around.look().undress(scene);
      closed.run();
    });
    stage.show();
    if (!settings.guided()) {
      guide.begin();
    }
    panels.canvas().requestFocus();
  }

  /** Opens a file that was read while the window was made. */
  void open(Reading reading) {
    reading.first().ifPresent(panels.canvas()::expect);
    files.open(reading.file(), reading::desk);
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

  /** Offers what was not saved when the program ended unexpectedly, once nothing else is asked. */
  void offer(Journals.Found found) {
    panels
        .overlay()
        .whenFree(() ->
            new RecoveryPanel(
                    panels.overlay(),
                    dialogs,
                    around.look().theme(),
                    work -> {
                      Desk desk = work.restore();
                      files.show(desk);
                      windows
                          .showingDesk(desk)
                          .ifPresent(shown ->
                              shown.bench().say(Texts.of("recovery.done", Titles.of(desk))));
                    })
                .show(found));
  }

  /** Whether it shows that file. */
  boolean shows(Path file) {
    return bench.desk().file().filter(own -> FileName.areOne(own, file)).isPresent();
  }

  /** Says something that stays until the person puts it away. */
  void warn(String sentence) {
    warning.warn(sentence);
  }

  /** Brings the window before the others. */
  void toFront() {
    stage.setIconified(false);
    stage.toFront();
    stage.requestFocus();
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
      bench.undo();
      event.consume();
    }
  }

  /** Whether keys are for the canvas: it has the focus, and nothing is being typed there. */
  private boolean isOnCanvas() {
    return panels.area().isFocusWithin()
        && !(stage.getScene().getFocusOwner() instanceof TextInputControl);
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

  Commands commands() {
    return commands;
  }

  // ---- commands

  private void addCommands() {
    addFileCommands();
    addSteps();
    for (Appearance appearance : Appearance.values()) {
      commands.add(
          Command.of(
              "appearance." + appearance.name().toLowerCase(Locale.ROOT),
              CommandGroup.APPEARANCE,
              () -> appear(appearance)));
    }
    commands.add(Command.of("command.guide", CommandGroup.HELP, guide::begin));
    commands.add(
        Command.of(
                "command.shortcuts",
                CommandGroup.HELP,
                new ShortcutSheet(commands, panels.overlay())::show)
            .keys("F1"));
    commands.add(Command.of("command.about", CommandGroup.HELP, this::about));
  }

  private void addFileCommands() {
    commands.add(Command.of("command.new", CommandGroup.OPEN, files::newWindow).keys("Shortcut+N"));
    commands.add(Command.of("command.open", CommandGroup.OPEN, files::open).keys("Shortcut+O"));
    commands.addChanging(CommandGroup.RECENT, this::recent);
    for (Sample sample : Sample.values()) {
      if (sample.isPresent()) {
        commands.add(
            Command.of(
                "sample." + sample.name().toLowerCase(Locale.ROOT),
                sample.word(),
                CommandGroup.SAMPLES,
                () -> files.open(sample)));
      }
    }
    commands.add(Command.of("command.save", CommandGroup.SAVE, files::save).keys("Shortcut+S"));
    commands.add(
        Command.of("command.save.as", CommandGroup.SAVE, files::saveAs).keys("Shortcut+Shift+S"));
    commands.add(Command.of("command.export", CommandGroup.GIVE, this::export).keys("Shortcut+E"));
    new PictureCommands(bench, around, panels.canvas(), panels.overlay(), dialogs).add(commands);
    commands.add(
        Command.of("command.close", CommandGroup.LEAVE, () -> close(() -> {})).keys("Shortcut+W"));
    commands.add(Command.of("command.quit", CommandGroup.LEAVE, windows::quit).keys("Shortcut+Q"));
  }

  /** The recent files, which other windows change too. */
  private List<Command> recent() {
    List<Command> recent = new ArrayList<>();
    for (Path path : around.settings().settings().recent()) {
      String folder = Messages.shown(String.valueOf(path.getParent()));
      String place = recentFiles.isMissing(path) ? Texts.of("recent.missing") : folder;
      String name = Titles.of(path) + "  —  " + place;
      Command open =
          Command.of("recent." + path, name, CommandGroup.RECENT, () -> files.open(path));
      recent.add(
          recentFiles
              .of(path)
              .map(file -> open.pictured(() -> new Thumbnail(file, PICTURE, PICTURE * 2 / 3)))
              .orElse(open));
    }
    if (!recent.isEmpty()) {
      recent.add(
          Command.of(
              "command.recent.clear",
              CommandGroup.RECENT,
              () -> around.settings().change(Settings::withoutRecent)));
    }
    return recent;
  }

  private void addSteps() {
    commands.add(
        Command.of("command.undo", CommandGroup.STEPS, bench::undo)
            .keys("Shortcut+Z")
            .named(bench.stateProperty().map(_ -> step("command.undo", bench.desk().undoable())))
            .when(bench.stateProperty().map(_ -> bench.desk().undoable().isPresent())));
    commands.add(
        Command.of("command.redo", CommandGroup.STEPS, bench::redo)
            .keys("Shortcut+Shift+Z", "Shortcut+Y")
            .named(bench.stateProperty().map(_ -> step("command.redo", bench.desk().redoable())))
            .when(bench.stateProperty().map(_ -> bench.desk().redoable().isPresent())));
    commands.add(
        Command.showing("command.history", CommandGroup.STEPS, panels.historyShown())
            .keys("Shortcut+Shift+H"));
  }

  private static String step(String key, Optional<Edit> step) {
    return step.map(edit -> Texts.of(key + ".step", Messages.text(edit.code(), edit.arguments())))
        .orElse(Texts.of(key));
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

  private void appear(Appearance appearance) {
    around.look().choose(appearance);
    around.settings().change(settings -> settings.with(appearance));
  }

  // ---- what commands do

  private void drawFirst() {
    panels.canvas().requestFocus();
    panels.canvas().feed(new Input.TileEnter(Tile.SERVICE));
  }

  private void export() {
    new ExportDialog(bench, around, panels.overlay(), dialogs, guide::exported).show();
  }
}
