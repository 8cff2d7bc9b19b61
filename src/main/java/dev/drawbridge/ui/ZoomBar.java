package dev.drawbridge.ui;

import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** Smaller, how large, larger; the number fits everything into the window. */
final class ZoomBar extends HBox {
  ZoomBar(CanvasPane canvas, Commands commands) {
    getStyleClass().addAll("float", "zoom");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    Button smaller = flat(CommandButton.of(commands.get("zoom.out"), Feather.MINUS));
    Button larger = flat(CommandButton.of(commands.get("zoom.in"), Feather.PLUS));
    Button amount = flat(CommandButton.of(commands.get("command.fit"), Feather.MAXIMIZE));
    amount.setGraphic(null);
    amount.getStyleClass().add("amount");
    amount.setId("zoom");
    canvas
        .zoomProperty()
        .subscribe(
            zoom -> amount.setText(Texts.of("zoom.amount", Math.round(zoom.doubleValue() * 100))));
    getChildren().addAll(smaller, amount, larger);
  }

  private static Button flat(Button button) {
    button.getStyleClass().add("flat");
    return button;
  }
}
