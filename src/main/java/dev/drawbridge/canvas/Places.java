package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where every element stands, absolutely. Members of a zone that have no place of their own stand
 * in rows beneath those that have one; a zone is at least as large as it was drawn and always holds
 * its members.
 */
final class Places {
  /** Room for an arrow with its chip between two things in a row. */
  private static final double GAP_SIDEWAYS = 104;

  private static final double GAP_UPRIGHT = 64;

  private final Drawing drawing;
  private final Map<Key, Placement> placements = new HashMap<>();

  /** Each element's box relative to its own origin, which for a zone need not be its corner. */
  private final Map<Key, Box> sizes = new HashMap<>();

  private final Map<Key, Box> boxes = new HashMap<>();
  private final Map<Key, Point> origins = new HashMap<>();

  private Places(Drawing drawing) {
    this.drawing = drawing;
  }

  static Places of(Drawing drawing) {
    Places places = new Places(drawing);
    List<Element> outermost =
        new ArrayList<>(drawing.elements().filter(e -> e.zone().isEmpty()).toList());
    outermost.forEach(places::measure);
    places.arrange(outermost, new Point(0, 0));
    outermost.forEach(e -> places.settle(e, new Point(0, 0)));
    return places;
  }

  Box box(Key key) {
    return Objects.requireNonNull(boxes.get(key));
  }

  /** Where the coordinates of an element's members count from. */
  Point origin(Key key) {
    return Objects.requireNonNull(origins.get(key));
  }

  /** Where an element stands relative to its zone, computed if the drawing does not say. */
  Placement placement(Key key) {
    return Objects.requireNonNull(placements.get(key));
  }

  private void measure(Element element) {
    Optional<Placement.Size> drawn = drawing.layout().get(element.key()).flatMap(Placement::size);
    Box usual =
        element instanceof Note note && drawn.isPresent()
            ? noteOf(note, drawn.get())
            : Metrics.usual(element);
    Box own =
        drawn
            .map(size ->
                new Box(
                    0,
                    0,
                    Math.max(40, size.width()),
                    Math.max(least(element, usual), size.height())))
            .orElse(usual);
    Box whole = element instanceof Zone zone ? around(zone, own, drawn.isPresent()) : own;
    // What a collapsed zone hides keeps its place, for when it shows again.
    boolean collapsed = drawing.layout().get(element.key()).map(Placement::collapsed).orElse(false);
    sizes.put(element.key(), element instanceof Zone && collapsed ? Metrics.FOLDED : whole);
  }

  private static double least(Element element, Box usual) {
    return element instanceof Zone ? Metrics.HEADER + Metrics.LEAST_PADDING : usual.height();
  }

  private static Box noteOf(Note note, Placement.Size drawn) {
    int lines = NoteText.lines(note.text(), drawn.width()).size();
    return new Box(0, 0, drawn.width(), NoteText.height(lines));
  }

  private Box around(Zone zone, Box own, boolean drawn) {
    List<Element> members = drawing.members(zone.key());
    if (members.isEmpty()) {
      return own;
    }
    members.forEach(this::measure);
    arrange(members, new Point(Metrics.PADDING, Metrics.HEADER + Metrics.PADDING / 2));
    Box inner = Box.holding(members.stream().map(this::relative).toList());
    double padding = drawn ? Metrics.LEAST_PADDING : Metrics.PADDING;
    Box needed =
        Box.between(
            new Point(inner.x() - Metrics.LEAST_PADDING, inner.y() - Metrics.HEADER),
            new Point(inner.right() + padding, inner.bottom() + padding));
    return own.union(needed);
  }

  private Box relative(Element element) {
    Placement placement = placement(element.key());
    return size(element).moved(placement.x(), placement.y());
  }

  private Box size(Element element) {
    return Objects.requireNonNull(sizes.get(element.key()));
  }

  /** Gives every element of one zone its place relative to it. */
  private void arrange(List<Element> members, Point start) {
    List<Element> homeless = new ArrayList<>();
    List<Box> taken = new ArrayList<>();
    for (Element member : members) {
      Optional<Placement> placement = drawing.layout().get(member.key());
      if (placement.isPresent()) {
        placements.put(member.key(), placement.get());
        taken.add(relative(member));
      } else {
        homeless.add(member);
      }
    }
    // Networks first: what comes from outside stands at the left.
    homeless.sort((a, b) -> Boolean.compare(b instanceof Network, a instanceof Network));
    Box above = Box.holding(taken);
    double top = taken.isEmpty() ? start.y() : above.bottom() + GAP_UPRIGHT;
    rows(homeless, new Point(taken.isEmpty() ? start.x() : Math.max(start.x(), above.x()), top));
  }

  private void rows(List<Element> members, Point start) {
    int columns = (int) Math.ceil(Math.sqrt(members.size() * 1.4));
    double y = start.y();
    for (int first = 0; first < members.size(); first += columns) {
      List<Element> row = members.subList(first, Math.min(members.size(), first + columns));
      double x = start.x();
      double height = 0;
      for (Element member : row) {
        Box size = size(member);
        Placement at = Placement.at(whole(x - size.x()), whole(y - size.y()));
        placements.put(member.key(), at);
        x = relative(member).right() + GAP_SIDEWAYS;
        height = Math.max(height, size.height());
      }
      y += height + GAP_UPRIGHT;
    }
  }

  private static int whole(double v) {
    return (int) Math.round(v);
  }

  private void settle(Element element, Point origin) {
    Placement placement = placement(element.key());
    Point own = origin.plus(placement.x(), placement.y());
    origins.put(element.key(), own);
    boxes.put(element.key(), size(element).moved(own.x(), own.y()));
    if (element instanceof Zone zone) {
      drawing.members(zone.key()).forEach(member -> settle(member, own));
    }
  }
}
