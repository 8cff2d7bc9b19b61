package dev.drawbridge.ui;

import dev.drawbridge.ui.Trick.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All shortcuts and what the pointer does, made from the commands; searchable. */
final class ShortcutSheet {
  /**
   * A line of the sheet.
   *
   * @param keys ways to do it, each shown as a key of its own
   * @param words what comes of it
   */
  record Row(List<String> keys, String words) {
    boolean answers(String typed) {
      return typed.isBlank()
          || Fuzzy.words(typed).stream()
              .allMatch(word ->
                  Fuzzy.score(word, words) >= 500
                      || keys.stream().anyMatch(key -> Fuzzy.score(word, key) >= 500));
    }
  }

  private final Commands commands;
  private final Overlay overlay;

  ShortcutSheet(Commands commands, Overlay overlay) {
    this.commands = commands;
    this.overlay = overlay;
  }

  /** The rows of the sheet below their headings: gestures first, then the menus. */
  Map<String, List<Row>> sections() {
    Map<String, List<Row>> sections = new LinkedHashMap<>();
    for (Part part : Part.values()) {
      sections.put(
          part.heading(),
          Stream.of(Trick.values())
              .filter(trick -> trick.part() == part)
              .map(trick -> new Row(List.of(trick.keys()), trick.words()))
              .toList());
    }
    for (CommandGroup group : CommandGroup.values()) {
      for (Command command : commands.of(group)) {
        if (!command.keys().isEmpty()) {
          sections
              .computeIfAbsent(Texts.of(group.menu()), _ -> new ArrayList<>())
              .add(
                  new Row(
                      command.keys().stream().map(KeyCombination::getDisplayText).toList(),
                      Texts.find(command.id()).orElse(command.name().getValue())));
        }
      }
    }
    return sections;
  }

  /** Opens it above the window. */
  void show() {
    TextField field = new TextField();
    field.setId("sheet-field");
    field.setPromptText(Texts.of("sheet.prompt"));
    field.setAccessibleText(Texts.of("sheet.prompt"));
    VBox left = new VBox();
    VBox right = new VBox();
    HBox columns = new HBox(28, left, right);
    for (VBox column : List.of(left, right)) {
      HBox.setHgrow(column, Priority.ALWAYS);
      column.setPrefWidth(380);
    }
    field.textProperty().subscribe(typed -> fill(left, right, typed));
    ScrollPane scroll = new ScrollPane(columns);
    scroll.setFitToWidth(true);
    scroll.setPrefViewportHeight(452);
    DialogPanel panel =
        new DialogPanel(
            Texts.of("sheet.title"),
            new VBox(12, field, scroll),
            List.of(DialogPanel.button(Texts.of("dialog.close"), true, overlay::hide)));
    panel.setId("shortcut-sheet");
    panel.getStyleClass().add("shortcut-sheet");
    panel.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.F1) {
            overlay.hide();
            event.consume();
          }
        });
    overlay.show(panel, false);
    field.requestFocus();
  }

  /** Fills two columns that are about as long as each other. */
  private void fill(VBox left, VBox right, String typed) {
    left.getChildren().clear();
    right.getChildren().clear();
    Map<String, List<Row>> shown = new LinkedHashMap<>();
    sections()
        .forEach((heading, rows) -> {
          List<Row> answers = rows.stream().filter(row -> row.answers(typed)).toList();
          if (!answers.isEmpty()) {
            shown.put(heading, answers);
          }
        });
    int all = shown.values().stream().mapToInt(rows -> rows.size() + 2).sum();
    int filled = 0;
    for (Map.Entry<String, List<Row>> section : shown.entrySet()) {
      VBox column = filled * 2 < all ? left : right;
      filled += section.getValue().size() + 2;
      Label heading = new Label(section.getKey());
      heading.getStyleClass().add("sheet-heading");
      column.getChildren().add(heading);
      section.getValue().forEach(row -> column.getChildren().add(row(row)));
    }
    if (shown.isEmpty()) {
      left.getChildren().add(new Label(Texts.of("sheet.nothing")));
    }
  }

  private static Node row(Row row) {
    Label words = new Label(row.words());
    words.setWrapText(true);
    words.setMinWidth(60);
    HBox.setHgrow(words, Priority.ALWAYS);
    Region space = new Region();
    HBox.setHgrow(space, Priority.SOMETIMES);
    HBox line = new HBox(6, words, space);
    line.getStyleClass().add("sheet-row");
    for (String key : row.keys()) {
      Label badge = new Label(key);
      badge.getStyleClass().add("keys");
      badge.setMinWidth(Region.USE_PREF_SIZE);
      line.getChildren().add(badge);
    }
    return line;
  }
}
