package dev.drawbridge.store;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.problem.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of a file's elements and what kind each is: what references may lead to. */
final class KnownElements {
  /** Each costs a look at every key; a file with more wrong references has another problem. */
  private static final int MOST_SUGGESTIONS = 100;

  /** The kinds of elements, by the word for one of them. */
  enum Kind {
    ZONE("zones", "zone"),
    SERVICE("services", "service"),
    NETWORK("networks", "network"),
    ROUTER("routers", "router"),
    NOTE("notes", "note");

    private final String section;
    private final String word;

    Kind(String section, String word) {
      this.section = section;
      this.word = word;
    }

    /** The section of the file that holds them. */
    String section() {
      return section;
    }
  }

  /** One element's key as written, and its value. */
  record Item(Key key, Kind kind, Node.Scalar at, Node value) {}

  private final Map<String, Item> items = new HashMap<>();
  private final Problems problems;
  private int suggestions;

  private KnownElements(Problems problems) {
    this.problems = problems;
  }

  /** Collects the keys of all sections, and reports what cannot be a key and what is one twice. */
  static KnownElements of(Fields drawing, Problems problems) {
    KnownElements known = new KnownElements(problems);
    for (Kind kind : Kind.values()) {
      drawing
          .node(kind.section())
          .ifPresent(section ->
              Fields.entries(section, kind.section(), problems)
                  .forEach(entry -> known.add(kind, entry)));
    }
    return known;
  }

  private void add(Kind kind, Node.Entry entry) {
    String text = entry.key().text();
    if (!Key.isLegal(text)) {
      reportIllegal(entry.key());
      return;
    }
    Item item = new Item(Key.of(text), kind, entry.key(), entry.value());
    Item first = items.putIfAbsent(text, item);
    if (first != null) {
      problems.add(entry.key(), StoreProblem.DUPLICATE_ELEMENT, text, problems.place(first.at()));
    }
  }

  private void reportIllegal(Node.Scalar key) {
    Key none = Key.of("none");
    Key near = Key.near(key.text(), none);
    if (near.equals(none)) {
      problems.add(key, StoreProblem.BAD_KEY, key.text());
    } else {
      problems.add(key, StoreProblem.BAD_KEY_NEAR, key.text(), near);
    }
  }

  /** The element with that key at that place; empty if the key was refused there. */
  Optional<Item> at(Node.Scalar key) {
    return Optional.ofNullable(items.get(key.text())).filter(item -> item.at() == key);
  }

  /**
   * What a text refers to.
   *
   * @param name the key of the reference, for messages
   * @param allowed the kinds it may lead to
   */
  Optional<Key> referred(Node.Scalar reference, String name, List<Kind> allowed) {
    Item item = items.get(reference.text());
    if (item == null) {
      reportUnknown(reference, name, allowed);
      return Optional.empty();
    }
    if (!allowed.contains(item.kind())) {
      problems.add(
          reference,
          StoreProblem.REFERENCE_TO_ANOTHER_KIND,
          reference.text(),
          name,
          item.kind().word);
      return Optional.empty();
    }
    return Optional.of(item.key());
  }

  private void reportUnknown(Node.Scalar reference, String name, List<Kind> allowed) {
    boolean suggests = suggestions++ < MOST_SUGGESTIONS;
    List<String> words =
        !suggests
            ? List.of()
            : items.values().stream()
                .filter(item -> allowed.contains(item.kind()))
                .map(item -> item.key().text())
                .sorted()
                .toList();
    Words.nearest(reference.text(), words)
        .ifPresentOrElse(
            near ->
                problems.add(
                    reference, StoreProblem.UNKNOWN_REFERENCE_NEAR, reference.text(), name, near),
            () -> problems.add(reference, StoreProblem.UNKNOWN_REFERENCE, reference.text(), name));
  }
}
