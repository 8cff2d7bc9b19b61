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
record Choosing(Key from, Optional<Point> dropped, Optional<Key> aimed) implements Listing {

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
  public Listing aimedAt(Optional<Key> key) {
    return new Choosing(from, dropped, key);
  }

  @Override
  public Response shown(Situation situation) {
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

  @Override
  public Response chosen(Wish wish, Situation situation) {
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
