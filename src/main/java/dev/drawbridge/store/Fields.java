package dev.drawbridge.store;

import dev.drawbridge.problem.Words;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * One mapping of the file, asked key by key. What its kind does not know is reported when it is
 * opened; what cannot be understood is reported when it is asked for, and is then absent.
 */
final class Fields {
  private final Node at;
  private final List<Node.Entry> entries;
  private final Problems problems;

  private Fields(Node at, List<Node.Entry> entries, Problems problems) {
    this.at = at;
    this.entries = entries;
    this.problems = problems;
  }

  /** A mapping whose keys are all in the vocabulary; nothing at all is an empty one. */
  static Fields of(Node node, Vocabulary vocabulary, Problems problems) {
    Fields fields = new Fields(node, entries(node, vocabulary.word(), problems), problems);
    for (Node.Entry entry : fields.entries) {
      if (!vocabulary.keys().contains(entry.key().text())) {
        fields.reportUnknown(entry.key(), vocabulary);
      }
    }
    return fields;
  }

  /** The entries of a mapping with free keys. */
  static List<Node.Entry> entries(Node node, String name, Problems problems) {
    if (node instanceof Node.Mapping mapping) {
      return mapping.entries();
    }
    if (!node.isNothing()) {
      problems.add(node, StoreProblem.EXPECTED_MAPPING, name);
    }
    return List.of();
  }

  /** The items of a list; nothing at all is an empty one. */
  static List<Node> items(Node node, String name, Problems problems) {
    if (node instanceof Node.Sequence sequence) {
      return sequence.items();
    }
    if (!node.isNothing()) {
      problems.add(node, StoreProblem.EXPECTED_LIST, name);
    }
    return List.of();
  }

  private void reportUnknown(Node.Scalar key, Vocabulary vocabulary) {
    Words.nearest(key.text(), vocabulary.keys())
        .ifPresentOrElse(
            near ->
                problems.add(
                    key, StoreProblem.UNKNOWN_KEY_NEAR, key.text(), vocabulary.word(), near),
            () ->
                problems.add(
                    key,
                    StoreProblem.UNKNOWN_KEY,
                    key.text(),
                    vocabulary.word(),
                    String.join(", ", vocabulary.keys())));
  }

  /** The mapping itself, for problems about the whole of it. */
  Node at() {
    return at;
  }

  Optional<Node> node(String key) {
    for (Node.Entry entry : entries) {
      if (entry.key().text().equals(key)) {
        return Optional.of(entry.value());
      }
    }
    return Optional.empty();
  }

  /** A value that is there and is a single text; nothing at all counts as absent. */
  Optional<Node.Scalar> scalar(String key) {
    Optional<Node> value = node(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof Node.Scalar scalar) {
      return scalar.plain() && scalar.text().isEmpty() ? Optional.empty() : Optional.of(scalar);
    }
    problems.add(value.get(), StoreProblem.EXPECTED_TEXT, key);
    return Optional.empty();
  }

  Optional<String> text(String key) {
    return scalar(key).map(Node.Scalar::text);
  }

  /** A list of texts, each understood for itself; absent if the key is. */
  <T> Optional<List<T>> list(String key, Function<Node.Scalar, Optional<T>> meaning) {
    return node(key).map(node -> list(node, key, meaning));
  }

  private <T> List<T> list(Node node, String key, Function<Node.Scalar, Optional<T>> meaning) {
    List<T> understood = new ArrayList<>();
    for (Node item : items(node, key, problems)) {
      if (item instanceof Node.Scalar scalar) {
        meaning.apply(scalar).ifPresent(understood::add);
      } else {
        problems.add(item, StoreProblem.EXPECTED_TEXT, key);
      }
    }
    return understood;
  }

  /** A mapping with free keys and texts as values; empty if the key is absent. */
  Map<String, String> texts(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    node(key)
        .ifPresent(node -> {
          for (Node.Entry entry : entries(node, key, problems)) {
            if (entry.value() instanceof Node.Scalar value) {
              texts.put(entry.key().text(), value.text());
            } else {
              problems.add(entry.value(), StoreProblem.EXPECTED_TEXT, entry.key().text());
            }
          }
        });
    return texts;
  }

  /** A yes or no; YAML's old words for both are understood. */
  Optional<Boolean> flag(String key) {
    return scalar(key)
        .flatMap(scalar -> {
          Optional<Boolean> said =
              switch (scalar.text()) {
                case "true", "on", "yes" -> Optional.of(true);
                case "false", "off", "no" -> Optional.of(false);
                default -> Optional.empty();
              };
          if (said.isEmpty()) {
            problems.add(scalar, StoreProblem.BAD_SWITCH, scalar.text(), key);
          }
          return said;
        });
  }

  /** A whole number within bounds. */
  OptionalInt number(String key, int least, int most) {
    Optional<Node.Scalar> scalar = scalar(key);
    if (scalar.isEmpty()) {
      return OptionalInt.empty();
    }
    String text = scalar.get().text();
    if (text.matches("-?(0|[1-9][0-9]{0,9})")) {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return OptionalInt.of((int) number);
      }
    }
    problems.add(
        scalar.get(),
        StoreProblem.BAD_NUMBER,
        text,
        key,
        Integer.toString(least),
        Integer.toString(most));
    return OptionalInt.empty();
  }

  /** A day of the calendar. */
  Optional<LocalDate> day(String key) {
    return scalar(key)
        .flatMap(scalar -> {
          try {
            return Optional.of(LocalDate.parse(scalar.text()));
          } catch (DateTimeParseException e) {
            problems.add(scalar, StoreProblem.BAD_DATE, scalar.text());
            return Optional.empty();
          }
        });
  }

  /** One of a few words. */
  <T> Optional<T> word(String key, Map<String, T> words) {
    return scalar(key).flatMap(scalar -> word(scalar, key, words));
  }

  /** What a word stands for. */
  <T> Optional<T> word(Node.Scalar scalar, String key, Map<String, T> words) {
    String text = scalar.text();
    Optional<T> known = Optional.ofNullable(words.get(text));
    if (known.isEmpty()) {
      Words.nearest(text, words.keySet())
          .ifPresentOrElse(
              near -> problems.add(scalar, StoreProblem.UNKNOWN_WORD_NEAR, text, key, near),
              () ->
                  problems.add(
                      scalar,
                      StoreProblem.UNKNOWN_WORD,
                      text,
                      key,
                      String.join(", ", words.keySet())));
    }
    return known;
  }

  /** The fields of an inner mapping; empty fields if the key is absent. */
  Fields inner(String key, Vocabulary vocabulary) {
    return node(key)
        .map(node -> of(node, vocabulary, problems))
        .orElseGet(() -> new Fields(at, List.of(), problems));
  }

  /** Whether the key is there with something behind it. */
  boolean says(String key) {
    return node(key).filter(value -> !value.isNothing()).isPresent();
  }

  boolean has(String key) {
    return node(key).isPresent();
  }

  /** Reports that a key is missing that this kind cannot do without. */
  void reportMissing(String key, Vocabulary vocabulary) {
    problems.add(at, StoreProblem.MISSING_KEY, key, vocabulary.word());
  }
}
