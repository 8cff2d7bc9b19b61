package dev.drawbridge.target.kubernetes;

import static dev.drawbridge.target.kubernetes.ManifestProblem.ANCHOR;
import static dev.drawbridge.target.kubernetes.ManifestProblem.DOCUMENT_MARK;
import static dev.drawbridge.target.kubernetes.ManifestProblem.FIELD_NAME_UNCLEAR;
import static dev.drawbridge.target.kubernetes.ManifestProblem.FIELD_TWICE;
import static dev.drawbridge.target.kubernetes.ManifestProblem.NOT_YAML;
import static dev.drawbridge.target.kubernetes.ManifestProblem.TAG;
import static dev.drawbridge.target.kubernetes.ManifestProblem.TOO_DEEP;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * The documents of one YAML file, read by events. Refused is whatever kubectl, its YAML library and
 * a person could read differently: anchors, tags, directives, a field twice.
 */
final class ManifestYaml {
  /** A policy needs nine levels. */
  private static final int DEEPEST = 32;

  private final Parser parser;
  private final ManifestLog log;

  private ManifestYaml(String text, ManifestLog log) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setProcessComments(false);
    this.parser = new ParserImpl(new StreamReader(text), options);
    this.log = log;
  }

  /**
   * The documents of a file; empty ones are left out, as kubectl does. Problems go to the log; what
   * follows a syntax error is not read.
   */
  static List<ManifestNode> documents(String text, ManifestLog log) {
    checkSeparators(text, log);
    List<ManifestNode> documents = new ArrayList<>();
    try {
      new ManifestYaml(text, log).readInto(documents);
    } catch (Unreadable e) {
      log.add(e.line, e.column, e.code, e.reason);
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      String reason = e.getProblem() == null ? "" : e.getProblem();
      log.add(mark == null ? 1 : mark.getLine() + 1, column(mark), NOT_YAML, reason);
    } catch (YAMLException e) {
      log.add(1, 0, NOT_YAML, e.getMessage() == null ? "" : e.getMessage());
    }
    return documents;
  }

  /**
   * kubectl cuts the text at every line that begins with three hyphens, before YAML is read, and
   * wants nothing but a comment behind them (apimachinery, {@code pkg/util/yaml}).
   */
  private static void checkSeparators(String text, ManifestLog log) {
    int line = 1;
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      int next = end < 0 ? text.length() : end;
      if (text.startsWith("---", start)) {
        String rest = text.substring(start + 3, next).strip();
        if (!rest.isEmpty() && rest.charAt(0) != '#') {
          log.add(line, 1, DOCUMENT_MARK);
        }
      }
      start = next + 1;
      line++;
    }
  }

  private void readInto(List<ManifestNode> documents) {
    parser.getEvent();
    while (parser.checkEvent(Event.ID.DocumentStart)) {
      DocumentStartEvent start = (DocumentStartEvent) parser.getEvent();
      boolean tags = start.getTags() != null && !start.getTags().isEmpty();
      if (start.getVersion() != null || tags) {
        log.add(line(start), 1, DOCUMENT_MARK);
      }
      ManifestNode root = node(0);
      DocumentEndEvent end = (DocumentEndEvent) parser.getEvent();
      if (end.getExplicit()) {
        log.add(line(end), 1, DOCUMENT_MARK);
      }
      if (!(root instanceof ManifestNode.Nothing)) {
        documents.add(root);
      }
    }
  }

  private ManifestNode node(int depth) {
    Event event = parser.getEvent();
    if (depth > DEEPEST) {
      throw new Unreadable(event, TOO_DEEP, Integer.toString(DEEPEST));
    }
    if (event instanceof AliasEvent alias) {
      throw new Unreadable(event, ANCHOR, "*" + alias.getAnchor());
    }
    if (((NodeEvent) event).getAnchor() != null) {
      throw new Unreadable(event, ANCHOR, "&" + ((NodeEvent) event).getAnchor());
    }
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar);
    }
    String tag = ((CollectionStartEvent) event).getTag();
    if (tag != null) {
      throw new Unreadable(event, TAG, tag);
    }
    return event instanceof MappingStartEvent ? mapping(event, depth) : items(event, depth);
  }

  private ManifestNode scalar(ScalarEvent event) {
    if (event.getTag() != null) {
      throw new Unreadable(event, TAG, event.getTag());
    }
    int line = line(event);
    int column = column(event.getStartMark());
    String text = event.getValue();
    if (event.getScalarStyle() != ScalarStyle.PLAIN) {
      return new ManifestNode.Text(line, column, lastLine(event), text);
    }
    return switch (PlainScalar.kindOf(text)) {
      case TEXT -> new ManifestNode.Text(line, column, lastLine(event), text);
      case WHOLE -> new ManifestNode.Whole(line, column, Integer.parseInt(text));
      case NOTHING -> new ManifestNode.Nothing(line, column);
      case UNCLEAR -> new ManifestNode.Unclear(line, column, text);
    };
  }

  private ManifestNode items(Event start, int depth) {
    List<ManifestNode> items = new ArrayList<>();
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node(depth + 1));
    }
    int closed = closingLine(parser.getEvent());
    int last = items.isEmpty() ? line(start) : items.getLast().lastLine();
    return new ManifestNode.Items(
        line(start), column(start.getStartMark()), Math.max(last, closed), items);
  }

  private ManifestNode mapping(Event start, int depth) {
    Map<String, ManifestNode.Field> fields = new LinkedHashMap<>();
    int last = line(start);
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      ManifestNode key = node(depth + 1);
      ManifestNode value = node(depth + 1);
      last = Math.max(last, Math.max(key.lastLine(), value.lastLine()));
      if (!(key instanceof ManifestNode.Text name)) {
        log.add(key, FIELD_NAME_UNCLEAR);
      } else if (fields.putIfAbsent(
              name.text(), new ManifestNode.Field(key.line(), key.column(), value))
          != null) {
        log.add(key, FIELD_TWICE, name.text());
      }
    }
    int closed = closingLine(parser.getEvent());
    return new ManifestNode.Mapping(
        line(start), column(start.getStartMark()), Math.max(last, closed), fields);
  }

  /** The line of a closing bracket; 0 where indentation closes. */
  private static int closingLine(Event end) {
    boolean bracket = end.getEndMark().getIndex() > end.getStartMark().getIndex();
    return bracket ? line(end) : 0;
  }

  private static int line(Event event) {
    return event.getStartMark().getLine() + 1;
  }

  private static int column(Mark mark) {
    return mark == null ? 0 : mark.getColumn() + 1;
  }

  /** A block scalar ends at the start of the line behind it. */
  private static int lastLine(ScalarEvent event) {
    Mark end = event.getEndMark();
    int line = end.getLine() + 1;
    return end.getColumn() == 0 ? Math.max(line - 1, line(event)) : line;
  }

  /** What makes it pointless to read on. */
  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final ManifestProblem code;
    private final String reason;

    Unreadable(Event event, ManifestProblem code, String reason) {
      super(reason, null, false, false);
      this.line = line(event);
      this.column = column(event.getStartMark());
      this.code = code;
      this.reason = reason;
    }

    private static int line(Event event) {
      return event.getStartMark().getLine() + 1;
    }
  }
}
