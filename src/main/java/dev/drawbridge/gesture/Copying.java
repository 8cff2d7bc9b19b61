package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Mark;
import dev.drawbridge.canvas.Mark.Look;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Overlay;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Key;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A second one of what is selected is dragged away from the first.
 *
 * @param grabbed the thing under the pointer; with it everything selected, if it is selected
 * @param start where the button went down, on the sheet
 * @param copies what is made; found out at the first move
 */
record Copying(Key grabbed, Point start, @Nullable Duplicate copies) implements Gesture {

  static Copying from(Key grabbed, Point start) {
    return new Copying(grabbed, start, null);
  }

  @Override
  public boolean isDrag() {
    return true;
  }

  @Override
  public Step on(Input input, Situation situation) {
    if (Gesture.cancels(input)) {
      return Gesture.done(Response.handling(situation));
    }
    Duplicate made = copies == null ? duplicate(situation) : copies;
    Copying next = new Copying(grabbed, start, made);
    return switch (input) {
      case Input.Move move -> next.stay(shown(made, move.at(), move.modifiers(), situation));
      case Input.Release release ->
          Gesture.done(dropped(made, release.at(), release.modifiers(), situation));
      default -> next.stay(Response.handling(situation).with(Cursor.MOVE));
    };
  }

  private Duplicate duplicate(Situation situation) {
    boolean together = situation.selection().has(grabbed);
    return Duplicate.of(together ? situation : situation.with(Selection.of(grabbed)));
  }

  /** Where the copies come to stand. */
  private record Landed(Room room, Optional<Key> zone, List<Overlay> guides) {}

  private Landed landed(Duplicate made, Point at, boolean snaps, Situation situation) {
    Point place = situation.onSheet(at);
    Box free = made.box().moved(place.x() - start.x(), place.y() - start.y());
    Snapping snapping = snaps ? Snapping.near(free, Set.of(), situation) : Snapping.GRID;
    Point corner = snaps ? snapping.rest(free).corner() : Landing.snapped(free.corner(), false);
    double dx = corner.x() - made.box().x();
    double dy = corner.y() - made.box().y();
    Optional<Key> zone = Landing.zoneAt(place, situation.sheet(), Set.of());
    return new Landed(
        Room.made(made.edit(dx, dy, Optional.of(zone)), made.roots(), situation.sheet()),
        zone,
        snaps ? snapping.guides(made.box().moved(dx, dy)) : List.of());
  }

  private Response shown(Duplicate made, Point at, Modifiers held, Situation situation) {
    Response response = Response.handling(situation).with(Cursor.COPY);
    if (made.isEmpty()) {
      return response;
    }
    Landed landed = landed(made, at, !held.shift(), situation);
    Marks marks = Marks.of(landed.guides().toArray(Overlay[]::new));
    for (Key key : made.roots()) {
      marks = marks.and(Marks.of(key, Mark.of(Look.PROMISED)));
    }
    return response
        .with(landed.room().sheet())
        .with(
            landed.zone().isPresent()
                ? marks.and(Marks.of(landed.zone().get(), Mark.of(Look.TARGET)))
                : marks);
  }

  private Response dropped(Duplicate made, Point at, Modifiers held, Situation situation) {
    Response response = Response.handling(situation);
    return made.isEmpty()
        ? response
        : response
            .with(landed(made, at, !held.shift(), situation).room().edit())
            .with(new Selection(made.roots(), Set.of()));
  }
}
