package dev.drawbridge.ui;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** A card that floats on the canvas and asks something: Escape or going elsewhere drops it. */
abstract class Popup extends VBox {
  private boolean over;

  /**
   * A card.
   *
   * @param dropped what happens when the person does not answer
   */
  Popup(String id, Runnable dropped) {
    getStyleClass().addAll("float", "popup");
    setId(id);
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            answered(dropped);
            event.consume();
          }
        });
    focusWithinProperty()
        .addListener((_, _, within) -> {
          if (!within && !over) {
            left(dropped);
          }
        });
  }

  /** Puts the focus where the answer is given. */
  abstract void begin();

  /** The person went elsewhere without an answer. */
  void left(Runnable dropped) {
    answered(dropped);
  }

  /** Does that unless the card is over: it is now. */
  final void answered(Runnable answer) {
    if (!over) {
      over = true;
      answer.run();
    }
  }
}
