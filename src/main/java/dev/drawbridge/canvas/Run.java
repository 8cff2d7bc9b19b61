package dev.drawbridge.canvas;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An arrow with all that was found out about its way, step by step. Once the sheet it was made for
 * is made, it is never changed again; later sheets share it or have one of their own.
 */
final class Run {
  private static final Sides UNKNOWN = new Sides(Side.LEFT, Side.LEFT);

  final Link link;

  /** Arrows give way to those with a smaller one. */
  final long order;

  /** What its chip says; empty for none. */
  final String text;

  /** The sides that fit the two things alone. */
  Sides sides = UNKNOWN;

  @Nullable End start;
  @Nullable End end;

  /** The part of the sheet that its way depends on. */
  Box room = Box.NOTHING;

  /** Whether its way depends on what stands in its room. */
  boolean isNear;

  List<Option> options = List.of();
  private @Nullable Route route;
  private List<Box> chipRooms = List.of();
  private @Nullable Arrow arrow;

  Run(Link link, long order) {
    this.link = link;
    this.order = order;
    this.text = ChipText.of(link);
  }

  /** One that may be changed. */
  Run copy(Link link, long order) {
    Run copy = new Run(link, order);
    copy.sides = sides;
    copy.start = start;
    copy.end = end;
    copy.room = room;
    copy.isNear = isNear;
    copy.options = options;
    copy.route = route;
    copy.chipRooms = chipRooms;
    copy.arrow = arrow;
    return copy;
  }

  String id() {
    return link.id();
  }

  boolean hasRoute() {
    return route != null;
  }

  Route route() {
    if (route == null) {
      throw new IllegalStateException("no way yet: " + link);
    }
    return route;
  }

  void take(Route way) {
    route = way;
    chipRooms = text.isEmpty() ? List.of() : ChipSpots.rooms(way, ChipWork.width(text));
  }

  /** Takes a way that nobody looks for the place of a chip on. */
  void draw(Route way) {
    route = way;
    carry(Optional.empty());
  }

  Arrow arrow() {
    if (arrow == null) {
      throw new IllegalStateException("not on the sheet yet: " + link);
    }
    return arrow;
  }

  Optional<Box> chip() {
    return arrow == null ? Optional.empty() : arrow.chip().map(Arrow.Chip::box);
  }

  void carry(Optional<Arrow.Chip> chip) {
    Arrow made =
        new Arrow(link.flows(), link.from(), link.to(), route(), ChipText.line(link), chip);
    arrow = made.equals(arrow) ? arrow : made;
  }

  /** Whether its line or its chip touches a box. */
  boolean touches(Box box) {
    return isOn(box) || chip().filter(box::touches).isPresent();
  }

  /** Whether its line touches a box. */
  boolean isOn(Box box) {
    return route().touches(box);
  }

  /** Where its chip may stand. */
  List<Box> chipRooms() {
    return chipRooms;
  }

  @Override
  public String toString() {
    return link.id();
  }
}
