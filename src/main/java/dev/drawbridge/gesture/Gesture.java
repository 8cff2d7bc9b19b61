package dev.drawbridge.gesture;

import java.util.Optional;

/** A gesture at one moment: immutable, turned into its next moment by every input. */
interface Gesture {

  /** What the input means to this gesture. */
  Step on(Input input, Situation situation);

  /**
   * Whether a button holds something that follows the pointer. Such a gesture sees only moves, the
   * release and what takes it back; scrolling under it and the pull of the canvas' edge are moves
   * to it.
   */
  default boolean isDrag() {
    return false;
  }

  /** What it would hold after a move, and where; nothing for what is not simply moved. */
  default Optional<Held> held(Input.Move move, Situation situation) {
    return Optional.empty();
  }

  /**
   * What comes of an input.
   *
   * @param next the gesture from now on
   * @param response what the window is to do
   */
  record Step(Gesture next, Response response) {}

  /** The gesture goes on. */
  default Step stay(Response response) {
    return new Step(this, response);
  }

  /** The gesture is over. */
  static Step done(Response response) {
    return new Step(new Resting(), response);
  }

  /** Whether this input takes the gesture back. */
  static boolean cancels(Input input) {
    return input instanceof Input.Lost
        || (input instanceof Input.KeyDown(Input.Key key, _) && key == Input.Key.ESCAPE);
  }
}
