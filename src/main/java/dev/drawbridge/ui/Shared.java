package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.EditCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Properties of several things at once, of one kind; each change is one step.
 *
 * @param things those of the kind among what is selected
 * @param <E> the kind
 */
record Shared<E>(Function<Selection, List<E>> things) {

  /** Whether any of the kind is selected. */
  boolean isAny(Selection selection) {
    return !things.apply(selection).isEmpty();
  }

  /** A property that is made the same in all. */
  <V> Property<Selection, V> property(Function<E, V> get, BiFunction<E, V, Edit> set) {
    return new Property<>(
        selection -> get.apply(things.apply(selection).getFirst()),
        (selection, value) -> change(selection, thing -> set.apply(thing, value)),
        selection -> differ(selection, get));
  }

  /**
   * Lists of which only what all have in common is shown: what is added is added to each, what is
   * removed is removed from each, and what only some have stays.
   */
  <V> Property<Selection, List<V>> lists(
      Function<E, List<V>> get, BiFunction<E, List<V>, Edit> set) {
    return new Property<>(
        selection -> common(selection, get),
        (selection, now) -> {
          List<V> before = common(selection, get);
          return change(
              selection, thing -> set.apply(thing, merged(get.apply(thing), before, now)));
        },
        // Nothing shown is ever put in place of what was there, so that nothing hides.
        selection -> differ(selection, get));
  }

  private <V> boolean differ(Selection selection, Function<E, V> get) {
    List<E> all = things.apply(selection);
    V first = get.apply(all.getFirst());
    return all.stream().anyMatch(thing -> !Objects.equals(get.apply(thing), first));
  }

  private <V> List<V> common(Selection selection, Function<E, List<V>> get) {
    List<E> all = things.apply(selection);
    Set<V> common = new LinkedHashSet<>(get.apply(all.getFirst()));
    all.forEach(thing -> common.retainAll(get.apply(thing)));
    return List.copyOf(common);
  }

  private static <V> List<V> merged(List<V> own, List<V> before, List<V> now) {
    List<V> merged = new ArrayList<>(own);
    merged.removeIf(value -> before.contains(value) && !now.contains(value));
    now.stream().filter(value -> !merged.contains(value)).forEach(merged::add);
    return merged;
  }

  private Edit change(Selection selection, Function<E, Edit> change) {
    List<Edit> parts = things.apply(selection).stream().map(change).toList();
    return new Edit.Together(
        EditCode.CHANGE, List.of(Texts.counted("several.step", parts.size())), parts);
  }
}
