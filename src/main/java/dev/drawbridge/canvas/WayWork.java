package dev.drawbridge.canvas;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The third step: the ways an arrow may take between its ends, and what these depend on. */
final class WayWork {
  private final Ground ground;
  private final Care care;

  WayWork(Ground ground, Care care) {
    this.ground = ground;
    this.care = care;
  }

  /** Finds the ways of an arrow whose ends are known. */
  void find(Run run) {
    Stand from = ground.stand(run.link.from());
    Stand to = ground.stand(run.link.to());
    End start = Objects.requireNonNull(run.start);
    End end = Objects.requireNonNull(run.end);
    if (run.link.isSelf()) {
      run.options = List.of(new Option(Loops.way(from.box(), start.side(), start.stagger()), 0));
      run.isNear = true;
      run.room = Loops.room(from.box());
      return;
    }
    run.options = Pathfinder.options(ground, care, from, start, to, end);
    Route first = run.options.getFirst().route();
    Point a = first.start();
    Point b = first.end();
    boolean isNear = Math.abs(a.x() - b.x()) + Math.abs(a.y() - b.y()) <= care.reach();
    Optional<Box> sides = SideWork.room(from.shape().orElseThrow(), to.shape().orElseThrow(), care);
    if (isNear) {
      Box room = Pathfinder.room(a, b, care);
      for (Option option : run.options) {
        room = room.union(option.route().bounds());
      }
      run.room = sides.map(room::union).orElse(room);
    } else {
      run.room = sides.orElse(Box.NOTHING);
    }
    run.isNear = isNear || sides.isPresent();
  }
}
