package dev.drawbridge.store;

import dev.drawbridge.quote.Yaml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Collects the entries of one mapping that is to be written; what says nothing is left out. */
final class TreeBuilder {
  private final List<Tree.Entry> entries = new ArrayList<>();

  TreeBuilder put(String key, Tree value) {
    entries.add(new Tree.Entry(key, Yaml.scalar(key), value));
    return this;
  }

  /** A mapping, unless it is empty. */
  TreeBuilder put(String key, TreeBuilder inner) {
    return inner.entries.isEmpty() ? this : put(key, inner.mapping());
  }

  /** A word of the format under a key of the format; both are written as they are. */
  TreeBuilder word(String key, String word) {
    entries.add(new Tree.Entry(key, key, new Tree.Text(word)));
    return this;
  }

  TreeBuilder text(String key, String text) {
    return put(key, free(text));
  }

  TreeBuilder text(String key, Optional<String> text) {
    text.ifPresent(t -> text(key, t));
    return this;
  }

  /** A text, unless it is what a reader assumes without it. */
  TreeBuilder textUnless(String usual, String key, String text) {
    return text.equals(usual) ? this : text(key, text);
  }

  TreeBuilder flag(String key, boolean flag) {
    return flag ? word(key, "true") : this;
  }

  /** A list of texts, unless it is empty. */
  <T> TreeBuilder list(String key, Iterable<T> items, Function<T, String> text) {
    Tree.Sequence list = sequence(items, text);
    return list.items().isEmpty() ? this : put(key, list);
  }

  /** A list of texts, also an empty one. */
  <T> TreeBuilder list(String key, Optional<? extends Iterable<T>> items, Function<T, String> of) {
    items.ifPresent(list -> put(key, sequence(list, of)));
    return this;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  Tree.Mapping mapping() {
    return new Tree.Mapping(entries, false);
  }

  Tree.Mapping spread() {
    return new Tree.Mapping(entries, true);
  }

  private static <T> Tree.Sequence sequence(Iterable<T> items, Function<T, String> text) {
    List<Tree.Entry> entries = new ArrayList<>();
    Map<String, Integer> occurrences = new HashMap<>();
    for (T item : items) {
      String written = text.apply(item);
      String name = CommentReader.occurrence(written, occurrences);
      entries.add(new Tree.Entry(name, "", new Tree.Text(Yaml.scalar(written))));
    }
    return new Tree.Sequence(entries, false);
  }

  /** Free text: as a block of lines where it has several and a block can hold them. */
  private static Tree free(String text) {
    return isBlock(text)
        ? new Tree.Lines(text.lines().toList(), text.endsWith("\n"))
        : new Tree.Text(Yaml.scalar(text));
  }

  private static boolean isBlock(String text) {
    int first = text.indexOf('\n');
    return first > 0
        && first < text.length() - 1
        && !text.endsWith("\n\n")
        && text.charAt(0) != ' '
        && Yaml.isVisible(text)
        && text.lines().allMatch(line -> line.isEmpty() || !line.isBlank());
  }
}
