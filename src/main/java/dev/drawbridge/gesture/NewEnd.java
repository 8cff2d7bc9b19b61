package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Side;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.EditCode;
import dev.drawbridge.drawing.Element;
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

  /**
   * Something new that an arrow leads to, or starts at, instead of what it is at now: near that,
   * and in the same zone.
   */
  static Response instead(Reaim reaim, Tile tile, String name, Situation situation) {
    Sheet sheet = situation.sheet();
    Box size = New.size(tile);
    Box wished =
        sheet
            .shape(sheet.seen(reaim.now()))
            .map(shape -> Box.around(shape.box().centre(), size.width(), size.height()))
            .orElse(size);
    Optional<Key> zone = situation.drawing().element(reaim.now()).flatMap(Element::zone);
    Box place = FreePlace.near(wished, zone, sheet, Set.of());
    New made = New.at(tile, name, place.corner(), zone, situation);
    Edit.Reconnect led = reaim.edit(made.element().key());
    Edit plain =
        new Edit.Together(
            EditCode.ADD_INSTEAD,
            List.of(made.element().name(), led.id()),
            List.of(made.edit(situation), led));
    Key key = made.element().key();
    Response response = placed(Room.made(plain, Set.of(key), sheet), key, situation);
    return name.isBlank()
        ? response.with(Selection.of(key)).with(new Request.Rename(key, true))
        : response.with(Selection.ofStatement(led.id()));
  }

  private static Response placed(Room room, Key key, Situation situation) {
    return Response.handling(situation)
        .with(room.edit())
        .with(situation.viewport().showing(room.sheet().bounds(Selection.of(key))));
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
    Response response = placed(room, to, situation);
    return name.isBlank()
        ? response.with(Selection.of(to)).with(new Request.Rename(to, true, Optional.of(flow.id())))
        : response.with(Selection.ofStatement(flow.id())).with(Asking.first(flow, room.sheet()));
  }
}
