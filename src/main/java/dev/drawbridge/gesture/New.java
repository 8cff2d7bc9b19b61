package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Metrics;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Zone;
import java.util.Optional;
import java.util.Set;

/** A new thing and where it is to stand. */
record New(Element element, Placement placement) {

  /** A new thing with its middle at a place of the sheet, in the zone that is there. */
  static New at(Tile tile, Point middle, boolean snaps, Situation situation) {
    Optional<Key> zone = Landing.zoneAt(middle, situation.sheet(), Set.of());
    Element element = element(tile, "", situation.drawing()).inZone(zone);
    Box size = size(tile);
    Point corner = Landing.snapped(middle.plus(-size.width() / 2, -size.height() / 2), snaps);
    return in(element, corner, situation);
  }

  /**
   * A new thing with its upper left corner at a place of the sheet.
   *
   * @param name how it is called; blank for a name that says what it is
   */
  static New at(Tile tile, String name, Point corner, Optional<Key> zone, Situation situation) {
    return in(element(tile, name, situation.drawing()).inZone(zone), corner, situation);
  }

  private static New in(Element element, Point corner, Situation situation) {
    Placement plain = Placement.at(0, 0);
    Placement as =
        element instanceof Zone
            ? plain.sized((int) Metrics.ZONE_WIDTH, (int) Metrics.ZONE_HEIGHT)
            : plain;
    return new New(element, Landing.at(corner, element.zone(), situation.sheet(), as));
  }

  /** The room it takes at first. */
  static Box size(Tile tile) {
    return Metrics.usual(element(tile, "", Drawing.EMPTY));
  }

  private static Element element(Tile tile, String name, Drawing drawing) {
    return switch (tile) {
      case SERVICE -> {
        Service made = Service.of(free(name, "service", drawing));
        yield name.isBlank() ? made : made.withName(name.strip());
      }
      case ZONE -> {
        Zone made = Zone.of(free(name, "zone", drawing));
        yield name.isBlank() ? made : made.withName(name.strip());
      }
      case NETWORK -> {
        Network made = Network.of(free(name, "network", drawing));
        yield name.isBlank() ? made : made.withName(name.strip());
      }
      case ROUTER -> {
        Router made = Router.of(free(name, "router", drawing));
        yield name.isBlank() ? made : made.withName(name.strip());
      }
      case NOTE -> new Note(free("", "note", drawing), Optional.empty(), "Note");
    };
  }

  private static Key free(String name, String word, Drawing drawing) {
    return Key.near(name, Key.of(word)).unlessTaken(drawing::has);
  }

  /** The step that makes it, with all that gives way to it. */
  Room room(Situation situation) {
    return Room.made(edit(situation), Set.of(element.key()), situation.sheet());
  }

  /** The step that makes it, and nothing else. */
  Edit edit(Situation situation) {
    return Landing.settled(
        new Edit.Add(element, placement),
        Set.of(element.zone()),
        Set.of(element.key()),
        situation.sheet());
  }

  Response response(Situation situation) {
    return Response.handling(situation)
        .with(room(situation).edit())
        .with(Selection.of(element.key()))
        .with(new Request.Rename(element.key(), true));
  }
}
