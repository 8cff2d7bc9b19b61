package dev.drawbridge.ui;

import dev.drawbridge.drawing.Edit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One property of a thing, as a form shows and changes it.
 *
 * @param get what it is
 * @param set the edit that makes it another value
 * @param mixed whether the thing is several of which each has its own value: then nothing is shown,
 *     and any value that is chosen is a change
 * @param <T> the thing
 * @param <V> the property's values; comparable by {@code equals}
 */
record Property<T, V>(Function<T, V> get, BiFunction<T, V, Edit> set, Predicate<T> mixed) {

  /** A property of one thing. */
  Property(Function<T, V> get, BiFunction<T, V, Edit> set) {
    this(get, set, _ -> false);
  }

  /** The same property seen through another type of value. */
  <W> Property<T, W> as(Function<V, W> shown, Function<W, V> meant) {
    return new Property<>(
        get.andThen(shown), (thing, value) -> set.apply(thing, meant.apply(value)), mixed);
  }
}
