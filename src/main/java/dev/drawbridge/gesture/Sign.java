package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Detail;
import dev.drawbridge.canvas.FoldMark;
import dev.drawbridge.canvas.Metrics;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.drawing.Key;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A picture on a thing that is clicked to change what it stands for.
 *
 * @param key the thing
 * @param kind what it stands for
 * @param box where it is, large enough to be hit
 */
record Sign(Key key, Kind kind, Box box) {
  /** Where a zone's trust icon begins, and how large targets are at least. */
  private static final double INSET = 9;

  private static final double TARGET = 26;

  /** What signs stand for. */
  enum Kind {
    /** The icon of a zone's trust. */
    TRUST,
    /** The mark by which a zone is collapsed. */
    FOLD,
    /** The icon of a selected service or network. */
    ICON
  }

  /** The sign of a thing that is there. */
  static Optional<Sign> at(Point place, Key key, Situation situation) {
    Detail detail = Detail.at(situation.zoom());
    if (detail.compareTo(Detail.NO_SECOND_LINE) < 0) {
      return Optional.empty();
    }
    boolean alone = situation.selection().only().equals(Optional.of(key));
    return situation.sheet().shape(key).stream()
        .flatMap(shape -> of(shape, alone, detail))
        .filter(sign -> sign.box().contains(place))
        .findFirst();
  }

  /** The sign that says what a thing is, if it has one. */
  static Optional<Sign> first(Shape shape) {
    return of(shape, true, Detail.FULL).findFirst();
  }

  private static Stream<Sign> of(Shape shape, boolean alone, Detail detail) {
    Box box = shape.box();
    return switch (shape) {
      case Shape.Area area ->
          Stream.of(
              new Sign(
                  area.key(), Kind.TRUST, new Box(box.x() + INSET, box.y() + 7, TARGET, TARGET)),
              new Sign(area.key(), Kind.FOLD, FoldMark.of(area, detail).grown(3)));
      case Shape.Card _ when alone -> Stream.of(icon(shape, 10 + Metrics.TILE / 2));
      case Shape.Capsule _ when alone -> Stream.of(icon(shape, TARGET));
      case Shape.Card _, Shape.Capsule _, Shape.Folded _, Shape.Octagon _, Shape.Leaf _ ->
          Stream.of();
    };
  }

  private static Sign icon(Shape shape, double middle) {
    Point centre = new Point(shape.box().x() + middle, shape.box().centre().y());
    return new Sign(shape.key(), Kind.ICON, Box.around(centre, Metrics.TILE, Metrics.TILE));
  }

  /** What comes of a click on it. */
  Response clicked(Response response, Situation situation) {
    return switch (kind) {
      case TRUST -> response.with(new Request.AskTrust(key, box.centre()));
      case ICON -> response.with(new Request.AskIcon(key, box.centre()));
      case FOLD ->
          Folding.of(Selection.of(key), true, situation.sheet())
              .map(response::with)
              .orElse(response);
    };
  }
}
