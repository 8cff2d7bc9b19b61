package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Mark;
import dev.drawbridge.canvas.Mark.Look;
import dev.drawbridge.canvas.Marks;
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
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Zone;
import java.util.Optional;
import java.util.Set;

/**
 * Something new is brought from the palette, by dragging its tile or by a click there and a click
 * here.
 *
 * @param tile what
 * @param wasOnCanvas whether the pointer was over the canvas since the button went down
 * @param isArmed whether the tile was clicked: the next press on the canvas places it
 */
record Placing(Tile tile, boolean wasOnCanvas, boolean isArmed) implements Gesture {

  static Step start(Tile tile, Situation situation) {
    return new Step(new Placing(tile, false, false), Response.handling(situation));
  }

  @Override
  public Step on(Input input, Situation situation) {
    if (Gesture.cancels(input)) {
      return Gesture.done(Response.handling(situation));
    }
    return switch (input) {
      case Input.Move move -> move(move, situation);
      case Input.Release release -> release(release, situation);
      case Input.Press press when press.button() != Input.Button.PRIMARY ->
          Gesture.done(Response.handling(situation));
      case Input.TilePress press ->
          press.tile() == tile && isArmed
              ? Gesture.done(Response.handling(situation))
              : start(press.tile(), situation);
      case Input.Scroll scroll -> stay(Zooming.scroll(scroll, situation));
      case Input.Pinch pinch -> stay(Zooming.pinch(pinch, situation));
      default -> stay(Response.handling(situation));
    };
  }

  private Step move(Input.Move move, Situation situation) {
    Response response = Response.handling(situation).with(Cursor.CROSSHAIR);
    if (!isOnCanvas(move.at(), situation)) {
      return stay(response);
    }
    New made = New.at(tile, situation.onSheet(move.at()), !move.modifiers().shift(), situation);
    Marks marks = Marks.of(made.element().key(), Mark.of(Look.PROMISED));
    Marks all =
        made.element()
            .zone()
            .map(zone -> marks.and(Marks.of(zone, Mark.of(Look.TARGET))))
            .orElse(marks);
    return new Step(
        new Placing(tile, true, isArmed),
        response
            .with(situation.sheet().with(made.edit(situation).apply(situation.drawing())))
            .with(all));
  }

  private Step release(Input.Release release, Situation situation) {
    if (isOnCanvas(release.at(), situation)) {
      New made =
          New.at(tile, situation.onSheet(release.at()), !release.modifiers().shift(), situation);
      return Gesture.done(made.response(situation));
    }
    return wasOnCanvas && !isArmed
        ? Gesture.done(Response.handling(situation))
        : new Step(
            new Placing(tile, false, true), Response.handling(situation).with(Cursor.CROSSHAIR));
  }

  private static boolean isOnCanvas(Point screen, Situation situation) {
    return new Box(0, 0, situation.viewport().width(), situation.viewport().height())
        .contains(screen);
  }

  /** A new thing where the canvas was pressed. */
  static Response at(Tile tile, Point screen, Situation situation) {
    return New.at(tile, situation.onSheet(screen), true, situation).response(situation);
  }

  /** A new thing in the middle of what shows. */
  static Response inTheMiddle(Tile tile, Situation situation) {
    return New.at(tile, situation.viewport().visible().centre(), true, situation)
        .response(situation);
  }

  /** A new thing and where it is to stand. */
  private record New(Element element, Placement placement) {

    /** A new thing with its middle at a place of the sheet, in the zone that is there. */
    static New at(Tile tile, Point middle, boolean snaps, Situation situation) {
      Optional<Key> zone = Landing.zoneAt(middle, situation.sheet(), Set.of());
      Element element = element(tile, situation.drawing()).inZone(zone);
      Box usual = Metrics.usual(element);
      Point corner = Landing.snapped(middle.plus(-usual.width() / 2, -usual.height() / 2), snaps);
      Placement plain = Placement.at(0, 0);
      Placement as =
          element instanceof Zone
              ? plain.sized((int) Metrics.ZONE_WIDTH, (int) Metrics.ZONE_HEIGHT)
              : plain;
      return new New(element, Landing.at(corner, zone, situation.sheet(), as));
    }

    private static Element element(Tile tile, Drawing drawing) {
      return switch (tile) {
        case SERVICE -> Service.of(free("service", drawing));
        case ZONE -> Zone.of(free("zone", drawing));
        case NETWORK -> Network.of(free("network", drawing));
        case NOTE -> new Note(free("note", drawing), Optional.empty(), "Note");
      };
    }

    private static Key free(String word, Drawing drawing) {
      return Key.of(word).unlessTaken(drawing::has);
    }

    Edit edit(Situation situation) {
      return Landing.settled(
          new Edit.Add(element, placement),
          Set.of(element.zone()),
          Set.of(element.key()),
          situation.sheet());
    }

    Response response(Situation situation) {
      return Response.handling(situation)
          .with(edit(situation))
          .with(Selection.of(element.key()))
          .with(new Request.Rename(element.key(), true));
    }
  }
}
