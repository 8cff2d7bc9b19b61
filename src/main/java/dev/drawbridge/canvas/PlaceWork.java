package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How large things are and where they stand in their zone. Members of a zone that have no place of
 * their own stand in rows beneath those that have one; a zone is at least as large as it was drawn
 * and always holds its members.
 */
final class PlaceWork {
  /** Room for an arrow with its chip between two things in a row. */
  private static final double GAP_SIDEWAYS = 104;

  private static final double GAP_UPRIGHT = 64;

  private final GroundChange ground;

  PlaceWork(GroundChange ground) {
    this.ground = ground;
  }

  // ---- sizes

  /** How large something is that is no zone. */
  Box solidSize(Key key) {
    Element element = ground.element(key);
    Optional<Placement.Size> drawn = ground.drawn(key).flatMap(Placement::size);
    Box usual =
        element instanceof Note note && drawn.isPresent()
            ? noteOf(note, drawn.get())
            : Metrics.usual(element);
    return drawn.map(size -> atLeast(size, usual.height())).orElse(usual);
  }

  private static Box atLeast(Placement.Size size, double height) {
    return new Box(0, 0, Math.max(40, size.width()), Math.max(height, size.height()));
  }

  private static Box noteOf(Note note, Placement.Size drawn) {
    int lines = NoteText.lines(note.text(), drawn.width()).size();
    return new Box(0, 0, drawn.width(), NoteText.height(lines));
  }

  /** The size of a zone whose members have theirs; gives these their places. */
  Box zoneSize(Key zone, List<Key> inner) {
    Optional<Placement.Size> drawn = ground.drawn(zone).flatMap(Placement::size);
    Box own =
        drawn
            .map(size -> atLeast(size, Metrics.HEADER + Metrics.LEAST_PADDING))
            .orElseGet(() -> Metrics.usual(ground.element(zone)));
    Box whole = inner.isEmpty() ? own : own.union(needed(inner, drawn.isPresent()));
    // What a collapsed zone hides keeps its place, for when it shows again.
    return ground.isCollapsed(ground.element(zone)) ? Metrics.FOLDED : whole;
  }

  private Box needed(List<Key> inner, boolean drawn) {
    arrange(inner, new Point(Metrics.PADDING, Metrics.HEADER + Metrics.PADDING / 2));
    Box held = ground.relative(inner.getFirst());
    for (Key member : inner) {
      held = held.union(ground.relative(member));
    }
    double padding = drawn ? Metrics.LEAST_PADDING : Metrics.PADDING;
    return Box.between(
        new Point(held.x() - Metrics.LEAST_PADDING, held.y() - Metrics.HEADER),
        new Point(held.right() + padding, held.bottom() + padding));
  }

  // ---- places

  /** Gives a place to whatever stands in no zone and has none. */
  void arrangeOutermost() {
    arrange(ground.members(Optional.empty()), new Point(0, 0));
  }

  /** Gives every element of one zone its place relative to it. */
  private void arrange(List<Key> inner, Point start) {
    List<Key> homeless = new ArrayList<>();
    Box above = null;
    for (Key member : inner) {
      if (ground.isPlaced(member)) {
        above = above == null ? ground.relative(member) : above.union(ground.relative(member));
      } else {
        homeless.add(member);
      }
    }
    // Networks first: what comes from outside stands at the left.
    homeless.sort((a, b) -> Boolean.compare(isNetwork(b), isNetwork(a)));
    Point first =
        above == null
            ? start
            : new Point(Math.max(start.x(), above.x()), above.bottom() + GAP_UPRIGHT);
    rows(homeless, first);
  }

  private boolean isNetwork(Key key) {
    return ground.element(key) instanceof Network;
  }

  private void rows(List<Key> inner, Point start) {
    int columns = (int) Math.ceil(Math.sqrt(inner.size() * 1.4));
    double y = start.y();
    for (int first = 0; first < inner.size(); first += columns) {
      double x = start.x();
      double height = 0;
      for (Key member : inner.subList(first, Math.min(inner.size(), first + columns))) {
        Box size = ground.size(member);
        ground.compute(member, Placement.at(whole(x - size.x()), whole(y - size.y())));
        x = ground.relative(member).right() + GAP_SIDEWAYS;
        height = Math.max(height, size.height());
      }
      y += height + GAP_UPRIGHT;
    }
  }

  private static int whole(double v) {
    return (int) Math.round(v);
  }
}
