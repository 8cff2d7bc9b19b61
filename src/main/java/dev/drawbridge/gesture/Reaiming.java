package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Arrow;
import dev.drawbridge.canvas.Mark;
import dev.drawbridge.canvas.Mark.Look;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Overlay;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Route;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Shape;
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

  private Optional<Reaim> reaim(Situation situation) {
    return Reaim.of(id, isStart, situation);
  }

  private static Optional<Shape> other(Reaim reaim, Point place, Situation situation) {
    return Targets.at(place, reaim.fixed(), true, situation);
  }

  private Response preview(Point place, Situation situation) {
    Response response = Response.handling(situation).with(Cursor.CROSSHAIR);
    Optional<Reaim> reaim = reaim(situation);
    if (reaim.isEmpty()) {
      return response;
    }
    Optional<Shape> other = other(reaim.get(), place, situation);
    if (other.isEmpty()) {
      return response.with(loose(reaim.get(), place, true));
    }
    Response shown = reaim.get().shown(other.get(), response, situation);
    return reaim.get().refusal(other.get()).isPresent()
        ? shown.with(shown.marks().and(loose(reaim.get(), place, false)))
        : shown;
  }

  /** The end follows the pointer, the arrow itself fades. */
  private Marks loose(Reaim reaim, Point place, boolean allowed) {
    Route route = Route.towards(reaim.fixed().box(), place);
    return Marks.ofFlow(id, Mark.of(Look.FADED))
        .and(Marks.of(new Overlay.Ghost(isStart ? reversed(route) : route, allowed)));
  }

  private static Route reversed(Route route) {
    return new Route(route.points().reversed());
  }

  private Response drop(Point place, Situation situation) {
    return reaim(situation)
        .flatMap(reaim -> other(reaim, place, situation).map(other -> reaim.made(other, situation)))
        .orElseGet(() -> Response.handling(situation).with(Selection.ofStatement(id)));
  }
}
