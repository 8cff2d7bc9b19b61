package dev.drawbridge.drawing;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * An immutable map that keeps the order of a section of the file and shares its structure with the
 * maps it was made from, so that an undo list of drawings stays small.
 *
 * <p>A new item goes to its sorted place while the section is sorted, else to the end; a replaced
 * item keeps its place.
 *
 * @param <K> what items are known by
 * @param <V> the items
 */
public final class Ordered<K extends Comparable<K>, V> implements Iterable<V> {
  private static final long GAP = 1L << 32;

  private record Ranked<V>(long rank, V value) {}

  private final TreePMap<K, Ranked<V>> byKey;
  private final TreePMap<Long, K> byRank;
  private final boolean sorted;
  private volatile @Nullable List<V> values;

  private Ordered(TreePMap<K, Ranked<V>> byKey, TreePMap<Long, K> byRank, boolean sorted) {
    this.byKey = byKey;
    this.byRank = byRank;
    this.sorted = sorted;
  }

  /** The empty map. */
  public static <K extends Comparable<K>, V> Ordered<K, V> empty() {
    return new Ordered<>(TreePMap.<K, Ranked<V>>empty(), TreePMap.<Long, K>empty(), true);
  }

  /**
   * A map of these items in this order.
   *
   * @throws IllegalArgumentException if two items have one key
   */
  public static <K extends Comparable<K>, V> Ordered<K, V> of(
      Collection<? extends V> items, Function<? super V, K> key) {
    return ranked(items.stream().map(i -> Map.<K, V>entry(key.apply(i), i)).toList());
  }

  /**
   * A map of these entries in this order.
   *
   * @throws IllegalArgumentException if two entries have one key
   */
  public static <K extends Comparable<K>, V> Ordered<K, V> ranked(List<Map.Entry<K, V>> entries) {
    TreePMap<K, Ranked<V>> byKey = TreePMap.empty();
    TreePMap<Long, K> byRank = TreePMap.empty();
    boolean sorted = true;
    long rank = 0;
    @Nullable K previous = null;
    for (Map.Entry<K, V> entry : entries) {
      K key = entry.getKey();
      if (byKey.containsKey(key)) {
        throw new IllegalArgumentException("twice: " + key);
      }
      rank += GAP;
      byKey = byKey.plus(key, new Ranked<>(rank, entry.getValue()));
      byRank = byRank.plus(rank, key);
      sorted = sorted && (previous == null || previous.compareTo(key) < 0);
      previous = key;
    }
    return new Ordered<>(byKey, byRank, sorted);
  }

  /** The item of that key. */
  public Optional<V> get(K key) {
    return Optional.ofNullable(byKey.get(key)).map(Ranked::value);
  }

  public boolean contains(K key) {
    return byKey.containsKey(key);
  }

  public int size() {
    return byKey.size();
  }

  public boolean isEmpty() {
    return byKey.isEmpty();
  }

  /** The items in order. */
  public List<V> values() {
    List<V> known = values;
    if (known == null) {
      List<V> listed = new ArrayList<>(size());
      byRank.values().forEach(key -> listed.add(ranked(key).value()));
      known = List.copyOf(listed);
      values = known;
    }
    return known;
  }

  /** Keys and items in order. */
  public List<Map.Entry<K, V>> entries() {
    List<Map.Entry<K, V>> entries = new ArrayList<>(size());
    byRank
        .values()
        .forEach(key -> entries.add(new AbstractMap.SimpleImmutableEntry<>(key, value(key))));
    return entries;
  }

  /** The keys in order. */
  public List<K> keys() {
    return List.copyOf(byRank.values());
  }

  @Override
  public Iterator<V> iterator() {
    return values().iterator();
  }

  /** With this item in place of the one of that key, or as a new one. */
  public Ordered<K, V> with(K key, V value) {
    Ranked<V> old = byKey.get(key);
    if (old != null) {
      return old.value() == value
          ? this
          : new Ordered<>(byKey.plus(key, new Ranked<>(old.rank(), value)), byRank, sorted);
    }
    Optional<Long> rank = rankFor(key);
    return rank.isPresent()
        ? new Ordered<>(
            byKey.plus(key, new Ranked<>(rank.get(), value)), byRank.plus(rank.get(), key), sorted)
        : ranked(entries()).with(key, value);
  }

  /** Without the item of that key. */
  public Ordered<K, V> without(K key) {
    Ranked<V> old = byKey.get(key);
    return old == null ? this : new Ordered<>(byKey.minus(key), byRank.minus(old.rank()), sorted);
  }

  /** With that item under another key, at the same place. */
  public Ordered<K, V> rekeyed(K from, K to, V value) {
    Ranked<V> old = Objects.requireNonNull(byKey.get(from), "no such key");
    if (!from.equals(to) && byKey.containsKey(to)) {
      throw new IllegalArgumentException("taken: " + to);
    }
    TreePMap<Long, K> ranks = byRank.plus(old.rank(), to);
    boolean stillSorted =
        sorted
            && Optional.ofNullable(ranks.lowerEntry(old.rank()))
                .map(e -> e.getValue().compareTo(to) < 0)
                .orElse(true)
            && Optional.ofNullable(ranks.higherEntry(old.rank()))
                .map(e -> e.getValue().compareTo(to) > 0)
                .orElse(true);
    return new Ordered<>(
        byKey.minus(from).plus(to, new Ranked<>(old.rank(), value)), ranks, stillSorted);
  }

  /** A free rank at the place where the key belongs; empty if there is no room left there. */
  private Optional<Long> rankFor(K key) {
    Map.Entry<K, Ranked<V>> after = sorted ? byKey.higherEntry(key) : null;
    if (after == null) {
      return Optional.of(byRank.isEmpty() ? GAP : byRank.lastKey() + GAP);
    }
    long high = after.getValue().rank();
    Map.Entry<K, Ranked<V>> before = byKey.lowerEntry(key);
    long low = before == null ? high - 2 * GAP : before.getValue().rank();
    long middle = low + (high - low) / 2;
    return middle == low ? Optional.empty() : Optional.of(middle);
  }

  private V value(K key) {
    return ranked(key).value();
  }

  private Ranked<V> ranked(K key) {
    return Objects.requireNonNull(byKey.get(key));
  }

  /** Equal if the same items stand under the same keys in the same order. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Ordered<?, ?> that
        && (this == that || (keys().equals(that.keys()) && values().equals(that.values())));
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  @Override
  public String toString() {
    return values().toString();
  }
}
