package dev.drawbridge.store;

import dev.drawbridge.problem.ProblemsException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Turns the parser's events into nodes with positions. Refuses what a person would read differently
 * from a program: anchors, aliases, tags, keys that are not text, a key twice, a second document.
 *
 * <p>Events and not SnakeYAML's own nodes, because those take five times as long.
 */
final class TreeParser {
  /** Deeper than any drawing goes. */
  private static final int DEEPEST = 20;

  /** From here on, keys are looked up instead of compared one by one. */
  private static final int FEW = 12;

  private final SourceText source;
  private final Problems problems;
  private final ParserImpl parser;
  private int lastLine = 1;

  private TreeParser(SourceText source, Problems problems) {
    this.source = source;
    this.problems = problems;
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(SourceText.LARGEST);
    options.setProcessComments(false);
    this.parser = new ParserImpl(new StreamReader(source.text()), options);
  }

  /**
   * The top of the only document; empty if there is none.
   *
   * @throws ProblemsException with everything wrong so far if the text is no YAML at all
   */
  static Optional<Node> parse(SourceText source, Problems problems) throws ProblemsException {
    TreeParser parser = new TreeParser(source, problems);
    try {
      return parser.document();
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      int line = mark == null ? 1 : mark.getLine() + 1;
      int column = mark == null ? 1 : mark.getColumn() + 1;
      problems.add(line, column, StoreProblem.BAD_SYNTAX, sentence(e));
    } catch (YAMLException e) {
      problems.add(1, 1, StoreProblem.BAD_SYNTAX, String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      // SnakeYAML 2.7 lets these out for broken escapes such as "\x" at the end or "\U00110000"
      problems.add(
          parser.lastLine, 0, StoreProblem.BAD_SYNTAX, "an escape here or below is broken");
    }
    problems.throwIfAny();
    return Optional.empty();
  }

  private static String sentence(MarkedYAMLException e) {
    String context = e.getContext() == null ? "" : e.getContext() + ": ";
    return context + e.getProblem();
  }

  private Optional<Node> document() throws ProblemsException {
    parser.getEvent();
    if (parser.checkEvent(Event.ID.StreamEnd)) {
      return Optional.empty();
    }
    parser.getEvent();
    Node top = node(parser.getEvent(), 0);
    parser.getEvent();
    if (!parser.checkEvent(Event.ID.StreamEnd)) {
      Mark mark = parser.peekEvent().getStartMark();
      problems.add(mark.getLine() + 1, mark.getColumn() + 1, StoreProblem.SEVERAL_DOCUMENTS);
    }
    return Optional.of(top);
  }

  private Node node(Event event, int depth) throws ProblemsException {
    return switch (event) {
      case ScalarEvent scalar -> scalar(scalar);
      case MappingStartEvent start -> mapping(start, depth + 1);
      case SequenceStartEvent start -> sequence(start, depth + 1);
      case AliasEvent alias -> {
        Node.Span span = span(alias.getStartMark(), alias.getEndMark());
        problems.add(span.line(), span.column(), StoreProblem.ALIAS, "*" + alias.getAnchor());
        yield new Node.Scalar("", true, span);
      }
      default -> throw new IllegalStateException("no node begins with " + event);
    };
  }

  private Node.Scalar scalar(ScalarEvent event) {
    refuse(event, event.getTag());
    ScalarStyle style = event.getScalarStyle();
    return new Node.Scalar(
        event.getValue(),
        style == ScalarStyle.PLAIN,
        span(event.getStartMark(), event.getEndMark()));
  }

  private Node.Mapping mapping(MappingStartEvent start, int depth) throws ProblemsException {
    enter(start, depth);
    List<Node.Entry> entries = new ArrayList<>();
    Map<String, Node.Scalar> seen = new HashMap<>();
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      Node key = node(parser.getEvent(), depth);
      Node value = node(parser.getEvent(), depth);
      if (key instanceof Node.Scalar name) {
        Node.@Nullable Scalar first = firstOf(name, entries, seen);
        if (first == null) {
          entries.add(new Node.Entry(name, value));
        } else {
          problems.add(name, StoreProblem.DUPLICATE_KEY, name.text(), problems.place(first));
        }
      } else {
        problems.add(key, StoreProblem.KEY_IS_NO_TEXT);
      }
    }
    Mark end = parser.getEvent().getEndMark();
    return new Node.Mapping(entries, isFlow(start), span(start.getStartMark(), end));
  }

  private static Node.@Nullable Scalar firstOf(
      Node.Scalar name, List<Node.Entry> entries, Map<String, Node.Scalar> seen) {
    if (entries.size() < FEW) {
      for (Node.Entry entry : entries) {
        if (entry.key().text().equals(name.text())) {
          return entry.key();
        }
      }
      return null;
    }
    if (seen.isEmpty()) {
      entries.forEach(entry -> seen.put(entry.key().text(), entry.key()));
    }
    return seen.putIfAbsent(name.text(), name);
  }

  private Node.Sequence sequence(SequenceStartEvent start, int depth) throws ProblemsException {
    enter(start, depth);
    List<Node> items = new ArrayList<>();
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node(parser.getEvent(), depth));
    }
    Mark end = parser.getEvent().getEndMark();
    return new Node.Sequence(items, isFlow(start), span(start.getStartMark(), end));
  }

  private void enter(CollectionStartEvent start, int depth) throws ProblemsException {
    refuse(start, start.getTag());
    if (depth > DEEPEST) {
      Node.Span span = span(start.getStartMark(), start.getEndMark());
      problems.add(span.line(), span.column(), StoreProblem.TOO_DEEP, DEEPEST);
      problems.throwIfAny();
    }
  }

  private void refuse(NodeEvent event, @Nullable String tag) {
    Mark mark = event.getStartMark();
    int line = mark.getLine() + 1;
    int column = mark.getColumn() + 1;
    if (event.getAnchor() != null) {
      problems.add(line, column, StoreProblem.ANCHOR, "&" + event.getAnchor());
    }
    if (tag != null) {
      problems.add(line, column, StoreProblem.TAG, tag);
    }
  }

  private static boolean isFlow(CollectionStartEvent start) {
    return start.getFlowStyle() == FlowStyle.FLOW;
  }

  private Node.Span span(Mark start, Mark end) {
    lastLine = start.getLine() + 1;
    return new Node.Span(
        source.offset(start), source.offset(end), start.getLine() + 1, start.getColumn() + 1);
  }
}
