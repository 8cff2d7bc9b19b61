package dev.drawbridge.ui;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
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

  /**
   * Lets the arrow keys go about among choices, and Enter and the space bar take one.
   *
   * @param columns how many stand in a row
   * @param first where going up from the first row leads to
   */
  static void goAbout(Pane choices, int columns, Node first) {
    choices.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          List<Node> all = choices.getChildren();
          int at = event.getTarget() instanceof Node node ? all.indexOf(node) : -1;
          if (at < 0) {
            return;
          }
          int to =
              switch (event.getCode()) {
                case LEFT -> at - 1;
                case RIGHT -> at + 1;
                case UP -> at - columns;
                case DOWN -> at + columns;
                default -> at;
              };
          boolean takes =
              !event.isShiftDown()
                  && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE);
          if (takes && all.get(at) instanceof ButtonBase button) {
            button.fire();
          } else if (to < 0) {
            first.requestFocus();
          } else if (to != at && to < all.size()) {
            all.get(to).requestFocus();
          }
          if (takes || event.getCode().isArrowKey()) {
            event.consume();
          }
        });
  }

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
