package dev.drawbridge.gesture;

/** The space bar is down: the next drag moves the canvas. */
record HandReady() implements Gesture {

  @Override
  public Step on(Input input, Situation situation) {
    Response open = Response.handling(situation).with(Cursor.OPEN_HAND);
    return switch (input) {
      case Input.Press press ->
          new Step(
              new Panning(press.at(), this), Response.handling(situation).with(Cursor.CLOSED_HAND));
      case Input.KeyUp(Input.Key key, _) when key == Input.Key.SPACE ->
          Gesture.done(Response.handling(situation));
      case Input.Leave _, Input.Lost _ -> Gesture.done(Response.handling(situation));
      default -> stay(open);
    };
  }
}
