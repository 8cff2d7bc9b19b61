package dev.drawbridge.canvas;

import java.util.List;
import java.util.Objects;

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
    run.room = Box.NOTHING;
    run.options = Pathfinder.options(ground, care, from, start, to, end);
    Route first = run.options.getFirst().route();
    Point a = first.start();
    Point b = first.end();
    boolean isNear = Math.abs(a.x() - b.x()) + Math.abs(a.y() - b.y()) <= care.reach();
    boolean solids = isSolid(from) && isSolid(to);
    Box sidesRoom = solids ? from.box().union(to.box()).grown(care.margin()) : Box.NOTHING;
    boolean sidesNear = solids && SideWork.gap(from.box(), to.box()) <= care.reach();
    if (isNear) {
      Box room = Pathfinder.room(a, b, care);
      for (Option option : run.options) {
        room = room.union(option.route().bounds());
      }
      run.room = sidesNear ? room.union(sidesRoom) : room;
    } else if (sidesNear) {
      run.room = sidesRoom;
    }
    run.isNear = isNear || sidesNear;
  }

  private static boolean isSolid(Stand stand) {
    return !(stand.shape().orElseThrow() instanceof Shape.Area);
  }
}
