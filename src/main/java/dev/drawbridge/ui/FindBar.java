package dev.drawbridge.ui;

import dev.drawbridge.canvas.Mark;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.problem.Messages;
import dev.drawbridge.ui.Finder.Hit;
import dev.drawbridge.ui.Finder.Where;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * Finds things on the canvas: all hits are marked, one of them is selected and in sight; Enter goes
 * to the next.
 */
final class FindBar extends VBox {
  private final Workbench bench;
  private final CanvasPane canvas;
  private final TextField field = new TextField();
  private final Label count = new Label();
  private final Label where = new Label();
  private List<Hit> hits = List.of();
  private int now;
  private @Nullable Finder finder;
  private Drawing known = Drawing.EMPTY;

  FindBar(Workbench bench, CanvasPane canvas, Commands commands) {
    this.bench = bench;
    this.canvas = canvas;
    getStyleClass().addAll("float", "find-bar");
    setId("find-bar");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setVisible(false);
    commands.add(Command.of("command.find", CommandGroup.FIND, this::open).keys("Shortcut+F"));
    commands.add(
        Command.of("command.find.next", CommandGroup.FIND, () -> go(1))
            .keys("F3", "Shortcut+G")
            .when(visibleProperty()));
    commands.add(
        Command.of("command.find.previous", CommandGroup.FIND, () -> go(-1))
            .keys("Shift+F3", "Shortcut+Shift+G")
            .when(visibleProperty()));
    field.setId("find-field");
    field.setPromptText(Texts.of("find.prompt"));
    field.setAccessibleText(Texts.of("command.find"));
    count.getStyleClass().add("muted");
    count.setId("find-count");
    count.setMinWidth(USE_PREF_SIZE);
    where.getStyleClass().addAll("muted", "find-where");
    where.setId("find-where");
    where.managedProperty().bind(where.visibleProperty());
    Button before =
        flat(CommandButton.of(commands.get("command.find.previous"), Feather.CHEVRON_UP));
    Button next = flat(CommandButton.of(commands.get("command.find.next"), Feather.CHEVRON_DOWN));
    Button close = flat(new Button("", Icons.of(Feather.X)));
    close.setAccessibleText(Texts.of("dialog.close"));
    close.setTooltip(new Tooltip(Texts.of("find.close")));
    close.setOnAction(_ -> close());
    HBox row = new HBox(4, field, count, before, next, close);
    row.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(row, where);
    field.textProperty().addListener((_, _, _) -> find(true));
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    bench
        .drawingProperty()
        .addListener((_, _, _) -> {
          if (isVisible()) {
            find(false);
          }
        });
  }

  private static Button flat(Button button) {
    button.getStyleClass().addAll("flat", "quiet");
    return button;
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case ENTER -> go(event.isShiftDown() ? -1 : 1);
      case DOWN -> go(1);
      case UP -> go(-1);
      case ESCAPE -> close();
      default -> {
        return;
      }
    }
    event.consume();
  }

  // ---- coming and going

  private void open() {
    setVisible(true);
    field.requestFocus();
    field.selectAll();
    find(false);
  }

  private void close() {
    setVisible(false);
    finder = null;
    hits = List.of();
    bench.foundProperty().set(Marks.NONE);
    canvas.requestFocus();
  }

  // ---- finding

  private void find(boolean leads) {
    hits = finder().find(field.getText());
    now = 0;
    mark();
    if (leads && !hits.isEmpty()) {
      show();
    } else {
      say();
    }
  }

  @SuppressWarnings("ReferenceEquality") // every step of the undo list is its own object
  private Finder finder() {
    Finder of = finder;
    if (of == null || known != bench.drawing()) {
      known = bench.drawing();
      of = new Finder(known);
      finder = of;
    }
    return of;
  }

  private void mark() {
    Map<Key, Mark> elements = new LinkedHashMap<>();
    Map<String, Mark> flows = new LinkedHashMap<>();
    Mark mark = Mark.of(Mark.Look.TARGET);
    for (Hit hit : hits) {
      hit.thing().only().ifPresent(key -> elements.put(key, mark));
      hit.thing().onlyStatement().ifPresent(id -> flows.put(id, mark));
    }
    bench.foundProperty().set(new Marks(elements, flows, List.of()));
  }

  private void go(int by) {
    if (!hits.isEmpty()) {
      // The first step from an old place leads to the hit that is shown as the first.
      boolean there = bench.selection().equals(hits.get(now).thing());
      now = there ? Math.floorMod(now + by, hits.size()) : now;
      show();
    }
  }

  private void show() {
    bench.select(hits.get(now).thing());
    canvas.revealSelection();
    say();
  }

  private void say() {
    boolean asked = !field.getText().isBlank();
    count.setText(
        hits.isEmpty()
            ? asked ? Texts.of("find.none") : ""
            : Texts.of("find.count", now + 1, hits.size()));
    Optional<Hit> hit = hits.isEmpty() ? Optional.empty() : Optional.of(hits.get(now));
    where.setVisible(hit.isPresent());
    hit.ifPresent(h -> where.setText(words(h)));
  }

  private String words(Hit hit) {
    String thing =
        Chosen.element(hit.thing(), bench.drawing())
            .map(Wording::name)
            .or(() ->
                Chosen.statement(hit.thing(), bench.drawing())
                    .map(s -> Wording.statement(bench.drawing(), s)))
            .orElse("");
    return hit.where() == Where.NAME
        ? thing
        : Texts.of(
            "find.where",
            thing,
            Texts.of("where." + hit.where().name().toLowerCase(Locale.ROOT)),
            Messages.shown(hit.text()));
  }
}
