package dev.drawbridge.target.kubernetes;

import java.util.List;
import java.util.Map;

/**
 * What stands in a manifest, YAML or JSON, before anyone asks what it means. Only what everybody
 * reads alike has a form of its own here; the rest is {@link Unclear}.
 */
sealed interface ManifestNode {

  /** First line, from 1. */
  int line();

  /** First column, from 1. */
  int column();

  /** Last line, at least {@link #line()}. */
  int lastLine();

  /**
   * Fields by name, in the order written; no name twice.
   *
   * @param line the line of the first field
   */
  record Mapping(int line, int column, int lastLine, Map<String, Field> fields)
      implements ManifestNode {}

  /** One field: where its name stands, and its value. */
  record Field(int line, int column, ManifestNode value) {}

  /** A list. */
  record Items(int line, int column, int lastLine, List<ManifestNode> items)
      implements ManifestNode {}

  /** What is a string in every version of YAML. */
  record Text(int line, int column, int lastLine, String text) implements ManifestNode {}

  /** A whole number from 0 in the one spelling that everybody reads alike. */
  record Whole(int line, int column, int number) implements ManifestNode {
    @Override
    public int lastLine() {
      return line;
    }
  }

  /** Null, which the API server takes for absent. */
  record Nothing(int line, int column) implements ManifestNode {
    @Override
    public int lastLine() {
      return line;
    }
  }

  /**
   * A scalar that is neither certainly a string nor a plain whole number: a truth value, a date,
   * {@code 0123}, {@code 1e3}.
   */
  record Unclear(int line, int column, String text) implements ManifestNode {
    @Override
    public int lastLine() {
      return line;
    }
  }
}
