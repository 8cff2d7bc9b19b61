package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Viewport;
import java.util.Optional;

/**
 * The one entrance for pointer and keys: remembers which gesture is under way and where the pointer
 * is. Not for use by several threads.
 */
public final class Gestures {
  private Gesture current = new Resting();
  private Input.Move pointer = new Input.Move(new Point(0, 0), Modifiers.NONE);
  private boolean wasWellInside;

  /** The same at this moment, to try an input on: whoever takes it over goes on with the copy. */
  public Gestures copy() {
    Gestures copy = new Gestures();
    copy.current = current;
    copy.pointer = pointer;
    copy.wasWellInside = wasWellInside;
    return copy;
  }

  /** What the window is to do after an input. */
  public Response on(Input input, Situation situation) {
    boolean wasDrag = current.isDrag();
    Response response = wasDrag ? whileDragging(input, situation) : step(input, situation);
    if (input instanceof Input.Move move) {
      pointer = move;
    }
    // What comes from the palette crosses the edge first, and must not be pulled there.
    boolean inside =
        input instanceof Input.Move && EdgePull.isWellInside(pointer.at(), situation.viewport());
    wasWellInside = current.isDrag() && ((wasDrag && wasWellInside) || inside);
    return response;
  }

  private Response step(Input input, Situation situation) {
    Gesture.Step step = current.on(input, situation);
    current = step.next();
    return step.response();
  }

  private Response whileDragging(Input input, Situation situation) {
    return switch (input) {
      case Input.Move _, Input.Release _, Input.Lost _ -> step(input, situation);
      case Input.KeyDown _ when Gesture.cancels(input) -> step(input, situation);
      case Input.KeyDown(_, Modifiers held) -> again(held, situation);
      case Input.KeyUp(_, Modifiers held) -> again(held, situation);
      case Input.Scroll scroll -> seen(Zooming.scroll(scroll, situation).viewport(), situation);
      case Input.Pinch pinch -> seen(Zooming.pinch(pinch, situation).viewport(), situation);
      case Input.Leave _ -> again(pointer.modifiers(), situation);
      // The release before this was never told; or another button means to stop.
      case Input.Press _, Input.TilePress _, Input.TileEnter _, Input.Aim _, Input.Choose _ ->
          step(new Input.Lost(), situation);
    };
  }

  /** The same place with other keys held. */
  private Response again(Modifiers held, Situation situation) {
    pointer = new Input.Move(pointer.at(), held);
    return step(pointer, situation);
  }

  /** The same place of the screen over another part of the sheet. */
  private Response seen(Viewport viewport, Situation situation) {
    return step(pointer, new Situation(situation.sheet(), viewport, situation.selection()));
  }

  /**
   * What the window is to do when time passes: near the edge of the canvas the sheet comes towards
   * what is dragged.
   *
   * @param seconds since the last time
   * @return nothing if nothing moves
   */
  public Optional<Response> pull(double seconds, Situation situation) {
    if (!current.isDrag() || !wasWellInside) {
      return Optional.empty();
    }
    return EdgePull.pulled(pointer.at(), seconds, situation.viewport())
        .map(viewport -> seen(viewport, situation));
  }

  /** Whether a gesture is under way, so that a change from elsewhere should wait or cancel it. */
  public boolean isUnderWay() {
    return !(current instanceof Resting);
  }

  /** Whether something is being dragged, so that time is to be told by {@link #pull}. */
  public boolean isDragging() {
    return current.isDrag();
  }

  /**
   * What is held by what is under way, and where it would be after a move; nothing if it holds
   * nothing or did not move yet. Much sooner known than what {@link #on} says about that move.
   */
  public Optional<Held> held(Input.Move move, Situation situation) {
    return current.held(move, situation);
  }

  /** Forgets the gesture under way, as Escape does. */
  public void cancel() {
    current = new Resting();
  }
}
