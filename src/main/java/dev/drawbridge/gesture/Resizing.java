package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Handle;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Metrics;
import dev.drawbridge.canvas.Overlay;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Side;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.EditCode;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A zone or a note gets another size; what stands in a zone stays where it is and keeps its room.
 *
 * @param key the zone or note
 * @param handle the corner that is dragged
 * @param start where the button went down, on the sheet
 */
record Resizing(Key key, Handle handle, Point start) implements Gesture {
  private static final double LEAST_WIDTH = 100;
  private static final double LEAST_HEIGHT = 60;

  @Override
  public boolean isDrag() {
    return true;
  }

  @Override
  public Step on(Input input, Situation situation) {
    if (Gesture.cancels(input)) {
      return Gesture.done(Response.handling(situation));
    }
    Cursor cursor =
        handle.dx() == handle.dy() ? Cursor.RESIZE_NORTH_WEST : Cursor.RESIZE_NORTH_EAST;
    Response response = Response.handling(situation).with(cursor);
    return switch (input) {
      case Input.Move move -> {
        Snapping snapping = snapping(!move.modifiers().shift(), situation);
        yield stay(
            edit(move.at(), snapping, situation)
                .map(resized ->
                    response
                        .with(resized.room().sheet())
                        .with(Marks.of(guides(snapping, resized.box()))))
                .orElse(response));
      }
      case Input.Release release ->
          Gesture.done(
              edit(release.at(), snapping(!release.modifiers().shift(), situation), situation)
                  .map(resized -> Response.handling(situation).with(resized.room().edit()))
                  .orElse(response));
      default -> stay(response);
    };
  }

  /** The selected zone or note gets wider, narrower, higher or lower by one step of the grid. */
  static Response byKey(Side side, Situation situation) {
    Optional<Key> key = situation.selection().only();
    Optional<Shape> shape =
        key.flatMap(situation.sheet()::shape)
            .filter(s -> s instanceof Shape.Area || s instanceof Shape.Leaf);
    if (shape.isEmpty()) {
      return Response.ignoring(situation);
    }
    Box box = shape.get().box();
    Resizing resizing =
        new Resizing(shape.get().key(), Handle.BOTTOM_RIGHT, new Point(box.right(), box.bottom()));
    Box after =
        resizing.dragged(
            box,
            side.dx() * Landing.SNAP,
            side.dy() * Landing.SNAP,
            null,
            least(shape.get(), situation.sheet()));
    Response response = Response.handling(situation);
    return after.equals(box)
        ? response
        : response.with(resizing.resized(shape.get(), after, situation.sheet()).edit());
  }

  /** What a release would do. */
  private record Resized(Room room, Box box) {}

  private @Nullable Snapping snapping(boolean snaps, Situation situation) {
    return snaps
        ? situation
            .sheet()
            .shape(key)
            .map(shape -> Snapping.near(shape.box(), Set.of(key), situation))
            .orElse(Snapping.GRID)
        : null;
  }

  private static Overlay[] guides(@Nullable Snapping snapping, Box box) {
    return snapping == null
        ? new Overlay[0]
        : snapping.guides(box).stream()
            .filter(Overlay.Guide.class::isInstance)
            .toArray(Overlay[]::new);
  }

  private Optional<Resized> edit(Point at, @Nullable Snapping snapping, Situation situation) {
    Optional<Shape> shape = situation.sheet().shape(key);
    if (shape.isEmpty()) {
      return Optional.empty();
    }
    Box before = shape.get().box();
    Point place = situation.onSheet(at);
    double dx = place.x() - start.x();
    double dy = place.y() - start.y();
    Box after = dragged(before, dx, dy, snapping, least(shape.get(), situation.sheet()));
    return after.equals(before)
        ? Optional.empty()
        : Optional.of(new Resized(resized(shape.get(), after, situation.sheet()), after));
  }

  /** What the box must go on to hold. */
  private static Optional<Box> least(Shape shape, Sheet sheet) {
    List<Box> members = new ArrayList<>();
    sheet
        .drawing()
        .members(shape.key())
        .forEach(m -> sheet.shape(m.key()).ifPresent(s -> members.add(s.box())));
    if (members.isEmpty()) {
      return Optional.empty();
    }
    Box inner = Box.holding(members);
    double side = Metrics.LEAST_PADDING;
    return Optional.of(
        Box.between(
            new Point(inner.x() - side, inner.y() - Metrics.HEADER),
            new Point(inner.right() + side, inner.bottom() + side)));
  }

  private Box dragged(
      Box box, double dx, double dy, @Nullable Snapping snapping, Optional<Box> least) {
    double left = box.x();
    double top = box.y();
    double right = box.right();
    double bottom = box.bottom();
    double across = (handle.dx() < 0 ? left : right) + dx;
    double down = (handle.dy() < 0 ? top : bottom) + dy;
    Point moved =
        snapping == null
            ? new Point(Math.round(across), Math.round(down))
            : new Point(snapping.rest(across, Axis.ACROSS), snapping.rest(down, Axis.DOWN));
    if (handle.dx() < 0) {
      left = Math.min(moved.x(), least.map(Box::x).orElse(right - LEAST_WIDTH));
      left = Math.min(left, right - LEAST_WIDTH);
    } else {
      right = Math.max(moved.x(), least.map(Box::right).orElse(left + LEAST_WIDTH));
      right = Math.max(right, left + LEAST_WIDTH);
    }
    if (handle.dy() < 0) {
      top = Math.min(moved.y(), least.map(Box::y).orElse(bottom - LEAST_HEIGHT));
      top = Math.min(top, bottom - LEAST_HEIGHT);
    } else {
      bottom = Math.max(moved.y(), least.map(Box::bottom).orElse(top + LEAST_HEIGHT));
      bottom = Math.max(bottom, top + LEAST_HEIGHT);
    }
    return Box.between(new Point(left, top), new Point(right, bottom));
  }

  private Room resized(Shape shape, Box after, Sheet sheet) {
    Map<Key, Placement> placements = new LinkedHashMap<>();
    Placement old = sheet.placement(key);
    Point origin = sheet.origin(shape.element().zone());
    Point corner = after.corner();
    placements.put(
        key,
        old.movedTo(whole(corner.x() - origin.x()), whole(corner.y() - origin.y()))
            .sized(whole(after.width()), whole(after.height())));
    Point own = shape instanceof Shape.Area area ? area.origin() : shape.box().corner();
    if (!own.equals(corner)) {
      for (Element member : sheet.drawing().members(key)) {
        Placement place = sheet.placement(member.key());
        placements.put(
            member.key(),
            place.movedTo(
                place.x() + whole(own.x() - corner.x()), place.y() + whole(own.y() - corner.y())));
      }
    }
    Edit move = new Edit.Move(placements, Map.of());
    Edit resize = new Edit.Together(EditCode.RESIZE, List.of(key), List.of(move));
    Edit settled =
        Landing.settled(
            resize, Set.of(Optional.of(key), shape.element().zone()), placements.keySet(), sheet);
    return Room.grown(settled, key, sheet);
  }

  private static int whole(double v) {
    return (int) Math.round(v);
  }
}
