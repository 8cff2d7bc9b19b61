package dev.drawbridge.store;

import dev.drawbridge.store.Comments.Comment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the comments and empty lines of a file and ties each to the thing it stands at.
 *
 * <p>A comment can only stand between two scalars, so it is looked for there. Beside something it
 * belongs to the outermost thing that begins in that line; on a line of its own to the next thing,
 * or, if indented deeper than that, to the end of the section it is indented with.
 */
final class CommentReader {

  /** A mapping or list on the way from the top to where the walk is. */
  private record Level(List<String> path, int column) {}

  private record Pending(String text, int column) {}

  private final String text;
  private final int[] lineStarts;
  private final Map<Node, String> ids;
  private final Map<List<String>, Comment> found = new LinkedHashMap<>();
  private final List<String> path = new ArrayList<>();
  private final Deque<Level> open = new ArrayDeque<>();

  /** Block levels that have ended since the last thing began, outermost last. */
  private final List<Level> closed = new ArrayList<>();

  private final List<Pending> pending = new ArrayList<>();

  /** How far the text has been looked through. */
  private int cursor;

  /** Where the line begins in which {@code owner} is the first thing. */
  private int ownerLine = -1;

  private List<String> owner = List.of();

  private CommentReader(String text, Map<Node, String> ids) {
    this.text = text;
    this.lineStarts = lineStarts(text);
    this.ids = ids;
  }

  /**
   * The comments of a file.
   *
   * @param ids what the items of lists of mappings are known by
   */
  static Comments comments(String text, Node top, Map<Node, String> ids) {
    if (text.indexOf('#') < 0 && text.indexOf("\n\n") < 0 && text.indexOf("\n\r\n") < 0) {
      return Comments.NONE;
    }
    CommentReader reader = new CommentReader(text, ids);
    reader.value(top);
    reader.look(text.length());
    reader.settle(0, List.of(), true);
    return Comments.of(reader.found);
  }

  private void value(Node node) {
    switch (node) {
      case Node.Scalar scalar -> scalar(scalar);
      case Node.Mapping mapping -> {
        enter(
            mapping.at(), mapping.entries().isEmpty() ? null : mapping.entries().getFirst().key());
        for (Node.Entry entry : mapping.entries()) {
          thing(entry.key().text(), entry.key(), entry.key().at().column());
          scalar(entry.key());
          value(entry.value());
          path.removeLast();
        }
        leave(mapping.flow(), mapping.at());
      }
      case Node.Sequence sequence -> {
        enter(sequence.at(), null);
        Map<String, Integer> occurrences = new HashMap<>();
        for (Node item : sequence.items()) {
          thing(name(item, occurrences), item, sequence.at().column());
          value(item);
          path.removeLast();
        }
        leave(sequence.flow(), sequence.at());
      }
    }
  }

  private String name(Node item, Map<String, Integer> occurrences) {
    String id = ids.get(item);
    return id != null ? id : item instanceof Node.Scalar s ? occurrence(s.text(), occurrences) : "";
  }

  /** What the item of a list of texts is known by: its text, and which of several equal ones. */
  static String occurrence(String text, Map<String, Integer> occurrences) {
    int number = occurrences.merge(text, 1, Integer::sum);
    return number == 1 ? text : text + "\n" + number;
  }

  private void enter(Node.Span at, Node.@Nullable Scalar first) {
    open.push(new Level(List.copyOf(path), first == null ? at.column() : first.at().column()));
  }

  private void leave(boolean flow, Node.Span at) {
    Level level = open.pop();
    if (flow) {
      look(at.end() - 1);
      settleAtEnd(level);
      cursor = Math.max(cursor, at.end());
    } else {
      closed.add(level);
    }
  }

  /** A thing begins: what was found before it finds its place. */
  private void thing(String name, Node begin, int column) {
    path.add(name);
    look(begin.at().start());
    settle(column, List.copyOf(path), false);
    int line = lineStart(begin.at().start());
    if (line != ownerLine) {
      ownerLine = line;
      owner = List.copyOf(path);
    }
  }

  private void scalar(Node.Scalar scalar) {
    int start = scalar.at().start();
    int end = scalar.at().end();
    look(start);
    if (end > start && (text.charAt(start) == '|' || text.charAt(start) == '>')) {
      int header = text.indexOf('\n', start);
      if (header >= 0 && header < end) {
        cursor = start + 1;
        look(header);
      }
      while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
        end--;
      }
      end = Math.max(end, start + 1);
    }
    cursor = Math.max(cursor, end);
  }

  /** Looks for comments and empty lines up to there. */
  private void look(int limit) {
    while (cursor < limit) {
      char c = text.charAt(cursor);
      if (c == '#' && startsComment(cursor)) {
        int end = lineEnd(cursor);
        comment(cursor, text.substring(cursor, end).stripTrailing());
        cursor = end;
      } else {
        if (c == '\n' && isEmptyLine(cursor)) {
          pending.add(new Pending("", 0));
        }
        cursor++;
      }
    }
  }

  private boolean startsComment(int at) {
    return at == 0 || Character.isWhitespace(text.charAt(at - 1));
  }

  /** Whether the line that ends there has nothing in it. */
  private boolean isEmptyLine(int lineBreak) {
    int start = lineStart(lineBreak);
    return text.substring(start, lineBreak).isBlank() && start > 0;
  }

  private void comment(int at, String comment) {
    int line = lineStart(at);
    boolean alone = text.substring(line, at).isBlank();
    if (!alone && line == ownerLine && found.getOrDefault(owner, Comment.NONE).beside().isEmpty()) {
      add(owner, new Comment(List.of(), comment, List.of()));
    } else {
      pending.add(new Pending(comment, 1 + at - line));
    }
  }

  /** Gives what is pending its place, now that a thing begins at that column, or the file ends. */
  private void settle(int column, List<String> next, boolean atEndOfFile) {
    List<String> lines = new ArrayList<>();
    int outermost = 0;
    for (Pending line : pending) {
      lines.add(line.text());
      if (!line.text().isEmpty()) {
        int level = outermost;
        while (level < closed.size() && closed.get(level).column() > line.column()) {
          level++;
        }
        outermost = level;
        if (level < closed.size() && closed.get(level).column() > column) {
          add(closed.get(level).path(), new Comment(List.of(), "", lines));
        } else {
          add(next, atEndOfFile ? atEnd(lines) : new Comment(lines, "", List.of()));
        }
        lines = new ArrayList<>();
      }
    }
    if (!atEndOfFile && next.size() <= 2) {
      add(next, new Comment(lines, "", List.of()));
    }
    pending.clear();
    closed.clear();
  }

  private static Comment atEnd(List<String> lines) {
    return new Comment(List.of(), "", lines);
  }

  private void settleAtEnd(Level level) {
    List<String> lines = pending.stream().map(Pending::text).filter(t -> !t.isEmpty()).toList();
    add(level.path(), atEnd(lines));
    pending.clear();
    closed.clear();
  }

  private void add(List<String> at, Comment comment) {
    found.merge(
        at,
        comment,
        (old, more) -> {
          List<String> before = new ArrayList<>(old.before());
          before.addAll(more.before());
          List<String> end = new ArrayList<>(old.end());
          end.addAll(more.end());
          return new Comment(before, old.beside() + more.beside(), end);
        });
  }

  private int lineStart(int at) {
    int found = Arrays.binarySearch(lineStarts, at);
    return lineStarts[found >= 0 ? found : -found - 2];
  }

  private static int[] lineStarts(String text) {
    return IntStream.concat(
            IntStream.of(0),
            IntStream.range(0, text.length())
                .filter(i -> text.charAt(i) == '\n')
                .map(lineBreak -> lineBreak + 1))
        .toArray();
  }

  private int lineEnd(int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }
}
