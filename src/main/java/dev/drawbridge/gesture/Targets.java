package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Metrics;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Router;
import java.util.Optional;

/** What an arrow would end at. */
final class Targets {
  private Targets() {}

  /**
   * The thing an arrow from a source would end at: the nearest within reach, else the zone there.
   *
   * @param mayBeSelf whether the source itself counts
   */
  static Optional<Shape> at(Point place, Shape source, boolean mayBeSelf, Situation situation) {
    if (!(source instanceof Shape.Area) && source.box().contains(place)) {
      return mayBeSelf ? Optional.of(source) : Optional.empty();
    }
    double reach = Metrics.TARGET_REACH / situation.zoom();
    return solid(place, source, reach, situation.sheet())
        .or(() -> zone(place, source, mayBeSelf, situation));
  }

  private static Optional<Shape> solid(Point place, Shape source, double reach, Sheet sheet) {
    Shape[] found = new Shape[1];
    double[] nearest = {reach};
    sheet.solids(
        Box.around(place, 2 * reach, 2 * reach),
        shape -> {
          double distance = shape.box().distance(place);
          // A note is no end: it answers, with a refusal, only where it is meant.
          boolean asked = shape.element().isEnd() || distance == 0;
          if (!shape.key().equals(source.key()) && asked && distance <= nearest[0]) {
            nearest[0] = distance;
            found[0] = shape;
          }
        });
    return Optional.ofNullable(found[0]);
  }

  /** A zone the source stands in is meant only where its border or header is. */
  private static Optional<Shape> zone(
      Point place, Shape source, boolean mayBeSelf, Situation situation) {
    Optional<Shape.Area> zone = situation.sheet().zoneAt(place);
    if (zone.isEmpty()) {
      return Optional.empty();
    }
    Shape.Area area = zone.get();
    boolean itself = area.key().equals(source.key());
    boolean around =
        situation.drawing().around(source.element()).stream()
            .anyMatch(z -> z.key().equals(area.key()));
    boolean edge =
        area.header().contains(place)
            || area.box().distanceToEdge(place) <= Metrics.ARROW_REACH / situation.zoom();
    if (itself) {
      return mayBeSelf && edge ? Optional.of(area) : Optional.empty();
    }
    return !around || edge ? Optional.of(area) : Optional.empty();
  }

  /** Why an arrow between those two cannot be; absent if it can. */
  static Optional<Request.Refuse> refusal(Element from, Element to) {
    if (from instanceof Note || to instanceof Note) {
      return Optional.of(new Request.Refuse(Refusal.NOTE_IS_NO_END, to.name()));
    }
    if (from instanceof Network && to instanceof Network) {
      return Optional.of(new Request.Refuse(Refusal.NOBODY_ENFORCES, to.name()));
    }
    return from instanceof Router && from.key().equals(to.key())
        ? Optional.of(new Request.Refuse(Refusal.ONLY_ONE, to.name()))
        : Optional.empty();
  }
}
