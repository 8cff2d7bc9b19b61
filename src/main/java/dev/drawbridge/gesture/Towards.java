package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Side;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.gesture.Hint.Said;
import java.util.List;
import java.util.Optional;

/** Goes from thing to thing along the arrows. */
final class Towards {
  /** What does not lie within this angle of the direction is not meant, in radians. */
  private static final double WIDEST = Math.toRadians(80);

  private Towards() {}

  /**
   * Chooses what the arrow leads to that runs most nearly in a direction.
   *
   * @param against whether arrows are followed to where they start
   */
  static Response go(Side direction, boolean against, Situation situation) {
    Optional<Key> next =
        situation.selection().onlyStatement().isPresent()
            ? end(situation.selection().onlyStatement().get(), against, situation)
            : situation.selection().only().flatMap(k -> next(k, direction, against, situation));
    if (next.isPresent()) {
      Box box = situation.sheet().bounds(Selection.of(next.get()));
      return Response.handling(situation)
          .with(Selection.of(next.get()))
          .with(situation.viewport().showing(box));
    }
    Response response = Response.handling(situation);
    return situation.selection().isEmpty()
        ? response
        : response.with(List.of(Hint.of(against ? Said.NO_ARROW_FROM : Said.NO_ARROW_TO)));
  }

  /**
   * Chooses the first arrow of the selected thing; of a selected arrow the next one with the same
   * end, in the order of the drawing and around again.
   *
   * @param arriving whether arrows are meant that lead to the thing, not those that start there
   */
  static Response arrow(boolean arriving, Situation situation) {
    Optional<String> here = situation.selection().onlyStatement();
    Optional<Key> end =
        situation
            .selection()
            .only()
            .or(() -> here.flatMap(situation.drawing().flows()::get).map(f -> end(f, arriving)));
    if (end.isEmpty()) {
      return Response.ignoring(situation);
    }
    List<String> arrows =
        situation.drawing().flows().values().stream()
            .filter(flow -> end(flow, arriving).equals(end.get()))
            .map(Flow::id)
            .toList();
    if (arrows.isEmpty()) {
      return Response.handling(situation)
          .with(List.of(Hint.of(arriving ? Said.NO_ARROW_FROM : Said.NO_ARROW_TO)));
    }
    int at = here.map(arrows::indexOf).orElse(-1);
    Selection next = Selection.ofStatement(arrows.get((at + 1) % arrows.size()));
    return Response.handling(situation)
        .with(next)
        .with(situation.viewport().showing(situation.sheet().bounds(next)));
  }

  private static Key end(Flow flow, boolean arriving) {
    return arriving ? flow.to() : flow.from();
  }

  private static Optional<Key> end(String id, boolean against, Situation situation) {
    return situation
        .drawing()
        .statement(id)
        .map(Statement::ends)
        .map(ends -> against ? ends.getFirst() : ends.getLast());
  }

  private static Optional<Key> next(
      Key from, Side direction, boolean against, Situation situation) {
    Optional<Shape> here = situation.sheet().shape(situation.sheet().seen(from));
    Optional<Key> found = Optional.empty();
    double best = Double.MAX_VALUE;
    for (Flow flow : situation.drawing().flows()) {
      Key start = against ? flow.to() : flow.from();
      Key other = against ? flow.from() : flow.to();
      if (here.isPresent() && start.equals(from) && !flow.isSelf()) {
        double cost =
            situation
                .sheet()
                .shape(situation.sheet().seen(other))
                .map(s -> cost(here.get().box().centre(), s.box().centre(), direction))
                .orElse(Double.MAX_VALUE);
        if (cost < best) {
          best = cost;
          found = Optional.of(other);
        }
      }
    }
    return found;
  }

  /** The angle first; of two in about one direction the nearer one. */
  private static double cost(Point from, Point to, Side direction) {
    double dx = to.x() - from.x();
    double dy = to.y() - from.y();
    double along = dx * direction.dx() + dy * direction.dy();
    double across = Math.abs(dx * direction.dy()) + Math.abs(dy * direction.dx());
    double angle = Math.atan2(across, along);
    return angle > WIDEST ? Double.MAX_VALUE : angle + Math.hypot(dx, dy) / 100_000;
  }

  /** The direction from one place to another. */
  static Side side(Point from, Point to) {
    double dx = to.x() - from.x();
    double dy = to.y() - from.y();
    if (Math.abs(dx) >= Math.abs(dy)) {
      return dx >= 0 ? Side.RIGHT : Side.LEFT;
    }
    return dy >= 0 ? Side.BOTTOM : Side.TOP;
  }
}
