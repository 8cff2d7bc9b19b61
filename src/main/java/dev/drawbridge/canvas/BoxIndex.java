package dev.drawbridge.canvas;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds things by where they are: a grid of cells, each with the things that reach into it. Visits
 * things in the order they were given in.
 *
 * @param <T> the things
 */
final class BoxIndex<T> {
  private static final double CELL = 256;

  /** What covers more cells than this is asked in every search instead of filling the grid. */
  private static final int MOST_CELLS = 4096;

  private final List<T> items;
  private final Map<Long, int[]> cells = new HashMap<>();
  private final BitSet everywhere = new BitSet();
  private final Function<T, List<Box>> boxes;

  BoxIndex(List<T> items, Function<T, List<Box>> boxes) {
    this.items = List.copyOf(items);
    this.boxes = boxes;
    Map<Long, Cell> filling = new HashMap<>();
    for (int i = 0; i < this.items.size(); i++) {
      for (Box box : boxes.apply(this.items.get(i))) {
        enter(filling, i, box);
      }
    }
    filling.forEach((place, cell) -> cells.put(place, cell.trimmed()));
  }

  private void enter(Map<Long, Cell> filling, int item, Box box) {
    long across = cell(box.right()) - cell(box.x()) + 1;
    long down = cell(box.bottom()) - cell(box.y()) + 1;
    if (across * down > MOST_CELLS) {
      everywhere.set(item);
      return;
    }
    for (long cx = cell(box.x()); cx <= cell(box.right()); cx++) {
      for (long cy = cell(box.y()); cy <= cell(box.bottom()); cy++) {
        filling.computeIfAbsent(place(cx, cy), _ -> new Cell()).add(item);
      }
    }
  }

  /** Every thing with a box that touches the given one. */
  void visit(Box box, Consumer<T> visitor) {
    BitSet found = (BitSet) everywhere.clone();
    long across = cell(box.right()) - cell(box.x()) + 1;
    long down = cell(box.bottom()) - cell(box.y()) + 1;
    if (across * down > cells.size()) {
      found.set(0, items.size());
    } else {
      for (long cx = cell(box.x()); cx <= cell(box.right()); cx++) {
        for (long cy = cell(box.y()); cy <= cell(box.bottom()); cy++) {
          collect(found, cells.get(place(cx, cy)));
        }
      }
    }
    for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
      T item = items.get(i);
      for (Box own : boxes.apply(item)) {
        if (own.touches(box)) {
          visitor.accept(item);
          break;
        }
      }
    }
  }

  private static void collect(BitSet found, int @Nullable [] cell) {
    if (cell != null) {
      for (int item : cell) {
        found.set(item);
      }
    }
  }

  private static long cell(double v) {
    return (long) Math.floor(v / CELL);
  }

  private static long place(long cx, long cy) {
    return cx << 32 ^ cy & 0xffffffffL;
  }

  /** A list of numbers that grows. */
  private static final class Cell {
    private int[] items = new int[4];
    private int size;

    void add(int item) {
      if (size > 0 && items[size - 1] == item) {
        return;
      }
      if (size == items.length) {
        items = Arrays.copyOf(items, 2 * size);
      }
      items[size++] = item;
    }

    int[] trimmed() {
      return Arrays.copyOf(items, size);
    }
  }
}
