package dev.drawbridge.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lays a tree out in lines: what fits in one line of 120 characters stands in one, everything else
 * has one entry a line. A comment inside something opens it up.
 */
final class TreePrinter {
  /** Longest line before something is spread over several; comments do not count. */
  private static final int WIDTH = 120;

  /** YAML readers look for the colon after a key only so far (YAML 1.2.2 §8.2.2: 1024). */
  private static final int LONGEST_KEY = 1000;

  private final Comments comments;
  private final StringBuilder out = new StringBuilder();
  private final List<String> path = new ArrayList<>();

  private TreePrinter(Comments comments) {
    this.comments = comments;
  }

  static String print(Tree.Mapping top, Comments comments) {
    TreePrinter printer = new TreePrinter(comments);
    printer.mapping(top, 0);
    printer.lines(comments.at(List.of()).end(), 0);
    return printer.out.toString();
  }

  private void mapping(Tree.Mapping mapping, int indent) {
    for (Tree.Entry entry : mapping.entries()) {
      begin(entry, indent);
      entry(entry, indent, indent);
    }
  }

  private void sequence(Tree.Sequence sequence, int indent) {
    for (Tree.Entry item : sequence.items()) {
      begin(item, indent);
      indented(indent);
      out.append("- ");
      item(item, indent + 2);
      path.removeLast();
    }
  }

  private void begin(Tree.Entry entry, int indent) {
    path.add(entry.name());
    if (!comments.isEmpty()) {
      lines(comments.at(path).before(), indent);
    }
  }

  /** A key and its value; the key is printed with the indentation it still needs. */
  private void entry(Tree.Entry entry, int indent, int missingIndent) {
    indented(missingIndent);
    String key = entry.literal();
    boolean isLong = key.length() > LONGEST_KEY;
    out.append(isLong ? "? " : "").append(key);
    if (isLong) {
      out.append('\n');
      indented(indent);
    }
    out.append(':');
    value(entry.value(), indent, indent + key.length() + 2);
    path.removeLast();
  }

  private void value(Tree value, int indent, int column) {
    Optional<String> line = inline(value).filter(l -> fits(value, l, column));
    if (line.isPresent()) {
      out.append(' ').append(line.get());
      endLine();
      return;
    }
    switch (value) {
      case Tree.Text text -> {
        out.append(' ').append(text.literal());
        endLine();
      }
      case Tree.Lines lines -> block(lines, indent + 2);
      case Tree.Mapping inner when inner.entries().isEmpty() -> {
        out.append(" {}");
        endLine();
        lines(comments.at(path).end(), indent);
      }
      case Tree.Mapping inner -> {
        endLine();
        mapping(inner, indent + 2);
        lines(comments.at(path).end(), indent + 2);
      }
      case Tree.Sequence inner -> {
        endLine();
        sequence(inner, indent + 2);
        lines(comments.at(path).end(), indent + 2);
      }
    }
  }

  /** An item behind its hyphen. */
  private void item(Tree.Entry item, int indent) {
    Optional<String> line = inline(item.value()).filter(l -> fits(item.value(), l, indent));
    if (line.isPresent()) {
      out.append(line.get());
      endLine();
      return;
    }
    if (item.value() instanceof Tree.Mapping mapping) {
      // the comment beside the item stands in its first line, which its first entry writes
      String beside = comments.at(path).beside();
      Tree.Entry first = mapping.entries().getFirst();
      out.append(first.literal()).append(": ");
      inline(first.value(), out);
      out.append(beside.isEmpty() ? "" : " " + beside).append('\n');
      List<Tree.Entry> rest = mapping.entries().subList(1, mapping.entries().size());
      mapping(new Tree.Mapping(rest, true), indent);
      lines(comments.at(path).end(), indent);
    } else {
      throw new IllegalStateException("no list holds this: " + item.value());
    }
  }

  private void block(Tree.Lines block, int indent) {
    out.append(block.endsWithBreak() ? " |" : " |-");
    endLine();
    for (String line : block.lines()) {
      if (!line.isEmpty()) {
        indented(indent);
      }
      out.append(line).append('\n');
    }
  }

  /** The end of a line in which the current thing begins. */
  private void endLine() {
    if (!comments.isEmpty()) {
      String beside = comments.at(path).beside();
      out.append(beside.isEmpty() ? "" : " " + beside);
    }
    out.append('\n');
  }

  private static boolean fits(Tree value, String line, int column) {
    return value instanceof Tree.Text || column + line.length() <= WIDTH;
  }

  /** The value in one line, where it can stand in one. */
  private Optional<String> inline(Tree value) {
    if (!comments.isEmpty() && comments.isCommentedInside(path)) {
      return Optional.empty();
    }
    StringBuilder line = new StringBuilder();
    return inline(value, line) ? Optional.of(line.toString()) : Optional.empty();
  }

  private static boolean inline(Tree value, StringBuilder line) {
    return switch (value) {
      case Tree.Text text -> {
        line.append(text.literal());
        yield true;
      }
      case Tree.Lines _ -> false;
      case Tree.Mapping mapping -> !mapping.spread() && inline(mapping.entries(), '{', '}', line);
      case Tree.Sequence sequence -> !sequence.spread() && inline(sequence.items(), '[', ']', line);
    };
  }

  private static boolean inline(
      List<Tree.Entry> entries, char open, char close, StringBuilder line) {
    line.append(open);
    boolean first = true;
    for (Tree.Entry entry : entries) {
      line.append(first ? "" : ", ");
      first = false;
      if (open == '{') {
        if (entry.literal().length() > LONGEST_KEY) {
          return false;
        }
        line.append(entry.literal()).append(": ");
      }
      if (!inline(entry.value(), line)) {
        return false;
      }
    }
    line.append(close);
    return true;
  }

  private void lines(List<String> lines, int indent) {
    for (String line : lines) {
      if (!line.isEmpty()) {
        indented(indent);
      }
      out.append(line).append('\n');
    }
  }

  private void indented(int columns) {
    out.repeat(' ', columns);
  }
}
