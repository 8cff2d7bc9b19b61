package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Point;

/**
 * The whole canvas is moved.
 *
 * @param last where the pointer was
 * @param after the gesture when the button goes up
 */
record Panning(Point last, Gesture after) implements Gesture {

  @Override
  public Step on(Input input, Situation situation) {
    Response closed = Response.handling(situation).with(Cursor.CLOSED_HAND);
    return switch (input) {
      case Input.Move move ->
          new Step(
              new Panning(move.at(), after),
              closed.with(
                  situation.viewport().panned(move.at().x() - last.x(), move.at().y() - last.y())));
      case Input.Release _ -> new Step(after, Response.handling(situation));
      case Input.KeyUp(Input.Key key, _) when key == Input.Key.SPACE ->
          new Step(new Panning(last, new Resting()), closed);
      case Input.Lost _ -> Gesture.done(Response.handling(situation));
      default -> stay(closed);
    };
  }
}
