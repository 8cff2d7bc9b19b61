package dev.drawbridge.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is to be written, before it is laid out in lines. */
sealed interface Tree {

  /** A finished literal of one line. */
  record Text(String literal) implements Tree {}

  /** Several lines as they are, for a literal block; without the last line's break if clipped. */
  record Lines(List<String> lines, boolean endsWithBreak) implements Tree {}

  /** Keys and values; a spread one never stands in a single line. */
  record Mapping(List<Entry> entries, boolean spread) implements Tree {}

  /** Items in order; a spread one never stands in a single line. */
  record Sequence(List<Entry> items, boolean spread) implements Tree {}

  /**
   * A key with its value, or an item of a list.
   *
   * @param name what it is known by among its siblings
   * @param literal the key as written; empty for an item
   */
  record Entry(String name, String literal, Tree value) {}

  /** The paths of everything in here. */
  default Set<List<String>> paths() {
    Set<List<String>> paths = new HashSet<>();
    collect(new ArrayList<>(), paths);
    return paths;
  }

  private void collect(List<String> path, Set<List<String>> paths) {
    paths.add(List.copyOf(path));
    List<Entry> entries =
        switch (this) {
          case Mapping mapping -> mapping.entries();
          case Sequence sequence -> sequence.items();
          case Text _, Lines _ -> List.of();
        };
    for (Entry entry : entries) {
      path.add(entry.name());
      entry.value().collect(path, paths);
      path.removeLast();
    }
  }
}
