package dev.drawbridge.ui;

import dev.drawbridge.drawing.Edit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Names with a value each, one pair a line; the last line is for a new pair. */
final class PairsRow<T> extends Field<T> {
  /** What may stand on the left and on the right, and what the empty line asks for. */
  record Kind(
      TextCheck name,
      TextCheck value,
      String namePrompt,
      String valuePrompt,
      boolean valueOptional) {}

  private final VBox box = new VBox();
  private final Label error = new Label();
  private final Property<T, Map<String, String>> property;
  private final Kind kind;
  private final List<Line> lines = new ArrayList<>();

  PairsRow(
      String label, Property<T, Map<String, String>> property, Kind kind, Consumer<Edit> perform) {
    super(label, perform);
    this.property = property;
    this.kind = kind;
    box.getStyleClass().add("rows");
    error.getStyleClass().add("field-error");
    error.setWrapText(true);
    say(Optional.empty());
    getChildren().addAll(box, error);
  }

  @Override
  void update(T thing) {
    Map<String, String> now = property.get().apply(thing);
    if (lines.isEmpty() || !List.copyOf(now.entrySet()).equals(List.copyOf(entered().entrySet()))) {
      lines.clear();
      now.forEach((name, value) -> lines.add(new Line(name, value)));
      lines.add(new Line("", ""));
      arrange();
    }
  }

  @Override
  void finish() {
    Optional<String> problem = lines.stream().flatMap(line -> line.problem().stream()).findFirst();
    say(problem);
    if (problem.isEmpty()) {
      commit(property, entered());
      if (!lines.getLast().isBlank()) {
        lines.add(new Line("", ""));
        arrange();
      }
    }
  }

  private void say(Optional<String> problem) {
    error.setText(problem.orElse(""));
    error.setManaged(problem.isPresent());
    error.setVisible(problem.isPresent());
  }

  private void arrange() {
    box.getChildren().setAll(lines.stream().map(line -> line.node).toList());
  }

  /** The pairs that are complete. */
  private Map<String, String> entered() {
    Map<String, String> pairs = new LinkedHashMap<>();
    lines.stream()
        .filter(line -> !line.isBlank())
        .forEach(line -> pairs.put(line.name.getText().strip(), line.value.getText().strip()));
    return pairs;
  }

  private void remove(Line line) {
    lines.remove(line);
    if (lines.isEmpty() || !lines.getLast().isBlank()) {
      lines.add(new Line("", ""));
    }
    arrange();
    finish();
  }

  private final class Line {
    private final TextField name = new TextField();
    private final TextField value = new TextField();
    private final HBox node = new HBox();

    private Line(String nameText, String valueText) {
      name.setText(nameText);
      value.setText(valueText);
      name.setPromptText(kind.namePrompt());
      value.setPromptText(kind.valuePrompt());
      name.setAccessibleText(labelText() + ", " + kind.namePrompt());
      value.setAccessibleText(labelText() + ", " + kind.valuePrompt());
      value.getStyleClass().addAll("mono", "at-right");
      HBox.setHgrow(name, Priority.ALWAYS);
      node.getStyleClass().add("pair");
      Button cross = new Button();
      cross.setGraphic(new FontIcon(Feather.X));
      cross.getStyleClass().setAll("tag-cross");
      cross.setAccessibleText(Texts.of("pairs.remove", nameText));
      cross.setOnAction(_ -> remove(this));
      cross.setFocusTraversable(false);
      node.getStyleClass().add("row");
      node.getChildren().addAll(name, value, cross);
      for (TextField field : List.of(name, value)) {
        field.setOnAction(_ -> finish());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        field
            .focusedProperty()
            .addListener((_, _, focused) -> {
              node.pseudoClassStateChanged(
                  Styles.FOCUS_WITHIN, name.isFocused() || value.isFocused());
              if (!focused && !isHalf()) {
                finish();
              }
            });
      }
    }

    private void pressed(KeyEvent event) {
      if (event.getCode() == KeyCode.DELETE && event.isShortcutDown()) {
        remove(this);
        event.consume();
      }
    }

    private boolean isBlank() {
      return name.getText().isBlank() && value.getText().isBlank();
    }

    /** Whether the second half is still to be typed. */
    private boolean isHalf() {
      return !kind.valueOptional() && (name.getText().isBlank() != value.getText().isBlank());
    }

    private Optional<String> problem() {
      if (isBlank()) {
        return Optional.empty();
      }
      TextCheck right = kind.valueOptional() ? kind.value().orBlank() : kind.value();
      return kind.name().problem(name.getText().strip()).or(() -> right.problem(value.getText()));
    }
  }

  /** A property whose pairs are kept as other maps, each side turned as given. */
  static <T, K, V> Property<T, Map<String, String>> texts(
      Property<T, Map<K, V>> property, Function<String, K> key, Function<String, V> value) {
    return property.as(
        map -> {
          Map<String, String> texts = new LinkedHashMap<>();
          map.forEach((k, v) -> texts.put(k.toString(), v.toString()));
          return texts;
        },
        texts -> {
          Map<K, V> map = new LinkedHashMap<>();
          texts.forEach((k, v) -> map.put(key.apply(k), value.apply(v)));
          return map;
        });
  }
}
