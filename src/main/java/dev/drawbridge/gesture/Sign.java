package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Detail;
import dev.drawbridge.canvas.Metrics;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.drawing.Key;
import java.util.Optional;

/**
 * A picture on a thing that is clicked to change what it stands for: the trust icon of a zone, the
 * icon of a selected service or network.
 *
 * @param box where it is, large enough to be hit
 * @param isTrust whether it stands for trust
 */
record Sign(Box box, boolean isTrust) {
  /** Where a zone's trust icon begins, and how large targets are at least. */
  private static final double INSET = 9;

  private static final double TARGET = 26;

  /** The sign of a thing that is there. */
  static Optional<Sign> at(Point place, Key key, Situation situation) {
    if (Detail.at(situation.zoom()).compareTo(Detail.NAMES) < 0) {
      return Optional.empty();
    }
    boolean alone = situation.selection().only().equals(Optional.of(key));
    return situation
        .sheet()
        .shape(key)
        .flatMap(shape -> of(shape, alone))
        .filter(sign -> sign.box().contains(place));
  }

  private static Optional<Sign> of(Shape shape, boolean alone) {
    Box box = shape.box();
    return switch (shape) {
      case Shape.Area _ ->
          Optional.of(new Sign(new Box(box.x() + INSET, box.y() + 7, TARGET, TARGET), true));
      case Shape.Card _ when alone ->
          Optional.of(new Sign(tile(box, 10 + Metrics.TILE / 2), false));
      case Shape.Capsule _ when alone -> Optional.of(new Sign(tile(box, 26), false));
      case Shape.Card _, Shape.Capsule _, Shape.Folded _, Shape.Octagon _, Shape.Leaf _ ->
          Optional.empty();
    };
  }

  private static Box tile(Box box, double middle) {
    return Box.around(new Point(box.x() + middle, box.centre().y()), Metrics.TILE, Metrics.TILE);
  }

  /** What a click on it asks for. */
  Request request(Key key) {
    return isTrust
        ? new Request.AskTrust(key, box.centre())
        : new Request.AskIcon(key, box.centre());
  }
}
