package dev.drawbridge.ui;

import dev.drawbridge.drawing.Edit;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One property of a thing, as a form shows and changes it.
 *
 * @param get what it is
 * @param set the edit that makes it another value
 * @param <T> the thing
 * @param <V> the property's values; comparable by {@code equals}
 */
record Property<T, V>(Function<T, V> get, BiFunction<T, V, Edit> set) {

  /** The same property seen through another type of value. */
  <W> Property<T, W> as(Function<V, W> shown, Function<W, V> meant) {
    return new Property<>(
        get.andThen(shown), (thing, value) -> set.apply(thing, meant.apply(value)));
  }
}
