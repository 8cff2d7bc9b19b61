package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Mark;
import dev.drawbridge.canvas.Mark.Look;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Overlay;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Key;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is selected is moved, into and out of zones.
 *
 * @param grabbed the thing under the pointer; it decides about the zone
 * @param start where the button went down, on the sheet
 * @param cargo what is moved; made at the first move
 */
record Moving(Key grabbed, Point start, @Nullable Cargo cargo) implements Gesture {

  static Moving from(Key grabbed, Point start) {
    return new Moving(grabbed, start, null);
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
    Cargo moved = cargo == null ? Cargo.of(situation) : cargo;
    Moving next = new Moving(grabbed, start, moved);
    return switch (input) {
      case Input.Move move ->
          next.stay(next.preview(moved, move.at(), !move.modifiers().shift(), situation));
      case Input.Release release ->
          Gesture.done(drop(moved, release.at(), !release.modifiers().shift(), situation));
      default -> next.stay(Response.handling(situation).with(Cursor.MOVE));
    };
  }

  @Override
  public Optional<Held> held(Input.Move move, Situation situation) {
    if (cargo == null || cargo.isEmpty()) {
      return Optional.empty();
    }
    Point place = situation.onSheet(move.at());
    Resting here = rest(cargo, place, !move.modifiers().shift(), situation);
    return Optional.of(new Held(cargo.roots(), here.awayFrom(cargo)));
  }

  private Response preview(Cargo moved, Point at, boolean snaps, Situation situation) {
    Response response = Response.handling(situation).with(Cursor.MOVE);
    Optional<Landed> landed = landed(moved, at, snaps, situation);
    if (landed.isEmpty()) {
      return response;
    }
    Marks marks = Marks.of(landed.get().guides().toArray(Overlay[]::new));
    Optional<Key> entered = landed.get().entered();
    return response
        .with(landed.get().room().sheet())
        .with(landed.get().hints())
        .with(entered.map(z -> marks.and(Marks.of(z, Mark.of(Look.TARGET)))).orElse(marks));
  }

  private Response drop(Cargo moved, Point at, boolean snaps, Situation situation) {
    Response response = Response.handling(situation);
    return landed(moved, at, snaps, situation)
        .map(landed -> response.with(landed.room().edit()).with(landed.hints()))
        .orElse(response);
  }

  /**
   * What a release would do.
   *
   * @param entered the zone that things would newly stand in
   */
  private record Landed(Room room, Optional<Key> entered, List<Overlay> guides, List<Hint> hints) {}

  private Optional<Landed> landed(Cargo moved, Point at, boolean snaps, Situation situation) {
    Sheet sheet = situation.sheet();
    Optional<Shape> shape = sheet.shape(grabbed).filter(_ -> !moved.isEmpty());
    if (shape.isEmpty()) {
      return Optional.empty();
    }
    Point place = situation.onSheet(at);
    Resting here = rest(moved, place, snaps, situation);
    Optional<Key> own = shape.get().element().zone();
    Optional<Key> under = Landing.zoneAt(place, sheet, moved.roots());
    boolean changesZone = !under.equals(own);
    Point away = here.awayFrom(moved);
    if (Math.hypot(away.x(), away.y()) < 0.5 && !changesZone) {
      return Optional.empty();
    }
    Edit edit =
        moved.moved(away.x(), away.y(), changesZone ? Optional.of(under) : Optional.empty());
    return Optional.of(
        new Landed(
            Room.made(edit, moved.roots(), sheet),
            changesZone ? under : Optional.empty(),
            here.guides(),
            changesZone ? moved.hints(under) : List.of()));
  }

  /** Where things come to rest, and what they are in line with there. */
  private record Resting(Box box, Optional<Snapping> snapping) {
    Point awayFrom(Cargo moved) {
      return new Point(box.x() - moved.box().x(), box.y() - moved.box().y());
    }

    List<Overlay> guides() {
      return snapping.map(near -> near.guides(box)).orElse(List.of());
    }
  }

  private Resting rest(Cargo moved, Point place, boolean snaps, Situation situation) {
    Box free = moved.box().moved(place.x() - start.x(), place.y() - start.y());
    if (!snaps) {
      Point corner = Landing.snapped(free.corner(), false);
      return new Resting(
          free.moved(corner.x() - free.x(), corner.y() - free.y()), Optional.empty());
    }
    Snapping snapping = Snapping.near(free, moved.roots(), situation);
    return new Resting(snapping.rest(free), Optional.of(snapping));
  }

  /** What is selected but stands in nothing that is selected. */
  static Set<Key> roots(Situation situation) {
    return Cargo.of(situation).roots();
  }
}
