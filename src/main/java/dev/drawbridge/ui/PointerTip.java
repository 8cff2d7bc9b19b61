package dev.drawbridge.ui;

import dev.drawbridge.canvas.Point;
import dev.drawbridge.gesture.Hint;
import dev.drawbridge.gesture.Hint.Said;
import dev.drawbridge.gesture.Request;
import dev.drawbridge.gesture.Response;
import dev.drawbridge.problem.Messages;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.util.Duration;

/** A sentence beside the pointer: what a gesture would do, or why it cannot be done. */
final class PointerTip extends Label {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final double ASIDE = 16;
  private static final double BELOW = 20;

  private final PauseTransition linger = new PauseTransition(Duration.seconds(3));

  PointerTip() {
    getStyleClass().addAll("float", "pointer-tip");
    setId("pointer-tip");
    setMouseTransparent(true);
    setVisible(false);
    setManaged(false);
    setWrapText(true);
    setMaxWidth(360);
    linger.setOnFinished(_ -> setVisible(false));
  }

  /**
   * Says what there is to say.
   *
   * @param during whether the gesture goes on: then the sentence stays as long as it is true
   */
  void follow(Response response, boolean during, Point pointer, double width, double height) {
    Optional<String> refusal =
        response
            .request()
            .filter(Request.Refuse.class::isInstance)
            .map(Request.Refuse.class::cast)
            .map(r -> Messages.text(r.reason(), List.of(r.name())));
    // That an arrow lets its start reach its end is what everybody expects.
    List<Hint> news =
        response.hints().stream().filter(hint -> hint.code() != Said.MAY_REACH).toList();
    boolean silent = refusal.isEmpty() && (!during || news.isEmpty());
    if (silent) {
      // What was refused at the end of a gesture is still being read when the mouse moves on.
      if (during || linger.getStatus() != PauseTransition.Status.RUNNING) {
        setVisible(false);
      }
      return;
    }
    linger.stop();
    pseudoClassStateChanged(WRONG, refusal.isPresent());
    setText(refusal.orElseGet(() -> Wording.hints(news)));
    setVisible(true);
    applyCss();
    autosize();
    setLayoutX(Math.clamp(pointer.x() + ASIDE, 4, Math.max(4, width - getWidth() - 4)));
    double below = pointer.y() + BELOW;
    boolean fits = below + getHeight() + 4 < height;
    setLayoutY(fits ? Math.max(4, below) : Math.max(4, pointer.y() - getHeight() - ASIDE));
    if (!during) {
      linger.playFromStart();
    }
  }
}
