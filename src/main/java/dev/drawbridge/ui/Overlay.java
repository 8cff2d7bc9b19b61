package dev.drawbridge.ui;

import atlantafx.base.controls.ModalPane;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Where questions and dialogs show, above the window's panels; one at a time. */
final class Overlay {
  private final ModalPane pane = new ModalPane();
  private Optional<Node> before = Optional.empty();

  Overlay() {
    pane.setId("overlay");
    pane.setAlignment(Pos.CENTER);
    pane.usePredefinedTransitionFactories(null);
    pane.setInTransitionFactory(null);
    pane.setOutTransitionFactory(null);
    pane.displayProperty()
        .addListener((_, _, shown) -> {
          if (!shown) {
            before.ifPresent(Node::requestFocus);
            before = Optional.empty();
          }
        });
  }

  Node node() {
    return pane;
  }

  boolean isShown() {
    return pane.isDisplay();
  }

  /** Shows a panel at the top of the window, as a field that is typed into. */
  void showAtTop(Node panel) {
    show(panel, false, Pos.TOP_CENTER);
  }

  /** Shows a dialog; Escape and a click beside it close it, unless it must be answered. */
  void show(Node dialog, boolean mustBeAnswered) {
    show(dialog, mustBeAnswered, Pos.CENTER);
  }

  private void show(Node dialog, boolean mustBeAnswered, Pos place) {
    pane.setAlignment(place);
    if (before.isEmpty() && pane.getScene() != null) {
      before = Optional.ofNullable(pane.getScene().getFocusOwner());
    }
    pane.setPersistent(mustBeAnswered);
    StackPane frame = new StackPane(dialog);
    frame.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    pane.show(frame);
    dialog.requestFocus();
  }

  /** Does something once no dialog is shown. */
  void whenFree(Runnable action) {
    if (!isShown()) {
      action.run();
      return;
    }
    ChangeListener<Boolean> once =
        new ChangeListener<>() {
          @Override
          public void changed(
              ObservableValue<? extends Boolean> shows, Boolean before, Boolean isShown) {
            if (!isShown) {
              pane.displayProperty().removeListener(this);
              Platform.runLater(() -> whenFree(action));
            }
          }
        };
    pane.displayProperty().addListener(once);
  }

  void hide() {
    pane.hide(true);
  }
}
