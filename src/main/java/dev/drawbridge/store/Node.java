package dev.drawbridge.store;

import java.util.List;

/** A piece of a YAML file that knows where it stands. Plain values, no meaning yet. */
sealed interface Node {

  /** Where it stands. */
  Span at();

  /**
   * A stretch of the file.
   *
   * @param start first character, from 0
   * @param end the character after the last one
   * @param line line of the first character, from 1
   * @param column column of the first character in code points, from 1
   */
  record Span(int start, int end, int line, int column) {}

  /**
   * A single text.
   *
   * @param plain whether it stands without quotes, so that nothing, {@code ~} and {@code null} mean
   *     that there is no value where a list or mapping could be
   */
  record Scalar(String text, boolean plain, Span at) implements Node {}

  /** Keys and values in the order written; keys are unique. */
  record Mapping(List<Entry> entries, boolean flow, Span at) implements Node {}

  /** One key and its value. */
  record Entry(Scalar key, Node value) {}

  /** Items in the order written. */
  record Sequence(List<Node> items, boolean flow, Span at) implements Node {}

  /** Whether there is nothing here. */
  default boolean isNothing() {
    return this instanceof Scalar scalar
        && scalar.plain()
        && (scalar.text().isEmpty() || scalar.text().equals("~") || scalar.text().equals("null"));
  }
}
