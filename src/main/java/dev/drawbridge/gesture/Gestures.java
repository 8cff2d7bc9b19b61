package dev.drawbridge.gesture;

/**
 * The one entrance for pointer and keys: remembers which gesture is under way, nothing else. Not
 * for use by several threads.
 */
public final class Gestures {
  private Gesture current = new Resting();

  /** What the window is to do after an input. */
  public Response on(Input input, Situation situation) {
    Gesture.Step step = current.on(input, situation);
    current = step.next();
    return step.response();
  }

  /** Whether a gesture is under way, so that a change from elsewhere should wait or cancel it. */
  public boolean isUnderWay() {
    return !(current instanceof Resting);
  }

  /** Forgets the gesture under way, as Escape does. */
  public void cancel() {
    current = new Resting();
  }
}
