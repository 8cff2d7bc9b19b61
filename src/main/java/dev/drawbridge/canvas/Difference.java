package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Key;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Things that look other than before.
 *
 * @param elements shapes that came, went, moved or say something else
 * @param arrows the ids of such arrows
 */
public record Difference(Set<Key> elements, Set<String> arrows) {
  /** Everything looks as before. */
  public static final Difference NONE = new Difference(Set.of(), Set.of());

  public Difference {
    elements = Collections.unmodifiableSet(elements);
    arrows = Collections.unmodifiableSet(arrows);
  }

  /** What one sheet shows other than another; next to nothing to find out where they share. */
  public static Difference between(Sheet before, Sheet after) {
    return between(before, after, Set.of());
  }

  /**
   * The same, as far as it is not known.
   *
   * @param swept of what the arrows are known to differ if it is {@link Sheet#swept} later too
   */
  public static Difference between(Sheet before, Sheet after, Set<Key> swept) {
    Set<Key> elements = new HashSet<>();
    Set<String> arrows = new HashSet<>();
    after.differences(before, swept, elements::add, arrows::add);
    return new Difference(elements, arrows);
  }

  /** What is marked in another way. */
  public static Difference between(Marks before, Marks after) {
    return new Difference(
        between(before.elements(), after.elements()), between(before.flows(), after.flows()));
  }

  private static <K> Set<K> between(Map<K, Mark> before, Map<K, Mark> after) {
    if (before.equals(after)) {
      return Set.of();
    }
    Set<K> changed = new HashSet<>();
    before.forEach((key, mark) -> {
      if (!Objects.equals(mark, after.get(key))) {
        changed.add(key);
      }
    });
    after.keySet().stream().filter(key -> !before.containsKey(key)).forEach(changed::add);
    return changed;
  }

  public boolean isEmpty() {
    return elements.isEmpty() && arrows.isEmpty();
  }

  public int size() {
    return elements.size() + arrows.size();
  }

  /** Both together. */
  public Difference and(Difference other) {
    if (isEmpty()) {
      return other;
    }
    if (other.isEmpty()) {
      return this;
    }
    Set<Key> bothElements = new HashSet<>(elements);
    bothElements.addAll(other.elements);
    Set<String> bothArrows = new HashSet<>(arrows);
    bothArrows.addAll(other.arrows);
    return new Difference(bothElements, bothArrows);
  }

  /** Whether it names all that the other one does. */
  public boolean holds(Difference other) {
    return elements.containsAll(other.elements) && arrows.containsAll(other.arrows);
  }

  /** What the other one does not name. */
  public Difference without(Difference other) {
    Set<Key> leftElements = new HashSet<>(elements);
    leftElements.removeAll(other.elements);
    Set<String> leftArrows = new HashSet<>(arrows);
    leftArrows.removeAll(other.arrows);
    return new Difference(leftElements, leftArrows);
  }

  /** The room of those of them that stand on a sheet. */
  public List<Box> boxes(Sheet sheet) {
    List<Box> boxes = new ArrayList<>();
    elements.forEach(key -> sheet.shape(key).ifPresent(shape -> boxes.add(shape.box())));
    arrows.forEach(id -> sheet.arrow(id).ifPresent(arrow -> boxes.addAll(arrow.boxes())));
    return boxes;
  }
}
