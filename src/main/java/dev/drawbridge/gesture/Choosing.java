package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Mark;
import dev.drawbridge.canvas.Mark.Look;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Overlay;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Route;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Side;
import dev.drawbridge.drawing.Key;
import java.util.Optional;
import java.util.Set;

/**
 * An arrow waits for its end while the person chooses from a list.
 *
 * @param from where it starts
 * @param dropped where it was let go on the sheet; absent if it was begun by keyboard
 * @param aimed what the list points at, if it is there already
 */
record Choosing(Key from, Optional<Point> dropped, Optional<Key> aimed) implements Gesture {

  /** An arrow without an end is to get one. */
  static Step start(Key from, Optional<Point> dropped, Situation situation) {
    Optional<Shape> source = situation.sheet().shape(from).filter(s -> s.element().isEnd());
    if (source.isEmpty()) {
      return Gesture.done(Response.ignoring(situation));
    }
    Choosing choosing = new Choosing(from, dropped, Optional.empty());
    Point at = dropped.orElseGet(() -> Side.RIGHT.middle(source.get().box()).plus(24, 0));
    return choosing.stay(choosing.shown(situation).with(new Request.AskTarget(from, at)));
  }

  @Override
  public Step on(Input input, Situation situation) {
    return switch (input) {
      case Input.Aim(Optional<Key> key) -> {
        Choosing next = new Choosing(from, dropped, key);
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
    Situation later = new Situation(situation.sheet(), zoomed.viewport(), situation.selection());
    return stay(shown(later));
  }

  private Response shown(Situation situation) {
    Response response = Response.handling(situation);
    Optional<Shape> source = situation.sheet().shape(from);
    if (source.isEmpty()) {
      return response;
    }
    Optional<Shape> target = aimed.flatMap(situation.sheet()::shape);
    if (target.isPresent()) {
      Connection connection = Connection.of(source.get(), target.get(), situation.sheet());
      return connection.shown(response, situation);
    }
    Marks marks = Marks.of(from, Mark.of(Look.HOVERED));
    return response.with(
        dropped
            .map(at ->
                marks.and(Marks.of(new Overlay.Ghost(Route.towards(source.get().box(), at), true))))
            .orElse(marks));
  }

  private Response chosen(Wish wish, Situation situation) {
    Optional<Shape> source = situation.sheet().shape(from);
    if (source.isEmpty()) {
      return Response.handling(situation);
    }
    return switch (wish) {
      case Wish.Present(Key key) ->
          situation
              .sheet()
              .shape(key)
              .map(to -> Connection.of(source.get(), to, situation.sheet()).made(situation))
              .orElse(Response.handling(situation));
      case Wish.Fresh(Tile tile, String name) -> fresh(source.get(), tile, name, situation);
    };
  }

  private Response fresh(Shape source, Tile tile, String name, Situation situation) {
    if (dropped.isEmpty()) {
      return NewEnd.beside(source, Side.RIGHT, tile, name, situation);
    }
    Point at = dropped.get();
    Optional<Key> zone = Landing.zoneAt(at, situation.sheet(), Set.of());
    return NewEnd.at(source, box(source.box(), at, tile), zone, tile, name, situation);
  }

  /** Such that the arrow ends where it was dropped. */
  private static Box box(Box source, Point at, Tile tile) {
    Box size = New.size(tile);
    Side side = Towards.side(source.centre(), at);
    Point centre = at.plus(side.dx() * size.width() / 2, side.dy() * size.height() / 2);
    return Box.around(centre, size.width(), size.height());
  }
}
