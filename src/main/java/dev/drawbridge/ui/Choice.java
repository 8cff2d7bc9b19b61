package dev.drawbridge.ui;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;

/** A few alternatives of a dialog beside each other, one of them chosen, with a caption above. */
final class Choice<V> extends VBox {

  /**
   * A choice.
   *
   * @param id of the choice; the buttons' ids are it with the values behind
   * @param caption above the buttons
   * @param words for each value
   * @param choose is told of every choice; what is chosen already may be chosen again
   */
  Choice(
      String id,
      String caption,
      List<V> values,
      V chosen,
      Function<V, String> words,
      Consumer<V> choose) {
    super(5);
    Label label = new Label(caption);
    label.getStyleClass().add("field-label");
    SegmentedButton buttons = new SegmentedButton();
    buttons.getStyleClass().add("choice");
    for (V value : values) {
      ToggleButton button = new ToggleButton(words.apply(value));
      button.setId(id + "-" + value.toString().toLowerCase(Locale.ROOT));
      button.setAccessibleText(caption + ": " + button.getText());
      button.setSelected(value.equals(chosen));
      button.setOnAction(_ -> {
        // A second click would leave none chosen.
        button.setSelected(true);
        choose.accept(value);
      });
      buttons.getButtons().add(button);
    }
    getChildren().setAll(label, buttons);
  }
}
