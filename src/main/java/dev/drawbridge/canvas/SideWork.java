package dev.drawbridge.canvas;

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
    run.sides = Sides.between(from.box(), to.box());
    run.isNear = false;
    run.room = Box.NOTHING;
    boolean solids = !(from instanceof Shape.Area) && !(to instanceof Shape.Area);
    if (solids && gap(from.box(), to.box()) <= care.reach()) {
      run.isNear = true;
      run.room = from.box().union(to.box()).grown(care.margin());
      if (!from.box().overlaps(to.box())) {
        run.sides = SideChoice.of(from.box(), to.box(), new Room(ground, from, to, run.room));
      }
    }
  }

  /** How far it is from one box to the other, along lines that are level or upright. */
  static double gap(Box a, Box b) {
    double across = Math.max(0, Math.max(b.x() - a.right(), a.x() - b.right()));
    return across + Math.max(0, Math.max(b.y() - a.bottom(), a.y() - b.bottom()));
  }
}
