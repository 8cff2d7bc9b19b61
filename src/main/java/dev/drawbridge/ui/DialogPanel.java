package dev.drawbridge.ui;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A dialog inside the window: a heading, what it is about, buttons at the lower right. */
final class DialogPanel extends VBox {

  DialogPanel(String title, Node content, List<Button> buttons) {
    getStyleClass().add("dialog-panel");
    Label heading = new Label(title);
    heading.getStyleClass().add("dialog-title");
    heading.setWrapText(true);
    HBox row = new HBox(8);
    row.setAlignment(Pos.CENTER_RIGHT);
    row.getChildren().addAll(buttons);
    getChildren().addAll(heading, content, row);
  }

  /** A paragraph. */
  static Label text(String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMaxWidth(460);
    return label;
  }

  /** A button that does something; the accented one is what Enter presses. */
  static Button button(String words, boolean accented, Runnable action) {
    Button button = new Button(words);
    button.setDefaultButton(accented);
    if (accented) {
      button.getStyleClass().add("accent");
    }
    button.setOnAction(_ -> action.run());
    return button;
  }
}
