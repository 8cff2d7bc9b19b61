package dev.drawbridge.ui;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** Smaller, how large, larger; the number fits everything into the window. */
final class ZoomBar extends HBox {
  private static final double STEP = 1.25;

  ZoomBar(CanvasPane canvas) {
    getStyleClass().addAll("float", "zoom");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    Button smaller = button("zoom.out");
    smaller.setGraphic(Icons.of(Feather.MINUS));
    smaller.setOnAction(_ -> canvas.zoomBy(1 / STEP));
    Button larger = button("zoom.in");
    larger.setGraphic(Icons.of(Feather.PLUS));
    larger.setOnAction(_ -> canvas.zoomBy(STEP));
    Button amount = button("command.fit");
    amount.getStyleClass().add("amount");
    amount.setId("zoom");
    amount.setOnAction(_ -> canvas.fit());
    canvas
        .zoomProperty()
        .subscribe(
            zoom -> amount.setText(Texts.of("zoom.amount", Math.round(zoom.doubleValue() * 100))));
    getChildren().addAll(smaller, amount, larger);
  }

  private static Button button(String text) {
    Button button = new Button();
    button.getStyleClass().add("flat");
    button.setAccessibleText(Texts.of(text));
    button.setTooltip(new Tooltip(Texts.of(text)));
    return button;
  }
}
