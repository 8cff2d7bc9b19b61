package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is chosen, in the order it was chosen in.
 *
 * @param elements zones, services, networks, routers, notes
 * @param statements ids of flows, ambient flows and guardrails
 */
public record Selection(Set<Key> elements, Set<String> statements) {
  /** Nothing chosen. */
  public static final Selection NONE = new Selection(Set.of(), Set.of());

  public Selection {
    elements = Collections.unmodifiableSet(new LinkedHashSet<>(elements));
    statements = Collections.unmodifiableSet(new LinkedHashSet<>(statements));
  }

  public static Selection of(Key... keys) {
    return new Selection(new LinkedHashSet<>(List.of(keys)), Set.of());
  }

  public static Selection ofStatement(String id) {
    return new Selection(Set.of(), Set.of(id));
  }

  /** What a click there chooses: of a bundle all flows it stands for. */
  public static Selection of(Hit hit, Sheet sheet) {
    return switch (hit) {
      case Hit.OnShape(Key key, _) -> of(key);
      case Hit.OnArrow(String id, _) ->
          new Selection(
              Set.of(),
              sheet
                  .arrow(id)
                  .<Set<String>>map(arrow -> new LinkedHashSet<>(arrow.ids()))
                  .orElse(Set.of(id)));
    };
  }

  /** All elements and flows of a drawing. */
  public static Selection all(Drawing drawing) {
    return new Selection(
        new LinkedHashSet<>(drawing.elements().map(e -> e.key()).toList()),
        new LinkedHashSet<>(drawing.flows().keys()));
  }

  public boolean isEmpty() {
    return elements.isEmpty() && statements.isEmpty();
  }

  public int size() {
    return elements.size() + statements.size();
  }

  public boolean has(Key key) {
    return elements.contains(key);
  }

  public boolean hasStatement(String id) {
    return statements.contains(id);
  }

  /** The element, if exactly one element and nothing else is chosen. */
  public Optional<Key> only() {
    return size() == 1 ? elements.stream().findFirst() : Optional.empty();
  }

  /** The statement, if exactly one statement and nothing else is chosen. */
  public Optional<String> onlyStatement() {
    return size() == 1 ? statements.stream().findFirst() : Optional.empty();
  }

  /** With that element if it was not chosen, without it if it was. */
  public Selection toggled(Key key) {
    Set<Key> keys = new LinkedHashSet<>(elements);
    if (!keys.remove(key)) {
      keys.add(key);
    }
    return new Selection(keys, statements);
  }

  /** With that statement if it was not chosen, without it if it was. */
  public Selection toggledStatement(String id) {
    Set<String> ids = new LinkedHashSet<>(statements);
    if (!ids.remove(id)) {
      ids.add(id);
    }
    return new Selection(elements, ids);
  }

  /** Both together. */
  public Selection and(Selection other) {
    Set<Key> keys = new LinkedHashSet<>(elements);
    keys.addAll(other.elements);
    Set<String> ids = new LinkedHashSet<>(statements);
    ids.addAll(other.statements);
    return new Selection(keys, ids);
  }

  /** What of it there is in a drawing. */
  public Selection in(Drawing drawing) {
    Set<Key> keys = new LinkedHashSet<>(elements);
    keys.removeIf(key -> !drawing.has(key));
    Set<String> ids = new LinkedHashSet<>(statements);
    ids.removeIf(id -> !drawing.hasStatement(id));
    return keys.size() + ids.size() == size() ? this : new Selection(keys, ids);
  }
}
