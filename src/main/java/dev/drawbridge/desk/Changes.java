package dev.drawbridge.desk;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one drawing has other than another, thing by thing.
 *
 * @param things elements and statements that came, went or are otherwise, in the drawings' order
 * @param moved elements that only stand elsewhere
 * @param described whether name, description or options are others
 */
public record Changes(List<Change> things, List<Key> moved, boolean described) {

  /** What became of a thing. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  /**
   * One thing that is not as it was.
   *
   * @param kind what became of it
   * @param thing an element's key or a statement's id
   * @param element the element, as it is or was last; empty for a statement
   * @param statement the statement, as it is or was last; empty for an element
   */
  public record Change(
      Kind kind, String thing, Optional<Element> element, Optional<Statement> statement) {
    private static Change of(Kind kind, Element element) {
      return new Change(kind, element.key().text(), Optional.of(element), Optional.empty());
    }

    private static Change of(Kind kind, Statement statement) {
      return new Change(kind, statement.id(), Optional.empty(), Optional.of(statement));
    }
  }

  public Changes {
    things = List.copyOf(things);
    moved = List.copyOf(moved);
  }

  /** What the second drawing has other than the first. */
  public static Changes between(Drawing before, Drawing after) {
    List<Change> things = new ArrayList<>();
    after
        .elements()
        .forEach(now -> {
          Optional<Element> old = before.element(now.key());
          if (old.isEmpty()) {
            things.add(Change.of(Kind.ADDED, now));
          } else if (!old.get().equals(now)) {
            things.add(Change.of(Kind.CHANGED, now));
          }
        });
    before
        .elements()
        .filter(old -> !after.has(old.key()))
        .forEach(old -> things.add(Change.of(Kind.REMOVED, old)));
    after
        .statements()
        .forEach(now -> {
          Optional<Statement> old = before.statement(now.id());
          if (old.isEmpty()) {
            things.add(Change.of(Kind.ADDED, now));
          } else if (!old.get().equals(now)) {
            things.add(Change.of(Kind.CHANGED, now));
          }
        });
    before
        .statements()
        .filter(old -> !after.hasStatement(old.id()))
        .forEach(old -> things.add(Change.of(Kind.REMOVED, old)));
    return new Changes(things, moved(before, after), described(before, after));
  }

  private static List<Key> moved(Drawing before, Drawing after) {
    List<Key> moved = new ArrayList<>();
    for (Key key : after.layout().keys()) {
      Optional<Placement> old = before.layout().get(key);
      if (before.has(key) && !old.equals(after.layout().get(key))) {
        moved.add(key);
      }
    }
    return moved;
  }

  private static boolean described(Drawing before, Drawing after) {
    return !before.name().equals(after.name())
        || !before.description().equals(after.description())
        || !Objects.equals(before.options(), after.options());
  }

  /** How many elements came, went or changed. */
  public int elements(Kind kind) {
    return (int) things.stream().filter(c -> c.kind() == kind && c.element().isPresent()).count();
  }

  /** How many statements came, went or changed. */
  public int statements(Kind kind) {
    return (int) things.stream().filter(c -> c.kind() == kind && c.statement().isPresent()).count();
  }
}
