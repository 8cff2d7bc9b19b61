package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.desk.Panels;
import dev.drawbridge.desk.SettingsFile;
import dev.drawbridge.drawing.Element;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Insets;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The panels of one window, where they stand and how they fold. */
final class MainWindow {
  /** Below this width only one of the side panels is open at first. */
  private static final double ROOM_FOR_BOTH = 1080;

  /** How much of the window's height the findings may take. */
  private static final double MOST_FOR_FINDINGS = 0.24;

  /** How wide the list of steps is. */
  private static final double HISTORY = 250;

  private final Workbench bench;
  private final SettingsFile settings;
  private final Overlay overlay = new Overlay();
  private final BooleanProperty filesShown = new SimpleBooleanProperty();
  private final BooleanProperty historyShown = new SimpleBooleanProperty();
  private final BooleanProperty findingsOpen = new SimpleBooleanProperty(true);
  private final CanvasArea area;
  private final Inspector inspector;
  private final Outline outline;
  private final Palette palette;
  private final BottomPanel findings;
  private final FilesPanel files;
  private final HistoryPanel history;
  private final VBox leftContent = new VBox();
  private final SidePanel left;
  private final SidePanel right;
  private final HBox middle = new HBox();
  private final StackPane root;
  private boolean folding;

  /**
   * The panels.
   *
   * @param first will be what {@link Laying#first} makes of the bench's drawing
   */
  MainWindow(
      Workbench bench,
      CompletableFuture<Sheet> first,
      Look look,
      SettingsFile settings,
      Commands commands) {
    this.bench = bench;
    this.settings = settings;
    inspector = new Inspector(bench);
    outline = new Outline(bench, commands, this::enterInspector);
    files = new FilesPanel(bench);
    history = new HistoryPanel(bench, historyShown);
    findings = new BottomPanel(bench, findingsOpen, this::lead);
    area = new CanvasArea(bench, first.join(), look, commands);
    palette = new Palette(area.canvas());
    left =
        new SidePanel(
            Side.LEFT,
            leftContent(),
            Texts.of("unfold.left"),
            width -> resize(panels -> panels.withLeft((int) width)));
    right =
        new SidePanel(
            Side.RIGHT,
            inspector,
            Texts.of("unfold.right"),
            width -> resize(panels -> panels.withRight((int) width)));
    BorderPane panels = new BorderPane(centre());
    panels.setLeft(left);
    panels.setRight(right);
    panels.setBottom(new StatusBar(bench, new TargetBar(bench)));
    root = new StackPane(panels, overlay.node());
    root.setId("window");
    arrange();
    remember();
    add(commands);
  }

  private void add(Commands commands) {
    CommandPalette search = new CommandPalette(bench, commands, area.canvas(), overlay);
    commands.add(Command.of("command.palette", CommandGroup.FIND, search::show).keys("Shortcut+K"));
    commands.add(
        Command.of("command.phrase", CommandGroup.CHANGE, search::connect)
            .when(
                bench
                    .selectionProperty()
                    .map(
                        s -> Chosen.element(s, bench.drawing()).filter(Element::isEnd).isPresent()))
            .at(Command.Spot.THINGS));
    commands.add(
        Command.showing("command.files", CommandGroup.PANELS, filesShown).keys("Shortcut+Shift+F"));
    commands.add(Command.showing("command.left", CommandGroup.PANELS, leftOpen()));
    commands.add(Command.showing("command.right", CommandGroup.PANELS, rightOpen()));
    commands.add(Command.showing("command.findings", CommandGroup.PANELS, findingsOpen));
    commands.add(
        Command.of("command.next.panel", CommandGroup.GO, () -> nextPanel(true)).keys("F6"));
    commands.add(
        Command.of("command.previous.panel", CommandGroup.GO, () -> nextPanel(false))
            .keys("Shift+F6"));
  }

  // ---- parts

  private Region leftContent() {
    leftContent
        .getChildren()
        .addAll(
            heading("panel.palette"), palette, heading("panel.outline"), outlineFilter(), outline);
    VBox.setVgrow(outline, Priority.ALWAYS);
    leftContent.getStyleClass().add("panel");
    return leftContent;
  }

  /** Shows the first steps below the outline, where they cover nothing. */
  void guide(Region card) {
    VBox.setMargin(card, new Insets(8, 10, 10, 10));
    leftContent.getChildren().add(card);
    card.visibleProperty()
        .subscribe(shown -> {
          if (shown) {
            left.openProperty().set(true);
          }
        });
  }

  private TextField outlineFilter() {
    TextField filter = new TextField();
    filter.setId("outline-filter");
    filter.setPromptText(Texts.of("outline.filter"));
    filter.setAccessibleText(Texts.of("outline.filter"));
    filter.textProperty().addListener((_, _, typed) -> outline.filter(typed));
    filter.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
            filter.clear();
            event.consume();
          } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
            outline.requestFocus();
            outline.getSelectionModel().selectFirst();
            event.consume();
          }
        });
    VBox.setMargin(filter, new Insets(0, 7, 6, 12));
    return filter;
  }

  private static Label heading(String text) {
    Label label = new Label(Texts.of(text).toUpperCase(Locale.ROOT));
    label.getStyleClass().add("panel-heading");
    return label;
  }

  private Node centre() {
    HBox.setHgrow(area, Priority.ALWAYS);
    area.setMinWidth(120);
    area.setPrefWidth(400);
    middle.getChildren().add(area);
    Grip filesGrip =
        new Grip(
            Side.LEFT, files::getWidth, width -> resize(panels -> panels.withFiles((int) width)));
    middle.getChildren().addAll(filesGrip, files);
    middle.getChildren().add(history);
    history.visibleProperty().bind(historyShown);
    history.managedProperty().bind(historyShown);
    history.setMinWidth(HISTORY);
    history.setPrefWidth(HISTORY);
    for (Region part : List.of(filesGrip, files)) {
      part.visibleProperty().bind(filesShown);
      part.managedProperty().bind(filesShown);
    }
    Grip findingsGrip =
        new Grip(
            Side.TOP,
            findings::getHeight,
            height -> resize(panels -> panels.withBottom((int) height)));
    findingsOpen.subscribe(open -> findingsGrip.setVisible(open));
    VBox column = new VBox(middle, findingsGrip, findings);
    VBox.setVgrow(middle, Priority.ALWAYS);
    return column;
  }

  // ---- sizes

  private void resize(UnaryOperator<Panels> change) {
    settings.change(s -> s.with(change.apply(s.panels())));
    arrange();
  }

  private void arrange() {
    Panels panels = settings.settings().panels();
    left.widen(panels.left());
    right.widen(panels.right());
    files.setPrefWidth(panels.files());
    files.setMinWidth(360);
    double most = root.getHeight() > 0 ? root.getHeight() * MOST_FOR_FINDINGS : panels.bottom();
    findings.setPrefHeight(
        findingsOpen.get() ? Math.min(panels.bottom(), most) : Region.USE_COMPUTED_SIZE);
    findings.setMinHeight(findingsOpen.get() ? Math.min(96, panels.bottom()) : 36);
  }

  private void remember() {
    Panels panels = settings.settings().panels();
    left.openProperty().set(panels.leftOpen());
    right.openProperty().set(panels.rightOpen());
    findingsOpen.set(panels.bottomOpen());
    area.minimapOpen().set(panels.mapOpen());
    area.minimapOpen().addListener((_, _, open) -> resize(now -> now.withMap(open)));
    for (BooleanProperty open : List.of(left.openProperty(), right.openProperty(), findingsOpen)) {
      open.addListener((_, _, _) -> openChanged());
    }
    root.heightProperty().addListener((_, _, _) -> arrange());
    root.widthProperty()
        .addListener((_, before, now) -> fold(before.doubleValue(), now.doubleValue()));
  }

  /** Remembers what the person opened and closed; what a narrow window folds is no habit. */
  private void openChanged() {
    if (!folding) {
      settings.change(s ->
          s.with(
              s.panels()
                  .open(
                      left.openProperty().get(), right.openProperty().get(), findingsOpen.get())));
    }
    arrange();
  }

  /** In a narrow window the inspector gives way to the canvas; it comes back with the room. */
  private void fold(double before, double now) {
    boolean wasNarrow = before > 1 && before < ROOM_FOR_BOTH;
    boolean isNarrow = now < ROOM_FOR_BOTH;
    folding = true;
    if (isNarrow && !wasNarrow) {
      right.openProperty().set(false);
    } else if (!isNarrow && wasNarrow) {
      right.openProperty().set(settings.settings().panels().rightOpen());
    }
    folding = false;
  }

  // ---- leading the person

  private void enterInspector() {
    right.openProperty().set(true);
    inspector.enter();
  }

  /** Shows what a line below the canvas is about. */
  private void lead(Selection things) {
    Selection chosen = things.in(bench.drawing());
    if (!chosen.isEmpty()) {
      bench.select(chosen);
      area.canvas().revealSelection();
    }
  }

  /** Puts the focus into the next panel, or the one before. */
  void nextPanel(boolean forward) {
    List<Region> stops = List.of(palette, outline, area.canvas(), inspector, findings);
    int now = 0;
    for (@Nullable Node node = root.getScene().getFocusOwner();
        node != null;
        node = node.getParent()) {
      int stop = node instanceof Region region ? stops.indexOf(region) : -1;
      now = stop >= 0 ? stop : now;
    }
    int next = Math.floorMod(now + (forward ? 1 : -1), stops.size());
    switch (next) {
      case 0 -> {
        left.openProperty().set(true);
        palette.getChildren().getFirst().requestFocus();
      }
      case 1 -> {
        left.openProperty().set(true);
        outline.requestFocus();
      }
      case 2 -> area.canvas().requestFocus();
      case 3 -> enterInspector();
      default -> findings.enter();
    }
  }

  // ---- for the one who puts the window together

  /** Puts the row with menus and buttons at the top, once all commands are there. */
  void top(Commands commands) {
    if (root.getChildren().getFirst() instanceof BorderPane panels) {
      panels.setTop(new TopBar(bench, commands));
    }
  }

  /** Whether the list of steps is there. */
  BooleanProperty historyShown() {
    return historyShown;
  }

  Parent root() {
    return root;
  }

  Scene scene(double width, double height) {
    return new Scene(root, width, height);
  }

  Overlay overlay() {
    return overlay;
  }

  CanvasArea area() {
    return area;
  }

  CanvasPane canvas() {
    return area.canvas();
  }

  Outline outline() {
    return outline;
  }

  BooleanProperty filesShown() {
    return filesShown;
  }

  BooleanProperty leftOpen() {
    return left.openProperty();
  }

  BooleanProperty rightOpen() {
    return right.openProperty();
  }

  BooleanProperty findingsOpen() {
    return findingsOpen;
  }
}
