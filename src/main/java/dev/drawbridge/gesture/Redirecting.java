package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Arrow;
import dev.drawbridge.canvas.Mark;
import dev.drawbridge.canvas.Mark.Look;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Key;
import java.util.Optional;

/**
 * One end of the selected arrow waits for where it is to lead while the person chooses from a list:
 * what {@link Reaiming} is for the pointer.
 *
 * @param id of the flow
 * @param isStart whether it is the end where the connection starts
 * @param aimed what the list points at
 */
record Redirecting(String id, boolean isStart, Optional<Key> aimed) implements Listing {

  /** An end of the selected arrow is to be led elsewhere; nothing follows if there is no arrow. */
  static Step start(boolean isStart, Situation situation) {
    Optional<Arrow> arrow = situation.selection().onlyStatement().flatMap(situation.sheet()::arrow);
    if (arrow.isEmpty()) {
      return Gesture.done(Response.ignoring(situation));
    }
    String id = situation.selection().onlyStatement().orElseThrow();
    Redirecting redirecting = new Redirecting(id, isStart, Optional.empty());
    Point at = isStart ? arrow.get().route().start() : arrow.get().route().end();
    return redirecting.stay(redirecting.shown(situation).with(new Request.AskEnd(id, isStart, at)));
  }

  @Override
  public Listing aimedAt(Optional<Key> key) {
    return new Redirecting(id, isStart, key);
  }

  @Override
  public Response shown(Situation situation) {
    Response response = Response.handling(situation);
    Optional<Reaim> reaim = Reaim.of(id, isStart, situation);
    return reaim
        .flatMap(r ->
            aimed
                .map(situation.sheet()::seen)
                .flatMap(situation.sheet()::shape)
                .map(other -> r.shown(other, response, situation)))
        .orElseGet(() -> response.with(Marks.ofFlow(id, Mark.of(Look.HOVERED))));
  }

  @Override
  public Response chosen(Wish wish, Situation situation) {
    return switch (wish) {
      case Wish.Present(Key key) ->
          Reaim.of(id, isStart, situation)
              .flatMap(
                  reaim -> situation.sheet().shape(key).map(other -> reaim.made(other, situation)))
              .orElseGet(() -> Response.handling(situation).with(Selection.ofStatement(id)));
      case Wish.Fresh(Tile tile, String name) ->
          Reaim.of(id, isStart, situation)
              .map(reaim -> NewEnd.instead(reaim, tile, name, situation))
              .orElseGet(() -> Response.handling(situation).with(Selection.ofStatement(id)));
    };
  }
}
