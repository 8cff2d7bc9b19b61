package dev.drawbridge.canvas;

import java.util.Optional;

/** The first step of an arrow: at which sides it leaves one thing and comes to the other. */
final class SideWork {
  private final Ground ground;
  private final Care care;

  SideWork(Ground ground, Care care) {
    this.ground = ground;
    this.care = care;
  }

  /** Chooses the sides; a loop takes one when the ends of all others there are known. */
  void choose(Run run) {
    if (run.link.isSelf()) {
      return;
    }
    Shape from = ground.shape(run.link.from()).orElseThrow();
    Shape to = ground.shape(run.link.to()).orElseThrow();
    Optional<Box> room = room(from, to, care);
    run.isNear = room.isPresent();
    run.room = room.orElse(Box.NOTHING);
    run.sides =
        run.isNear
            ? SideChoice.of(ground, care, from, to, run.room)
            : Sides.between(from.box(), to.box());
  }

  /** What the choice of sides depends on; empty for things too far apart to look around. */
  static Optional<Box> room(Shape from, Shape to, Care care) {
    Box start = facing(from, to);
    Box end = facing(to, from);
    return gap(start, end) <= care.reach()
        ? Optional.of(start.union(end).grown(care.margin()))
        : Optional.empty();
  }

  /**
   * A thing, or the place in a zone that is nearest to the other: it may be as large as it likes.
   */
  private static Box facing(Shape shape, Shape other) {
    Box box = shape.box();
    if (!(shape instanceof Shape.Area)) {
      return box;
    }
    Point centre = other.box().centre();
    return new Box(
        Math.clamp(centre.x(), box.x(), box.right()),
        Math.clamp(centre.y(), box.y(), box.bottom()),
        0,
        0);
  }

  /** How far it is from one box to the other, along lines that are level or upright. */
  private static double gap(Box a, Box b) {
    double across = Math.max(0, Math.max(b.x() - a.right(), a.x() - b.right()));
    return across + Math.max(0, Math.max(b.y() - a.bottom(), a.y() - b.bottom()));
  }
}
