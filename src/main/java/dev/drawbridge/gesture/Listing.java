package dev.drawbridge.gesture;

import dev.drawbridge.drawing.Key;
import java.util.Optional;

/**
 * A list is open that asks what an arrow is to lead to. The arrow shows to whatever the list points
 * at; the view can be moved meanwhile.
 */
interface Listing extends Gesture {

  /** The same with the list pointing at that, or at nothing that is there. */
  Listing aimedAt(Optional<Key> key);

  /** What shows while nothing is decided. */
  Response shown(Situation situation);

  /** What comes of a choice. */
  Response chosen(Wish wish, Situation situation);

  @Override
  default Step on(Input input, Situation situation) {
    return switch (input) {
      case Input.Aim(Optional<Key> key) -> {
        Listing next = aimedAt(key);
        yield next.stay(next.shown(situation));
      }
      case Input.Choose(Wish wish) -> Gesture.done(chosen(wish, situation));
      case Input.KeyDown(Input.Key key, _) when key == Input.Key.ESCAPE ->
          Gesture.done(Response.handling(situation));
      case Input.Press _, Input.TilePress _, Input.TileEnter _ ->
          new Resting().on(input, situation);
      case Input.Scroll scroll -> seen(Zooming.scroll(scroll, situation), situation);
      case Input.Pinch pinch -> seen(Zooming.pinch(pinch, situation), situation);
      // The list takes the keys away from the canvas: that is no reason to give up.
      case Input.Lost _, Input.Leave _, Input.Move _, Input.Release _, Input.KeyDown _ ->
          stay(shown(situation));
      case Input.KeyUp _ -> stay(shown(situation));
    };
  }

  private Step seen(Response zoomed, Situation situation) {
    return stay(shown(new Situation(situation.sheet(), zoomed.viewport(), situation.selection())));
  }
}
