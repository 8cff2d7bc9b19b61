package dev.drawbridge.ui;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/** The cross in the corner of what can be put away. */
final class CloseButton {
  private CloseButton() {}

  /** A button that says what it does, though it shows no words. */
  static Button of(String words, Runnable action) {
    Button close = new Button("", Icons.of(Feather.X));
    close.getStyleClass().addAll("flat", "quiet");
    close.setAccessibleText(words);
    close.setTooltip(new Tooltip(words));
    close.setOnAction(_ -> action.run());
    return close;
  }
}
