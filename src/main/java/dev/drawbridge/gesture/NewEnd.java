package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Side;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.EditCode;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.StatementId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Something new together with the arrow that leads to it: one step. */
final class NewEnd {
  private NewEnd() {}

  /** On one side of where the arrow starts, where there is room. */
  static Response beside(Shape from, Side side, Tile tile, String name, Situation situation) {
    Optional<Key> zone = from.element().zone();
    Box place = FreePlace.beside(from.box(), side, New.size(tile), zone, situation.sheet());
    return made(from, place, zone, tile, name, situation);
  }

  /** As near to a place as there is room. */
  static Response at(
      Shape from, Box wished, Optional<Key> zone, Tile tile, String name, Situation situation) {
    Box place = FreePlace.near(wished, zone, situation.sheet(), Set.of());
    return made(from, place, zone, tile, name, situation);
  }

  private static Response made(
      Shape from, Box place, Optional<Key> zone, Tile tile, String name, Situation situation) {
    New made = New.at(tile, name, place.corner(), zone, situation);
    Optional<Request.Refuse> refusal = Targets.refusal(from.element(), made.element());
    if (refusal.isPresent()) {
      return Response.handling(situation).with(refusal.get());
    }
    Key to = made.element().key();
    Drawing drawing = situation.drawing();
    Flow flow = Flow.of(StatementId.forFlow(from.key(), to, drawing::hasStatement), from.key(), to);
    Edit plain =
        new Edit.Together(
            EditCode.ADD_CONNECTED,
            List.of(made.element().name(), from.element().name()),
            List.of(made.edit(situation), new Edit.Say(flow)));
    Room room = Room.made(plain, Set.of(to), situation.sheet());
    Sheet after = room.sheet();
    Response response =
        Response.handling(situation)
            .with(room.edit())
            .with(situation.viewport().showing(after.bounds(Selection.of(to))));
    return name.isBlank()
        ? response.with(Selection.of(to)).with(new Request.Rename(to, true, Optional.of(flow.id())))
        : response.with(Selection.ofStatement(flow.id())).with(Asking.first(flow, after));
  }
}
