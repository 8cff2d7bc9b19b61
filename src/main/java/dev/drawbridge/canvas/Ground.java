package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where every element of a drawing stands, found by key and by place: what arrows run over.
 * Immutable; {@link GroundWork} makes one, or one from another.
 *
 * @param drawing what stands here
 * @param stands all elements
 * @param members what stands directly in a zone, in the order of the drawing
 * @param outermost what stands in no zone
 * @param solids everything that shows but open zones, by its room
 * @param areas every open zone that shows, by its room
 */
record Ground(
    Drawing drawing,
    Table<Key, Stand> stands,
    Table<Key, List<Key>> members,
    List<Key> outermost,
    Grid<Stand> solids,
    Grid<Stand> areas) {

  Stand stand(Key key) {
    return Objects.requireNonNull(stands.find(key));
  }

  /** What shows of an element under its own key. */
  Optional<Shape> shape(Key key) {
    return stands.get(key).flatMap(Stand::shape);
  }

  /** Every open zone that touches a box, from the outside in. */
  void areas(Box box, Consumer<Shape.Area> visitor) {
    visit(areas, box, shape -> visitor.accept((Shape.Area) shape));
  }

  /** Everything else that touches a box. */
  void solids(Box box, Consumer<Shape> visitor) {
    visit(solids, box, visitor);
  }

  private static void visit(Grid<Stand> grid, Box box, Consumer<Shape> visitor) {
    touching(grid, box).forEach(stand -> visitor.accept(stand.shape().orElseThrow()));
  }

  /** Whatever of a grid touches a box, once, in painting order. */
  static List<Stand> touching(Grid<Stand> grid, Box box) {
    List<Stand> found = new ArrayList<>();
    grid.near(
        box,
        stand -> {
          if (stand.box().touches(box)) {
            found.add(stand);
          }
        });
    found.sort(Comparator.comparingLong(Stand::order));
    int kept = 0;
    for (int i = 0; i < found.size(); i++) {
      if (i == 0 || found.get(i) != found.get(kept - 1)) {
        found.set(kept++, found.get(i));
      }
    }
    return found.subList(0, kept);
  }

  /** The zones around an element, innermost first. */
  List<Key> around(Key key) {
    List<Key> around = new ArrayList<>();
    Optional<Key> zone = stand(key).element().zone();
    while (zone.isPresent()) {
      around.add(zone.get());
      zone = stand(zone.get()).element().zone();
    }
    return around;
  }
}
