package dev.drawbridge.canvas;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map in pages: a changed one shares all pages with the map it was made from but those
 * it changed, so that it is made in the time of the changes and compared in the time of the pages.
 *
 * @param <K> the keys
 * @param <V> what they lead to
 */
final class Table<K, V> {
  /** Entries in a page that is neither slow to search nor dear to copy. */
  private static final int COMFORTABLE = 8;

  private static final int CROWDED = 32;
  private static final Object[] NOTHING = {};

  /** Keys and values in turn; as many pages as a power of two. */
  private final Object[][] pages;

  private final int size;

  private Table(Object[][] pages, int size) {
    this.pages = pages;
    this.size = size;
  }

  /** A change of an empty map that will hold about so many entries. */
  static <K, V> Change<K, V> filling(int expected) {
    int pages = Integer.highestOneBit(Math.max(16, 2 * expected / COMFORTABLE));
    Object[][] empty = new Object[pages][];
    Arrays.fill(empty, NOTHING);
    return new Change<>(empty, 0);
  }

  /** What changes this map into another. */
  Change<K, V> change() {
    return new Change<>(pages.clone(), size);
  }

  int size() {
    return size;
  }

  Optional<V> get(K key) {
    return Optional.ofNullable(find(key));
  }

  /** What the key leads to; null for nothing. */
  @SuppressWarnings("unchecked") // values are V
  @Nullable V find(K key) {
    return (V) found(pages[page(key, pages.length)], key);
  }

  void forEach(BiConsumer<K, V> visitor) {
    for (Object[] page : pages) {
      visit(page, visitor);
    }
  }

  /** Every key that leads to another object here than in an earlier map, or to nothing in one. */
  void differences(Table<K, V> before, BiConsumer<Optional<V>, Optional<V>> visitor) {
    boolean comparable = pages.length == before.pages.length;
    for (int i = 0; i < pages.length; i++) {
      if (!comparable || pages[i] != before.pages[i]) {
        visit(
            pages[i],
            (key, now) -> {
              V old = before.find(key);
              if (old != now) {
                visitor.accept(Optional.ofNullable(old), Optional.of(now));
              }
            });
      }
    }
    for (int i = 0; i < before.pages.length; i++) {
      if (!comparable || pages[i] != before.pages[i]) {
        visit(
            before.pages[i],
            (key, old) -> {
              if (find(key) == null) {
                visitor.accept(Optional.of(old), Optional.empty());
              }
            });
      }
    }
  }

  @SuppressWarnings("unchecked") // only K and V in turn are ever put into a page
  private void visit(Object[] page, BiConsumer<K, V> visitor) {
    for (int i = 0; i < page.length; i += 2) {
      visitor.accept((K) page[i], (V) page[i + 1]);
    }
  }

  private static int page(Object key, int pages) {
    int hash = key.hashCode() * 0x9E3779B9;
    return (hash ^ hash >>> 15) & pages - 1;
  }

  private static @Nullable Object found(Object[] page, Object key) {
    int at = place(page, key);
    return at < 0 ? null : page[at + 1];
  }

  private static int place(Object[] page, Object key) {
    for (int i = 0; i < page.length; i += 2) {
      if (page[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  /** A map in the making; not to be used after {@link #made()}. */
  static final class Change<K, V> {
    private Object[][] pages;
    private final BitSet own = new BitSet();
    private int size;

    private Change(Object[][] pages, int size) {
      this.pages = pages;
      this.size = size;
    }

    @SuppressWarnings("unchecked") // values are V
    @Nullable V find(K key) {
      return (V) found(pages[page(key, pages.length)], key);
    }

    void put(K key, V value) {
      int number = page(key, pages.length);
      Object[] page = pages[number];
      int at = place(page, key);
      if (at < 0) {
        Object[] longer = Arrays.copyOf(page, page.length + 2);
        longer[page.length] = key;
        longer[page.length + 1] = value;
        pages[number] = longer;
        own.set(number);
        size++;
      } else if (page[at + 1] != value) {
        owned(number)[at + 1] = value;
      }
    }

    void remove(K key) {
      int number = page(key, pages.length);
      Object[] page = pages[number];
      int at = place(page, key);
      if (at >= 0) {
        Object[] shorter = Arrays.copyOf(page, page.length - 2);
        if (at < shorter.length) {
          shorter[at] = page[page.length - 2];
          shorter[at + 1] = page[page.length - 1];
        }
        pages[number] = shorter;
        own.set(number);
        size--;
      }
    }

    private Object[] owned(int number) {
      if (!own.get(number)) {
        pages[number] = pages[number].clone();
        own.set(number);
      }
      return pages[number];
    }

    Table<K, V> made() {
      if (size <= CROWDED * pages.length) {
        return new Table<>(pages, size);
      }
      Change<K, V> roomier = filling(4 * size);
      new Table<K, V>(pages, size).forEach(roomier::put);
      return roomier.made();
    }
  }
}
