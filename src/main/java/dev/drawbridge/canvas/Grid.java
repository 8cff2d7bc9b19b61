package dev.drawbridge.canvas;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Finds things by where they are. Immutable; a changed grid shares with the one it was made from
 * whatever did not change.
 *
 * <p>A box lies in cells of about its own width and height, in four at most: an arrow across the
 * whole sheet costs no more than a chip, and is found only from the strip it runs in.
 *
 * @param <T> the things
 */
final class Grid<T> {
  /** The side of the smallest cells, in sheet units. */
  private static final double LEAST = 128;

  /** Cells double in width and in height as often as this. */
  private static final int LEVELS = 20;

  private static final int CROWDED = 24;

  /** Stands where something was, so that this is not kept alive. */
  private static final Object GONE = new Object();

  private static final Page EMPTY = new Page(new long[0], new Cell[0], 0, new Object());

  /** Some cells, by their numbers; an owner may change it. */
  private static final class Page {
    private long[] numbers;
    private Cell[] cells;
    private int size;
    private final Object owner;

    Page(long[] numbers, Cell[] cells, int size, Object owner) {
      this.numbers = numbers;
      this.cells = cells;
      this.size = size;
      this.owner = owner;
    }
  }

  /** What reaches into a cell; an owner may change it. */
  private static final class Cell {
    private Object[] things;
    private int size;
    private final Object owner;

    Cell(Object[] things, int size, Object owner) {
      this.things = things;
      this.size = size;
      this.owner = owner;
    }
  }

  private final Page[] pages;
  private final int cells;

  /** How many boxes there are of every width and height of cells. */
  private final int[] counts;

  private Grid(Page[] pages, int cells, int[] counts) {
    this.pages = pages;
    this.cells = cells;
    this.counts = counts;
  }

  /** A change of an empty grid that will hold about so many boxes. */
  static <T> Change<T> filling(int expected) {
    Page[] pages = new Page[Integer.highestOneBit(Math.clamp(expected / 4, 16, 1 << 13))];
    Arrays.fill(pages, EMPTY);
    return new Change<>(pages, 0, new int[LEVELS * LEVELS]);
  }

  /** What changes this grid into another. */
  Change<T> change() {
    return new Change<>(pages.clone(), cells, counts.clone());
  }

  /**
   * At least everything with a box that touches the given one; possibly more than once, and also
   * things that only stand near.
   */
  void near(Box box, Consumer<T> visitor) {
    if (isWide(box)) {
      everything(visitor);
    } else {
      visit(pages, counts, box, visitor);
    }
  }

  /** Whether looking at everything is quicker than looking for what is near that box. */
  boolean isWide(Box box) {
    return lookups(box) >= cells;
  }

  /** How many cells would have to be looked for. */
  private double lookups(Box box) {
    double sum = 0;
    for (int level = 0; level < counts.length; level++) {
      if (counts[level] > 0) {
        double across = 2 + box.width() / (LEAST * (1L << level / LEVELS));
        sum += across * (2 + box.height() / (LEAST * (1L << level % LEVELS)));
      }
    }
    return sum;
  }

  @SuppressWarnings("unchecked") // only things of type T are ever entered
  private void everything(Consumer<T> visitor) {
    for (Page page : pages) {
      for (int at = 0; at < page.size; at++) {
        Cell cell = page.cells[at];
        for (int i = 0; i < cell.size; i++) {
          visitor.accept((T) cell.things[i]);
        }
      }
    }
  }

  private static <T> void visit(Page[] pages, int[] counts, Box box, Consumer<T> visitor) {
    for (int level = 0; level < counts.length; level++) {
      if (counts[level] > 0) {
        forEachCell(level, box, number -> visit(pages, number, visitor));
      }
    }
  }

  private static void forEachCell(int level, Box box, LongConsumer visitor) {
    double width = LEAST * (1L << level / LEVELS);
    double height = LEAST * (1L << level % LEVELS);
    long right = cell(box.right(), width);
    long bottom = cell(box.bottom(), height);
    for (long cx = cell(box.x(), width); cx <= right; cx++) {
      for (long cy = cell(box.y(), height); cy <= bottom; cy++) {
        visitor.accept(number(level, cx, cy));
      }
    }
  }

  @SuppressWarnings("unchecked") // only things of type T are ever entered
  private static <T> void visit(Page[] pages, long number, Consumer<T> visitor) {
    Page page = pages[page(number, pages.length)];
    int at = place(page, number);
    if (at >= 0) {
      Cell cell = page.cells[at];
      Object[] things = cell.things;
      for (int i = 0, size = cell.size; i < size; i++) {
        visitor.accept((T) things[i]);
      }
    }
  }

  private static int place(Page page, long number) {
    for (int i = 0; i < page.size; i++) {
      if (page.numbers[i] == number) {
        return i;
      }
    }
    return -1;
  }

  private static int level(double length) {
    int level = 0;
    while (level < LEVELS - 1 && LEAST * (1L << level) < length) {
      level++;
    }
    return level;
  }

  private static long cell(double v, double size) {
    return (long) Math.floor(v / size);
  }

  private static long number(int level, long cx, long cy) {
    return (long) level << 52 ^ (cx & 0x3ffffffL) << 26 ^ cy & 0x3ffffffL;
  }

  private static int page(long number, int pages) {
    long mixed = number * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 40) & pages - 1;
  }

  /** A grid in the making, which can be searched meanwhile. */
  static final class Change<T> {
    private Page[] pages;
    private final int[] counts;
    private final Object owner = new Object();
    private int cells;

    private Change(Page[] pages, int cells, int[] counts) {
      this.pages = pages;
      this.cells = cells;
      this.counts = counts;
    }

    /** Enters a thing at a box. */
    void add(T thing, Box box) {
      int level = level(box.width()) * LEVELS + level(box.height());
      counts[level]++;
      forEachCell(level, box, number -> add(thing, number));
    }

    /** Takes a thing out of a box that it was entered at. */
    void remove(T thing, Box box) {
      int level = level(box.width()) * LEVELS + level(box.height());
      counts[level]--;
      forEachCell(level, box, number -> remove(thing, number));
    }

    /** As {@link Grid#near}, with what was changed so far. */
    void near(Box box, Consumer<T> visitor) {
      visit(pages, counts, box, visitor);
    }

    private void add(T thing, long number) {
      Cell cell = owned(number);
      if (cell.size == cell.things.length) {
        cell.things = Arrays.copyOf(cell.things, Math.max(4, 2 * cell.size));
      }
      cell.things[cell.size++] = thing;
    }

    private void remove(T thing, long number) {
      Cell cell = owned(number);
      for (int i = 0; i < cell.size; i++) {
        if (cell.things[i] == thing) {
          cell.things[i] = cell.things[--cell.size];
          cell.things[cell.size] = GONE;
          return;
        }
      }
    }

    /** A cell that may be changed. */
    private Cell owned(long number) {
      Page page = ownedPage(number);
      int at = place(page, number);
      if (at < 0) {
        return enter(page, number);
      }
      Cell cell = page.cells[at];
      if (cell.owner != owner) {
        cell = new Cell(Arrays.copyOf(cell.things, cell.size + 2), cell.size, owner);
        page.cells[at] = cell;
      }
      return cell;
    }

    private Cell enter(Page page, long number) {
      if (page.size == page.numbers.length) {
        int room = Math.max(4, 2 * page.size);
        page.numbers = Arrays.copyOf(page.numbers, room);
        page.cells = Arrays.copyOf(page.cells, room);
      }
      Cell cell = new Cell(new Object[4], 0, owner);
      page.numbers[page.size] = number;
      page.cells[page.size++] = cell;
      cells++;
      return cell;
    }

    private Page ownedPage(long number) {
      int at = page(number, pages.length);
      Page page = pages[at];
      if (page.owner != owner) {
        page = new Page(page.numbers.clone(), page.cells.clone(), page.size, owner);
        pages[at] = page;
      }
      return page;
    }

    Grid<T> made() {
      if (cells > CROWDED * pages.length && pages.length < 1 << 13) {
        spread();
      }
      return new Grid<>(pages, cells, counts);
    }

    /** Into more pages. */
    private void spread() {
      Page[] crowded = pages;
      pages = new Page[4 * crowded.length];
      Arrays.fill(pages, EMPTY);
      for (Page page : crowded) {
        for (int i = 0; i < page.size; i++) {
          Page into = ownedPage(page.numbers[i]);
          if (into.size == into.numbers.length) {
            int room = Math.max(4, 2 * into.size);
            into.numbers = Arrays.copyOf(into.numbers, room);
            into.cells = Arrays.copyOf(into.cells, room);
          }
          into.numbers[into.size] = page.numbers[i];
          into.cells[into.size++] = page.cells[i];
        }
      }
    }
  }
}
