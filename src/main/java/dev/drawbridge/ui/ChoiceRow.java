package dev.drawbridge.ui;

import dev.drawbridge.drawing.Edit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import org.controlsfx.control.SegmentedButton;

/** A few alternatives, all in sight, exactly one of them chosen. */
final class ChoiceRow<T, V> extends Field<T> {
  /** More than these do not fit beside each other. */
  private static final int MOST_IN_A_ROW = 3;

  private final SegmentedButton row = new SegmentedButton();
  private final FlowPane rows = new FlowPane();
  private final Map<V, ToggleButton> byValue = new LinkedHashMap<>();
  private final Property<T, V> property;

  ChoiceRow(String label, Property<T, V> property, Consumer<Edit> perform) {
    super(label, perform);
    this.property = property;
    row.getStyleClass().add("choice");
    rows.getStyleClass().add("toggles");
    getChildren().add(row);
  }

  /** Adds an alternative with its word. */
  ChoiceRow<T, V> or(V value, String word) {
    ToggleButton button = new ToggleButton(word);
    button.setAccessibleText(labelText() + ": " + word);
    button.setOnAction(_ -> choose(value, button));
    button.setMaxWidth(Double.MAX_VALUE);
    byValue.put(value, button);
    arrange();
    return this;
  }

  /** Adds an alternative with its word and a picture. */
  ChoiceRow<T, V> or(V value, String word, Node picture) {
    or(value, word);
    byValue.get(value).setGraphic(picture);
    return this;
  }

  /** A few stand in one piece, more as buttons of their own that wrap. */
  private void arrange() {
    if (byValue.size() <= MOST_IN_A_ROW) {
      row.getButtons().setAll(byValue.values());
    } else {
      row.getButtons().clear();
      rows.getChildren().setAll(byValue.values());
      getChildren().removeAll(row, rows);
      getChildren().add(rows);
    }
  }

  private void choose(V value, ToggleButton button) {
    // A second click would leave none chosen.
    button.setSelected(true);
    commit(property, value);
  }

  @Override
  void update(T thing) {
    V now = property.get().apply(thing);
    boolean mixed = differ(property, thing);
    byValue.forEach((value, button) -> button.setSelected(!mixed && value.equals(now)));
  }
}
