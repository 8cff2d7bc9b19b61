package dev.drawbridge.canvas;

import java.util.Arrays;
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
  private final int[] everywhere;
  private final Function<T, List<Box>> boxes;

  BoxIndex(List<T> items, Function<T, List<Box>> boxes) {
    this.items = List.copyOf(items);
    this.boxes = boxes;
    Map<Long, Numbers> filling = new HashMap<>();
    Numbers large = new Numbers();
    for (int i = 0; i < this.items.size(); i++) {
      for (Box box : boxes.apply(this.items.get(i))) {
        enter(filling, large, i, box);
      }
    }
    filling.forEach((place, cell) -> cells.put(place, cell.trimmed()));
    this.everywhere = large.trimmed();
  }

  private static void enter(Map<Long, Numbers> filling, Numbers large, int item, Box box) {
    long across = cell(box.right()) - cell(box.x()) + 1;
    long down = cell(box.bottom()) - cell(box.y()) + 1;
    if (across * down > MOST_CELLS) {
      large.add(item);
      return;
    }
    for (long cx = cell(box.x()); cx <= cell(box.right()); cx++) {
      for (long cy = cell(box.y()); cy <= cell(box.bottom()); cy++) {
        filling.computeIfAbsent(place(cx, cy), _ -> new Numbers()).add(item);
      }
    }
  }

  /** Every thing with a box that touches the given one. */
  void visit(Box box, Consumer<T> visitor) {
    long across = cell(box.right()) - cell(box.x()) + 1;
    long down = cell(box.bottom()) - cell(box.y()) + 1;
    if (across * down > cells.size()) {
      items.forEach(item -> offer(item, box, visitor));
      return;
    }
    Numbers found = new Numbers(everywhere);
    for (long cx = cell(box.x()); cx <= cell(box.right()); cx++) {
      for (long cy = cell(box.y()); cy <= cell(box.bottom()); cy++) {
        found.addAll(cells.get(place(cx, cy)));
      }
    }
    int previous = -1;
    for (int item : found.sorted()) {
      if (item != previous) {
        offer(items.get(item), box, visitor);
      }
      previous = item;
    }
  }

  private void offer(T item, Box box, Consumer<T> visitor) {
    for (Box own : boxes.apply(item)) {
      if (own.touches(box)) {
        visitor.accept(item);
        return;
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
  private static final class Numbers {
    private int[] numbers;
    private int size;

    Numbers() {
      this(new int[0]);
    }

    Numbers(int[] first) {
      numbers = Arrays.copyOf(first, first.length + 4);
      size = first.length;
    }

    void add(int number) {
      if (size > 0 && numbers[size - 1] == number) {
        return;
      }
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * size);
      }
      numbers[size++] = number;
    }

    void addAll(int @Nullable [] more) {
      if (more != null) {
        if (size + more.length > numbers.length) {
          numbers = Arrays.copyOf(numbers, 2 * (size + more.length));
        }
        System.arraycopy(more, 0, numbers, size, more.length);
        size += more.length;
      }
    }

    int[] trimmed() {
      return Arrays.copyOf(numbers, size);
    }

    int[] sorted() {
      int[] sorted = trimmed();
      Arrays.sort(sorted);
      return sorted;
    }
  }
}
