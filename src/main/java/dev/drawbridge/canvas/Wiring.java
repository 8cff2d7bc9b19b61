package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Key;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All arrows of a sheet, found by id, by what they touch and by place. Immutable; {@link
 * WiringWork} makes one, or one from another.
 *
 * @param ground what they run over
 * @param care how much their ways were thought about
 * @param runs all arrows by the id of their link
 * @param hubs the ids of the links at everything that shows and has some
 * @param flows the ids of the flows of every element that has some, shown or not
 * @param rooms arrows by the part of the sheet that their ways depend on
 * @param near the lines of arrows whose ways keep clear of others
 * @param far the lines of the others
 * @param chips all chips
 * @param chipRooms arrows by where their chips might stand
 */
record Wiring(
    Ground ground,
    Care care,
    Table<String, Run> runs,
    Table<Key, List<String>> hubs,
    Table<Key, List<String>> flows,
    Grid<Run> rooms,
    Grid<Run> near,
    Grid<Run> far,
    Grid<Run> chips,
    Grid<Run> chipRooms) {

  /** The links at something that shows. */
  List<String> at(Key key) {
    return hubs.get(key).orElse(List.of());
  }

  /** Every arrow with a piece or a chip that touches a box, in order. */
  void arrows(Box box, Consumer<Arrow> visitor) {
    List<Run> found = new ArrayList<>();
    near.near(box, run -> addTouching(found, run, box));
    far.near(box, run -> addTouching(found, run, box));
    chips.near(
        box,
        run -> {
          if (run.chip().orElse(Box.NOTHING).touches(box)) {
            found.add(run);
          }
        });
    found.sort(Comparator.comparingLong(run -> run.order));
    Run previous = null;
    for (Run run : found) {
      if (run != previous) {
        visitor.accept(run.arrow());
      }
      previous = run;
    }
  }

  private static void addTouching(List<Run> found, Run run, Box box) {
    List<Point> points = run.route().points();
    for (int i = 1; i < points.size(); i++) {
      if (touches(points.get(i - 1), points.get(i), box)) {
        found.add(run);
        return;
      }
    }
  }

  private static boolean touches(Point a, Point b, Box box) {
    return Math.min(a.x(), b.x()) <= box.right()
        && Math.max(a.x(), b.x()) >= box.x()
        && Math.min(a.y(), b.y()) <= box.bottom()
        && Math.max(a.y(), b.y()) >= box.y();
  }

  /** All arrows, in the order of the drawing. */
  List<Arrow> all() {
    List<Run> all = new ArrayList<>(runs.size());
    runs.forEach((_, run) -> all.add(run));
    all.sort(Comparator.comparingLong(run -> run.order));
    return all.stream().map(Run::arrow).toList();
  }

  Optional<Arrow> arrow(String link) {
    return runs.get(link).map(Run::arrow);
  }
}
