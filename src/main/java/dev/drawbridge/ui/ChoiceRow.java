package dev.drawbridge.ui;

import dev.drawbridge.drawing.Edit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import org.controlsfx.control.SegmentedButton;

/** A few alternatives, all in sight, exactly one of them chosen. */
final class ChoiceRow<T, V> extends Field<T> {
  private final SegmentedButton buttons = new SegmentedButton();
  private final Map<V, ToggleButton> byValue = new LinkedHashMap<>();
  private final Property<T, V> property;

  ChoiceRow(String label, Property<T, V> property, Consumer<Edit> perform) {
    super(label, perform);
    this.property = property;
    buttons.getStyleClass().add("choice");
    getChildren().add(buttons);
  }

  /** Adds an alternative with its word. */
  ChoiceRow<T, V> or(V value, String word) {
    ToggleButton button = new ToggleButton(word);
    button.setAccessibleText(labelText() + ": " + word);
    button.setOnAction(_ -> choose(value, button));
    button.setMaxWidth(Double.MAX_VALUE);
    byValue.put(value, button);
    buttons.getButtons().add(button);
    return this;
  }

  /** Adds an alternative with its word and a picture. */
  ChoiceRow<T, V> or(V value, String word, Node picture) {
    or(value, word);
    byValue.get(value).setGraphic(picture);
    return this;
  }

  private void choose(V value, ToggleButton button) {
    // A second click would leave none chosen.
    button.setSelected(true);
    commit(property, value);
  }

  @Override
  void update(T thing) {
    V now = property.get().apply(thing);
    byValue.forEach((value, button) -> button.setSelected(value.equals(now)));
  }
}
