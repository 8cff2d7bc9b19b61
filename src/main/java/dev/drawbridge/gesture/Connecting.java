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
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.StatementId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An arrow is drawn from a thing to where the pointer is.
 *
 * @param from where it starts
 * @param hasLeft whether the pointer was away from there: only then does coming back mean a self
 *     arrow
 * @param shown the target the preview was made for, if any
 * @param preview the sheet with the arrow to that target, made once per target
 */
record Connecting(Key from, boolean hasLeft, Optional<Key> shown, @Nullable Sheet preview)
    implements Gesture {

  /** How far away the pointer must have been, in screen units. */
  private static final double AWAY = 16;

  static Connecting from(Key key) {
    return new Connecting(key, false, Optional.empty(), null);
  }

  @Override
  public Step on(Input input, Situation situation) {
    if (Gesture.cancels(input)) {
      return Gesture.done(Response.handling(situation));
    }
    return switch (input) {
      case Input.Move move -> drag(situation.onSheet(move.at()), situation);
      case Input.Release release -> Gesture.done(drop(situation.onSheet(release.at()), situation));
      default -> stay(Response.handling(situation).with(Cursor.CROSSHAIR));
    };
  }

  private Step drag(Point place, Situation situation) {
    Sheet sheet = situation.sheet();
    Optional<Shape> source = sheet.shape(from);
    if (source.isEmpty()) {
      return Gesture.done(Response.handling(situation));
    }
    Box box = source.get().box();
    boolean left = hasLeft || box.distanceToEdge(place) > AWAY / situation.zoom();
    Response response = Response.handling(situation).with(Cursor.CROSSHAIR);
    Optional<Shape> target = Targets.at(place, source.get(), left, situation);
    if (target.isEmpty()) {
      Marks ghost = Marks.of(new Overlay.Ghost(Route.towards(box, place), true));
      return new Step(new Connecting(from, left, Optional.empty(), null), response.with(ghost));
    }
    Key to = target.get().key();
    Optional<Request.Refuse> refusal =
        Targets.refusal(source.get().element(), target.get().element());
    if (refusal.isPresent()) {
      Marks marks =
          Marks.of(to, Mark.of(Look.REFUSED))
              .and(Marks.of(new Overlay.Ghost(Route.towards(box, place), false)));
      return new Step(
          new Connecting(from, left, Optional.empty(), null),
          response.with(marks).with(Cursor.REFUSED).with(refusal.get()));
    }
    Flow flow = flow(to, situation);
    Sheet shownSheet =
        preview != null && shown.equals(Optional.of(to))
            ? preview
            : sheet.with(situation.drawing().with(flow));
    Marks marks =
        Marks.of(to, Mark.of(Look.TARGET)).and(Marks.ofFlow(flow.id(), Mark.of(Look.PROMISED)));
    return new Step(
        new Connecting(from, left, Optional.of(to), shownSheet),
        response.with(shownSheet).with(marks));
  }

  private Response drop(Point place, Situation situation) {
    Response response = Response.handling(situation);
    Optional<Shape> source = situation.sheet().shape(from);
    Optional<Shape> target = source.flatMap(s -> Targets.at(place, s, hasLeft, situation));
    if (target.isEmpty() || source.isEmpty()) {
      return response;
    }
    Optional<Request.Refuse> refusal =
        Targets.refusal(source.get().element(), target.get().element());
    if (refusal.isPresent()) {
      return response.with(refusal.get());
    }
    return connected(flow(target.get().key(), situation), situation);
  }

  /** A new arrow, selected, its ports to be asked at its chip's place. */
  static Response connected(Flow flow, Situation situation) {
    Sheet after = situation.sheet().with(situation.drawing().with(flow));
    Point at = after.arrow(flow.id()).map(Connecting::middle).orElse(new Point(0, 0));
    return Response.handling(situation)
        .with(new Edit.Say(flow))
        .with(Selection.ofStatement(flow.id()))
        .with(new Request.AskPorts(flow.id(), at, LikelyPorts.of(flow.to(), situation.drawing())));
  }

  /** Where an arrow's ports are edited. */
  static Point middle(Arrow arrow) {
    return arrow.chip().map(c -> c.box().centre()).orElse(arrow.route().bounds().centre());
  }

  private Flow flow(Key to, Situation situation) {
    String id = StatementId.forFlow(from, to, situation.drawing()::hasStatement);
    return Flow.of(id, from, to).withPorts(LikelyPorts.first(to, situation.drawing()));
  }
}
