package dev.drawbridge.drawing;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * An immutable map that keeps the order of a section of the file and shares its structure with the
 * maps it was made from, so that an undo list of drawings stays small.
 *
 * <p>A new item goes to its sorted place while the section is sorted, else to the end; a replaced
 * item keeps its place.
 *
 * <p>As it comes from the file it is a plain table; the trees that share structure are grown when
 * it is first changed, because most drawings are read far more often than edited, and a table is
 * built several times faster.
 *
 * @param <K> what items are known by
 * @param <V> the items
 */
public final class Ordered<K extends Comparable<K>, V> implements Iterable<V> {
  private static final long GAP = 1L << 32;

  /** Into how many parts a gap is divided where the next key will follow. */
  private static final long LEFT_TO_NEXT = 64;

  /** A gap between ranks that many keys fit into. */
  private static final long ROOMY = 1L << 24;

  private record Ranked<V>(long rank, V value) {}

  /** All items by key, and all keys by rank. */
  private record Trees<K extends Comparable<K>, V>(
      TreePMap<K, Ranked<V>> byKey, TreePMap<Long, K> byRank) {}

  private final int size;

  /**
   * Whether the keys ascend. Found out when it is first asked for where a removal may have made it
   * so: a map made by edits must not differ from the same one read from a file.
   */
  private volatile @Nullable Boolean sorted;

  /** Which keys were touched on the way here, from the map that was made of a file. */
  private final Log<K> log;

  /** Set when the trees are not; the keys are in order. */
  private final @Nullable Map<K, V> table;

  private volatile @Nullable Trees<K, V> trees;
  private volatile @Nullable List<K> keys;
  private volatile @Nullable List<V> values;

  /** The most steps between two maps of which it is worth knowing what they touched. */
  private static final int FAR = 1 << 16;

  /** What one change touched, and the changes before it; at the start nothing. */
  private static final class Log<K> {
    private final @Nullable K key;
    private final @Nullable Log<K> before;
    private final long length;

    private Log(@Nullable K key, @Nullable Log<K> before, long length) {
      this.key = key;
      this.before = before;
      this.length = length;
    }

    static <K> Log<K> start() {
      return new Log<>(null, null, 0);
    }

    Log<K> and(K key) {
      return new Log<>(key, this, length + 1);
    }
  }

  private Ordered(Map<K, V> table, List<K> keys, List<V> values, boolean sorted) {
    this.log = Log.start();
    this.size = keys.size();
    this.sorted = sorted;
    this.table = table;
    this.keys = keys;
    this.values = values;
  }

  private Ordered(Trees<K, V> trees, @Nullable Boolean sorted, Log<K> log) {
    this.log = log;
    this.size = trees.byKey().size();
    this.sorted = sorted;
    this.table = null;
    this.trees = trees;
  }

  /** The empty map. */
  public static <K extends Comparable<K>, V> Ordered<K, V> empty() {
    return new Ordered<K, V>(Map.of(), List.of(), List.of(), true);
  }

  /**
   * A map of these items in this order.
   *
   * @throws IllegalArgumentException if two items have one key
   */
  public static <K extends Comparable<K>, V> Ordered<K, V> of(
      Collection<? extends V> items, Function<? super V, K> key) {
    List<K> keys = new ArrayList<>(items.size());
    items.forEach(item -> keys.add(key.apply(item)));
    return of(keys, List.copyOf(items));
  }

  /**
   * A map of these entries in this order.
   *
   * @throws IllegalArgumentException if two entries have one key
   */
  public static <K extends Comparable<K>, V> Ordered<K, V> ranked(List<Map.Entry<K, V>> entries) {
    return of(
        entries.stream().map(Map.Entry::getKey).toList(),
        entries.stream().map(Map.Entry::getValue).toList());
  }

  private static <K extends Comparable<K>, V> Ordered<K, V> of(List<K> keys, List<V> values) {
    Map<K, V> table = HashMap.newHashMap(keys.size());
    boolean sorted = true;
    for (int i = 0; i < keys.size(); i++) {
      K key = keys.get(i);
      if (table.putIfAbsent(key, values.get(i)) != null) {
        throw new IllegalArgumentException("twice: " + key);
      }
      sorted = sorted && (i == 0 || keys.get(i - 1).compareTo(key) < 0);
    }
    return new Ordered<>(table, List.copyOf(keys), values, sorted);
  }

  /** The item of that key. */
  public Optional<V> get(K key) {
    Map<K, V> plain = table;
    if (plain != null) {
      return Optional.ofNullable(plain.get(key));
    }
    return Optional.ofNullable(trees().byKey().get(key)).map(Ranked::value);
  }

  public boolean contains(K key) {
    Map<K, V> plain = table;
    return plain != null ? plain.containsKey(key) : trees().byKey().containsKey(key);
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** The items in order. */
  public List<V> values() {
    List<V> known = values;
    if (known == null) {
      TreePMap<K, Ranked<V>> byKey = trees().byKey();
      List<V> listed = new ArrayList<>(size);
      for (K key : trees().byRank().values()) {
        listed.add(Objects.requireNonNull(byKey.get(key)).value());
      }
      known = List.copyOf(listed);
      values = known;
    }
    return known;
  }

  /** Keys and items in order. */
  public List<Map.Entry<K, V>> entries() {
    List<K> known = keys();
    List<V> items = values();
    List<Map.Entry<K, V>> entries = new ArrayList<>(size);
    for (int i = 0; i < known.size(); i++) {
      entries.add(new AbstractMap.SimpleImmutableEntry<>(known.get(i), items.get(i)));
    }
    return entries;
  }

  /** The keys in order. */
  public List<K> keys() {
    List<K> known = keys;
    if (known == null) {
      known = List.copyOf(trees().byRank().values());
      keys = known;
    }
    return known;
  }

  @Override
  public Iterator<V> iterator() {
    return values().iterator();
  }

  /** With this item in place of the one of that key, or as a new one. */
  public Ordered<K, V> with(K key, V value) {
    TreePMap<K, Ranked<V>> byKey = trees().byKey();
    TreePMap<Long, K> byRank = trees().byRank();
    Ranked<V> old = byKey.get(key);
    if (old != null) {
      return old.value() == value
          ? this
          : new Ordered<>(
              new Trees<>(byKey.plus(key, new Ranked<>(old.rank(), value)), byRank),
              sorted,
              log.and(key));
    }
    Optional<Long> rank = rankFor(key);
    return rank.isPresent()
        ? new Ordered<>(
            new Trees<>(
                byKey.plus(key, new Ranked<>(rank.get(), value)), byRank.plus(rank.get(), key)),
            isSorted(),
            log.and(key))
        : spread(key).with(key, value);
  }

  /** Without the item of that key. */
  public Ordered<K, V> without(K key) {
    if (!contains(key)) {
      return this;
    }
    TreePMap<K, Ranked<V>> byKey = trees().byKey();
    Ranked<V> old = Objects.requireNonNull(byKey.get(key));
    Boolean known = sorted;
    return new Ordered<>(
        new Trees<>(byKey.minus(key), trees().byRank().minus(old.rank())),
        known != null && known ? known : null,
        log.and(key));
  }

  // ---- for those who keep something beside a map that changes

  /**
   * The keys whose items may differ from those in another map; all others are the same objects in
   * the same order. Found in the time it takes to walk the changes between the two.
   *
   * @return empty if the two do not come from one map, or are too far apart
   */
  public Optional<Set<K>> changedSince(Ordered<K, V> other) {
    Set<K> touched = new LinkedHashSet<>();
    Log<K> a = log;
    Log<K> b = other.log;
    for (int steps = 0; a != b && steps < FAR; steps++) {
      Log<K> longer = a.length >= b.length ? a : b;
      Log<K> before = longer.before;
      if (before == null) {
        return Optional.empty();
      }
      touched.add(Objects.requireNonNull(longer.key));
      a = longer == a ? before : a;
      b = longer == b ? before : b;
    }
    return a == b ? Optional.of(touched) : Optional.empty();
  }

  /**
   * A number that grows with the order of this map and stays what it is in maps made from it, as
   * long as the item does.
   *
   * @throws NullPointerException if there is no such item
   */
  public long rank(K key) {
    return Objects.requireNonNull(trees().byKey().get(key)).rank();
  }

  /** Every item with its {@link #rank}, in order. */
  public void forEachRanked(ObjLongConsumer<? super V> visitor) {
    if (trees != null) {
      trees().byRank().forEach((rank, key) -> visitor.accept(get(key).orElseThrow(), rank));
    } else {
      List<V> items = values();
      for (int i = 0; i < items.size(); i++) {
        visitor.accept(items.get(i), (i + 1) * GAP);
      }
    }
  }

  /** A free rank at the place where the key belongs; empty if there is no room left there. */
  private Optional<Long> rankFor(K key) {
    TreePMap<K, Ranked<V>> byKey = trees().byKey();
    TreePMap<Long, K> byRank = trees().byRank();
    Map.Entry<K, Ranked<V>> after = isSorted() ? byKey.higherEntry(key) : null;
    if (after == null) {
      return Optional.of(byRank.isEmpty() ? GAP : byRank.lastKey() + GAP);
    }
    long high = after.getValue().rank();
    Map.Entry<K, Ranked<V>> before = byKey.lowerEntry(key);
    long low = before == null ? high - 2 * GAP : before.getValue().rank();
    // Keys that are added in ascending order, one behind the other, leave room for the next.
    long parts = before != null && before.getKey().equals(log.key) ? LEFT_TO_NEXT : 2;
    long free = low + (high - low) / parts;
    return free == low ? Optional.empty() : Optional.of(free);
  }

  /**
   * The same items with other ranks around a place where none is left. Those whose rank changes
   * count as touched, so that whoever remembers ranks asks for them again.
   */
  private Ordered<K, V> spread(K place) {
    TreePMap<K, Ranked<V>> byKey = trees().byKey();
    List<K> around = List.of();
    long first = 0;
    long step = 0;
    for (int width = 32; step < ROOMY; width *= 2) {
      around = around(place, width);
      long low = rank(around.getFirst());
      first = low;
      step = (rank(around.getLast()) - low) / around.size();
      if (around.size() == size) {
        step = GAP;
      }
    }
    TreePMap<Long, K> byRank = trees().byRank();
    for (K key : around) {
      byRank = byRank.minus(rank(key));
    }
    Log<K> touched = log;
    long rank = first;
    for (K key : around) {
      byKey = byKey.plus(key, new Ranked<>(rank, Objects.requireNonNull(byKey.get(key)).value()));
      byRank = byRank.plus(rank, key);
      touched = touched.and(key);
      rank += step;
    }
    return new Ordered<>(new Trees<>(byKey, byRank), sorted, touched);
  }

  /** So many keys on either side of a place, as far as there are some; the map is sorted. */
  private List<K> around(K place, int width) {
    TreePMap<K, Ranked<V>> byKey = trees().byKey();
    List<K> around = new ArrayList<>();
    byKey.headMap(place).descendingMap().keySet().stream().limit(width).forEach(around::add);
    Collections.reverse(around);
    byKey.tailMap(place).keySet().stream().limit(width).forEach(around::add);
    return around;
  }

  private boolean isSorted() {
    Boolean known = sorted;
    if (known == null) {
      known = areSorted(keys());
      sorted = known;
    }
    return known;
  }

  private static <K extends Comparable<K>> boolean areSorted(List<K> keys) {
    for (int i = 1; i < keys.size(); i++) {
      if (keys.get(i - 1).compareTo(keys.get(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  private Trees<K, V> trees() {
    Trees<K, V> known = trees;
    if (known == null) {
      known = grown();
      trees = known;
    }
    return known;
  }

  private Trees<K, V> grown() {
    List<K> ordered = keys();
    List<V> items = values();
    TreeMap<K, Ranked<V>> byKey = new TreeMap<>();
    TreeMap<Long, K> byRank = new TreeMap<>();
    for (int i = 0; i < ordered.size(); i++) {
      long rank = (i + 1) * GAP;
      byKey.put(ordered.get(i), new Ranked<>(rank, items.get(i)));
      byRank.put(rank, ordered.get(i));
    }
    return new Trees<>(TreePMap.fromSortedMap(byKey), TreePMap.fromSortedMap(byRank));
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
