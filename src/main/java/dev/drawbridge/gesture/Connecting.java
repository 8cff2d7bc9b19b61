package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Metrics;
import dev.drawbridge.canvas.Overlay;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Route;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.drawing.Key;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An arrow is drawn from a thing to where the pointer is.
 *
 * @param from where it starts
 * @param hasLeft whether the pointer was away from there: only then does coming back mean a self
 *     arrow
 * @param connection the arrow to what is under the pointer, made once per target
 */
record Connecting(Key from, boolean hasLeft, @Nullable Connection connection) implements Gesture {

  /** How far away the pointer must have been, in screen units. */
  private static final double AWAY = 16;

  static Connecting from(Key key) {
    return new Connecting(key, false, null);
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
      case Input.Move move -> drag(situation.onSheet(move.at()), situation);
      case Input.Release release -> drop(situation.onSheet(release.at()), situation);
      default -> stay(Response.handling(situation).with(Cursor.CROSSHAIR));
    };
  }

  private Step drag(Point place, Situation situation) {
    Optional<Shape> source = situation.sheet().shape(from);
    if (source.isEmpty()) {
      return Gesture.done(Response.handling(situation));
    }
    Box box = source.get().box();
    boolean left = hasLeft || box.distanceToEdge(place) > AWAY / situation.zoom();
    Response response = Response.handling(situation).with(Cursor.CROSSHAIR);
    Optional<Shape> target = Targets.at(place, source.get(), left, situation);
    if (target.isEmpty()) {
      Marks ghost = Marks.of(new Overlay.Ghost(Route.towards(box, place), true));
      return new Step(new Connecting(from, left, null), response.with(ghost));
    }
    Connection found = connection(source.get(), target.get(), situation);
    Response shown = found.shown(response, situation);
    if (found.refusal().isPresent()) {
      Marks ghost = Marks.of(new Overlay.Ghost(Route.towards(box, place), false));
      shown = shown.with(shown.marks().and(ghost));
    }
    return new Step(new Connecting(from, left, found), shown);
  }

  private Connection connection(Shape source, Shape target, Situation situation) {
    return connection != null && connection.isBetween(source.key(), target.key())
        ? connection
        : Connection.of(source, target, situation.sheet());
  }

  private Step drop(Point place, Situation situation) {
    Optional<Shape> source = situation.sheet().shape(from);
    if (source.isEmpty()) {
      return Gesture.done(Response.handling(situation));
    }
    Optional<Shape> target = Targets.at(place, source.get(), hasLeft, situation);
    if (target.isPresent()) {
      return Gesture.done(connection(source.get(), target.get(), situation).made(situation));
    }
    // Near where it began it was a change of mind.
    boolean away =
        source.get().box().distance(place) > Metrics.TARGET_REACH / situation.zoom()
            || (source.get() instanceof Shape.Area && source.get().box().contains(place));
    return away && hasLeft
        ? Choosing.start(from, Optional.of(place), situation)
        : Gesture.done(Response.handling(situation));
  }
}
