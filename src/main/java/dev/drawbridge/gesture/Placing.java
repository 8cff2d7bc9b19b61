package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Mark;
import dev.drawbridge.canvas.Mark.Look;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.drawing.Key;
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

  @Override
  public boolean isDrag() {
    return !isArmed;
  }

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
        new Placing(tile, true, isArmed), response.with(made.room(situation).sheet()).with(all));
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

  /** A new thing in the middle of what shows, or as near to it as there is room. */
  static Response inTheMiddle(Tile tile, Situation situation) {
    Point middle = situation.viewport().visible().centre();
    Optional<Key> zone = Landing.zoneAt(middle, situation.sheet(), Set.of());
    Box size = New.size(tile);
    Box wished = Box.around(middle, size.width(), size.height());
    Box free = FreePlace.near(wished, zone, situation.sheet(), Set.of());
    return New.at(tile, "", free.corner(), zone, situation).response(situation);
  }
}
