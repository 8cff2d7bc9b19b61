package dev.drawbridge.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the ground is another than before: what runs or stands there looks around again. */
final class Altered {
  private Altered() {}

  /** The rooms in which a way or a chip may meet something else now. */
  static List<Box> boxes(List<GroundWork.Change> changes) {
    List<Box> altered = new ArrayList<>();
    changes.forEach(change -> add(altered, change));
    return altered;
  }

  /** Where a border of a zone is or was that moved, as far as what stands near minds it. */
  static List<Box> borders(List<GroundWork.Change> changes) {
    List<Box> borders = new ArrayList<>();
    for (GroundWork.Change change : changes) {
      Optional<Box> old = change.before().flatMap(Altered::area);
      Optional<Box> now = change.now().flatMap(Altered::area);
      if (!old.equals(now)) {
        old.ifPresent(box -> addBorders(borders, box));
        now.ifPresent(box -> addBorders(borders, box));
      }
    }
    return borders;
  }

  /** Where the name of a zone above is or was that is another or stands elsewhere. */
  static List<Box> names(List<GroundWork.Change> changes) {
    List<Box> names = new ArrayList<>();
    for (GroundWork.Change change : changes) {
      Optional<Box> old = change.before().flatMap(Altered::name);
      Optional<Box> now = change.now().flatMap(Altered::name);
      if (!old.equals(now)) {
        old.ifPresent(names::add);
        now.ifPresent(names::add);
      }
    }
    return names;
  }

  private static Optional<Box> name(Stand stand) {
    return stand.shape().filter(Shape.Area.class::isInstance).map(s -> Names.below((Shape.Area) s));
  }

  private static Optional<Box> area(Stand stand) {
    return stand.shape().filter(Shape.Area.class::isInstance).map(Shape::box);
  }

  private static void addBorders(List<Box> borders, Box box) {
    borders.add(new Box(box.x(), box.y(), box.width(), 0).grown(Pathfinder.MOST_STUB));
    borders.add(new Box(box.x(), box.bottom(), box.width(), 0).grown(Pathfinder.MOST_STUB));
    borders.add(new Box(box.x(), box.y(), 0, box.height()).grown(Pathfinder.MOST_STUB));
    borders.add(new Box(box.right(), box.y(), 0, box.height()).grown(Pathfinder.MOST_STUB));
  }

  private static void add(List<Box> altered, GroundWork.Change change) {
    Optional<Shape> old = change.before().flatMap(Stand::shape);
    Optional<Shape> now = change.now().flatMap(Stand::shape);
    if (old.isPresent()
        && now.isPresent()
        && old.get() instanceof Shape.Area a
        && now.get() instanceof Shape.Area b) {
      addEdges(altered, a, b);
    } else if (!old.map(Altered::outline).equals(now.map(Altered::outline))) {
      old.ifPresent(shape -> altered.add(shape.box().grown(Room.NEAR)));
      now.ifPresent(shape -> altered.add(shape.box().grown(Room.NEAR)));
    }
  }

  private static List<Object> outline(Shape shape) {
    return List.of(shape.getClass(), shape.box());
  }

  /** What is near an edge that moved. */
  private static void addEdges(List<Box> altered, Shape.Area old, Shape.Area now) {
    Box a = old.box();
    Box b = now.box();
    Box both = a.union(b);
    boolean isRenamed = !old.element().name().equals(now.element().name());
    if (a.x() != b.x()) {
      altered.add(between(a.x(), b.x(), both.y(), both.bottom()));
    }
    if (a.right() != b.right()) {
      altered.add(between(a.right(), b.right(), both.y(), both.bottom()));
    }
    if (a.y() != b.y() || isRenamed) {
      double top = Math.min(a.y(), b.y());
      double bottom = Math.max(a.y(), b.y()) + Metrics.HEADER;
      altered.add(new Box(both.x(), top, both.width(), bottom - top).grown(Room.NEAR));
    }
    if (a.bottom() != b.bottom()) {
      double top = Math.min(a.bottom(), b.bottom());
      altered.add(
          new Box(both.x(), top, both.width(), Math.abs(a.bottom() - b.bottom())).grown(Room.NEAR));
    }
    if (!old.element().zone().equals(now.element().zone())) {
      altered.add(both.grown(Room.NEAR));
    }
  }

  private static Box between(double a, double b, double top, double bottom) {
    return new Box(Math.min(a, b), top, Math.abs(a - b), bottom - top).grown(Room.NEAR);
  }
}
