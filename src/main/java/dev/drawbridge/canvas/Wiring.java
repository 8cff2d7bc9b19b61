package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Key;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
    Grid<Run> chipRooms)
    implements Arrows {
  /** Sorting is most of what a look for arrows costs: no key is looked up through an interface. */
  private static final Comparator<Run> IN_ORDER = (a, b) -> Long.compare(a.order, b.order);

  /** The links at something that shows. */
  List<String> at(Key key) {
    return hubs.get(key).orElse(List.of());
  }

  /** Whether a box takes in so much that each arrow may as well be asked whether it touches it. */
  boolean isWide(Box box) {
    return near.isWide(box) && far.isWide(box);
  }

  @Override
  public void arrows(Box box, Consumer<Arrow> visitor) {
    touching(box).forEach(run -> visitor.accept(run.arrow()));
  }

  /** Every arrow with a piece or a chip that touches a box, once, in order. */
  List<Run> touching(Box box) {
    List<Run> found = new ArrayList<>();
    Touching touching = new Touching(box, found);
    near.near(box, touching);
    far.near(box, touching);
    chips.near(
        box,
        run -> {
          if (run.chip().orElse(Box.NOTHING).touches(box)) {
            found.add(run);
          }
        });
    found.sort(IN_ORDER);
    int kept = 0;
    for (int i = 0; i < found.size(); i++) {
      if (i == 0 || found.get(i) != found.get(kept - 1)) {
        found.set(kept++, found.get(i));
      }
    }
    return found.subList(0, kept);
  }

  /** The pieces of an arrow mostly lie beside each other, and say the same. */
  private static final class Touching implements Consumer<Run> {
    private final Box box;
    private final List<Run> found;
    private @Nullable Run last;

    Touching(Box box, List<Run> found) {
      this.box = box;
      this.found = found;
    }

    @Override
    public void accept(Run run) {
      if (run != last) {
        last = run;
        if (run.isOn(box)) {
          found.add(run);
        }
      }
    }
  }

  @Override
  public List<Arrow> all() {
    List<Run> all = new ArrayList<>(runs.size());
    runs.forEach((_, run) -> all.add(run));
    all.sort(IN_ORDER);
    return all.stream().map(Run::arrow).toList();
  }

  @Override
  public Optional<Arrow> arrow(String link) {
    return runs.get(link).map(Run::arrow);
  }

  @Override
  public Optional<Arrow> arrow(String link, Box box) {
    return runs.get(link).filter(run -> run.touches(box)).map(Run::arrow);
  }
}
