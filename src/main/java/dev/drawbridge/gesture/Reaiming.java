package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Arrow;
import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Mark;
import dev.drawbridge.canvas.Mark.Look;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Overlay;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Route;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.gesture.Hint.Said;
import java.util.List;
import java.util.Optional;

/**
 * One end of an arrow is led to something else; all that it says stays.
 *
 * @param id of the flow
 * @param isStart whether it is the end where the connection starts
 */
record Reaiming(String id, boolean isStart) implements Gesture {
  /** How near the pointer must be to an end to take hold of it, in screen units. */
  private static final double REACH = 10;

  /** The end of the selected arrow that is there. */
  static Optional<Reaiming> at(Point place, Situation situation) {
    Optional<Arrow> arrow =
        situation
            .selection()
            .onlyStatement()
            .flatMap(situation.sheet()::arrow)
            .filter(a -> a.flows().size() == 1);
    double reach = REACH / situation.zoom();
    return arrow.flatMap(a -> {
      double toStart = a.route().start().distance(place);
      double toEnd = a.route().end().distance(place);
      return Math.min(toStart, toEnd) > reach
          ? Optional.empty()
          : Optional.of(new Reaiming(a.id(), toStart < toEnd));
    });
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
    return switch (input) {
      case Input.Move move -> stay(preview(situation.onSheet(move.at()), situation));
      case Input.Release release -> Gesture.done(drop(situation.onSheet(release.at()), situation));
      default -> stay(Response.handling(situation).with(Cursor.CROSSHAIR));
    };
  }

  /**
   * What the arrow would be.
   *
   * @param fixed the end that stays
   * @param other what the end would be at
   */
  private record Aimed(Flow flow, Shape fixed, Optional<Shape> other) {}

  private Optional<Aimed> aimed(Point place, Situation situation) {
    Optional<Flow> flow = situation.drawing().flows().get(id);
    Optional<Shape> fixed =
        flow.map(f -> isStart ? f.to() : f.from())
            .map(situation.sheet()::seen)
            .flatMap(situation.sheet()::shape);
    return flow.isEmpty() || fixed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Aimed(flow.get(), fixed.get(), Targets.at(place, fixed.get(), true, situation)));
  }

  private Response preview(Point place, Situation situation) {
    Response response = Response.handling(situation).with(Cursor.CROSSHAIR);
    Optional<Aimed> aimed = aimed(place, situation);
    if (aimed.isEmpty()) {
      return response;
    }
    Optional<Shape> other = aimed.get().other();
    if (other.isEmpty()) {
      return response.with(loose(aimed.get(), place, true));
    }
    Optional<Request.Refuse> refusal = refusal(aimed.get().fixed(), other.get());
    if (refusal.isPresent()) {
      return response
          .with(
              loose(aimed.get(), place, false)
                  .and(Marks.of(other.get().key(), Mark.of(Look.REFUSED))))
          .with(Cursor.REFUSED)
          .with(refusal.get());
    }
    Edit.Reconnect edit = edit(aimed.get().flow(), other.get().key());
    return response
        .with(situation.sheet().with(edit.apply(situation.drawing())))
        .with(Marks.of(other.get().key(), Mark.of(Look.TARGET)))
        .with(hints(edit, situation));
  }

  /** The end follows the pointer, the arrow itself fades. */
  private Marks loose(Aimed aimed, Point place, boolean allowed) {
    Box fixed = aimed.fixed().box();
    Route route = Route.towards(fixed, place);
    return Marks.ofFlow(id, Mark.of(Look.FADED))
        .and(Marks.of(new Overlay.Ghost(isStart ? reversed(route) : route, allowed)));
  }

  private static Route reversed(Route route) {
    return new Route(route.points().reversed());
  }

  private Response drop(Point place, Situation situation) {
    Response response = Response.handling(situation).with(Selection.ofStatement(id));
    Optional<Aimed> aimed = aimed(place, situation);
    if (aimed.isEmpty() || aimed.get().other().isEmpty()) {
      return response;
    }
    Shape other = aimed.get().other().get();
    Optional<Request.Refuse> refusal = refusal(aimed.get().fixed(), other);
    if (refusal.isPresent()) {
      return response.with(refusal.get());
    }
    Flow flow = aimed.get().flow();
    Edit.Reconnect edit = edit(flow, other.key());
    return edit.from().equals(flow.from()) && edit.to().equals(flow.to())
        ? response
        : response.with(edit).with(hints(edit, situation));
  }

  private Optional<Request.Refuse> refusal(Shape fixed, Shape other) {
    return isStart
        ? Targets.refusal(other.element(), fixed.element())
        : Targets.refusal(fixed.element(), other.element());
  }

  private Edit.Reconnect edit(Flow flow, Key other) {
    return new Edit.Reconnect(id, isStart ? other : flow.from(), isStart ? flow.to() : other);
  }

  private static List<Hint> hints(Edit.Reconnect edit, Situation situation) {
    return List.of(
        Hint.of(Said.MAY_REACH, name(edit.from(), situation), name(edit.to(), situation)));
  }

  private static String name(Key key, Situation situation) {
    return situation.drawing().element(key).map(e -> e.name()).orElse(key.text());
  }
}
