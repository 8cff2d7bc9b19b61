package dev.drawbridge.ui;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** A sentence along the upper edge of the canvas with what can be done about it; else not seen. */
class NoticeBar extends HBox {
  private final Label sentence = new Label();

  NoticeBar(String id) {
    setId(id);
    getStyleClass().add("notice-bar");
    setAlignment(Pos.CENTER_LEFT);
    sentence.setWrapText(true);
    sentence.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    sentence.setMaxWidth(Double.MAX_VALUE);
    sentence.setGraphic(Icons.of(Feather.ALERT_TRIANGLE));
    sentence.getGraphic().getStyleClass().add("warning-icon");
    managedProperty().bind(visibleProperty());
    setVisible(false);
  }

  /** Says something that a person may read and put away. */
  final void warn(String words) {
    offer(words, List.of(button("notice.close", () -> setVisible(false))));
  }

  final void offer(String words, List<Button> buttons) {
    if (isVisible() && sentence.getText().equals(words)) {
      return;
    }
    sentence.setText(words);
    getChildren().setAll(sentence);
    getChildren().addAll(buttons);
    setVisible(true);
  }

  static Button button(String text, Runnable action) {
    Button button = new Button(Texts.of(text));
    button.setId(text.replace('.', '-'));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }
}
