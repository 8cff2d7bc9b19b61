package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Selection;
import java.util.Optional;

/**
 * The button is down and it is not yet clear whether it will be a click or a drag.
 *
 * @param start where it went down, on the screen
 * @param drag the gesture if the pointer moves
 * @param click what is selected if it does not
 * @param sign what is under the pointer to be clicked, if anything is
 */
record Pressing(Point start, Gesture drag, Selection click, Optional<Sign> sign)
    implements Gesture {
  /** A hand that clicks moves the mouse by less than this, in screen units. */
  private static final double SLACK = 4;

  Pressing(Point start, Gesture drag, Selection click) {
    this(start, drag, click, Optional.empty());
  }

  @Override
  public boolean isDrag() {
    return true;
  }

  @Override
  public Step on(Input input, Situation situation) {
    if (Gesture.cancels(input)) {
      return Gesture.done(Response.handling(situation));
    }
    return switch (input) {
      case Input.Move move when move.at().distance(start) >= SLACK -> drag.on(move, situation);
      case Input.Release _ -> {
        Response clicked = Response.handling(situation).with(click);
        yield Gesture.done(sign.map(s -> s.clicked(clicked, situation)).orElse(clicked));
      }
      default -> stay(Response.handling(situation));
    };
  }
}
