package dev.drawbridge.arrange;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/** Finds room beside what stands where it stands. */
final class Spots {
  private static final int MOST_TRIES = 2_000;

  private final List<Box> taken = new ArrayList<>();
  private final Point least;

  /**
   * Nothing is taken yet.
   *
   * @param least what stands further left or higher is refused
   */
  Spots(Point least) {
    this.least = least;
  }

  void take(Box box) {
    taken.add(box);
  }

  /**
   * The place nearest to the wanted one where a box keeps its distance from all that is taken; it
   * is taken then. Places are whole numbers.
   */
  Box claim(Box wanted, double gap) {
    Box found = find(whole(wanted), gap);
    taken.add(found);
    return found;
  }

  private Box find(Box wanted, double gap) {
    PriorityQueue<Box> next =
        new PriorityQueue<>(
            Comparator.comparingDouble((Box b) -> b.corner().distance(wanted.corner()))
                .thenComparingDouble(Box::y)
                .thenComparingDouble(Box::x));
    Set<Box> seen = new HashSet<>();
    next.add(wanted);
    for (int tries = 0; !next.isEmpty() && tries < MOST_TRIES; tries++) {
      Box box = next.remove();
      Optional<Box> other = blocking(box, gap);
      if (other.isEmpty()) {
        return box;
      }
      around(other.get(), box, gap).stream().filter(seen::add).forEach(next::add);
    }
    // Behind everything there is always room.
    Box all = Box.holding(taken);
    return whole(new Box(wanted.x(), all.bottom() + gap, wanted.width(), wanted.height()));
  }

  private Optional<Box> blocking(Box box, double gap) {
    Box room = box.grown(gap);
    return taken.stream().filter(room::overlaps).findFirst();
  }

  private List<Box> around(Box other, Box box, double gap) {
    List<Box> places = new ArrayList<>();
    places.add(at(box, other.right() + gap, box.y()));
    places.add(at(box, box.x(), other.bottom() + gap));
    if (other.x() - gap - box.width() >= least.x()) {
      places.add(at(box, other.x() - gap - box.width(), box.y()));
    }
    if (other.y() - gap - box.height() >= least.y()) {
      places.add(at(box, box.x(), other.y() - gap - box.height()));
    }
    return places;
  }

  private static Box at(Box box, double x, double y) {
    return new Box(Math.ceil(x), Math.ceil(y), box.width(), box.height());
  }

  private Box whole(Box box) {
    return new Box(
        Math.max(Math.ceil(least.x()), Math.rint(box.x())),
        Math.max(Math.ceil(least.y()), Math.rint(box.y())),
        box.width(),
        box.height());
  }
}
