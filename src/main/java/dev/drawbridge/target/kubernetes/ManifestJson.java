package dev.drawbridge.target.kubernetes;

import static dev.drawbridge.target.kubernetes.ManifestProblem.FIELD_TWICE;
import static dev.drawbridge.target.kubernetes.ManifestProblem.NOT_JSON;
import static dev.drawbridge.target.kubernetes.ManifestProblem.TOO_DEEP;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** The objects of one JSON file, one after the other, as kubectl takes them. */
final class ManifestJson {
  private static final int DEEPEST = 32;
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser parser;
  private final ManifestLog log;

  private ManifestJson(JsonParser parser, ManifestLog log) {
    this.parser = parser;
    this.log = log;
  }

  /** The objects of a file. Problems go to the log; what follows a syntax error is not read. */
  static List<ManifestNode> documents(String text, ManifestLog log) {
    List<ManifestNode> documents = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      ManifestJson json = new ManifestJson(parser, log);
      while (parser.nextToken() != null) {
        documents.add(json.node(0));
      }
    } catch (JacksonException e) {
      TokenStreamLocation where = e.getLocation();
      log.add(
          where == null ? 1 : Math.max(1, where.getLineNr()),
          where == null ? 0 : Math.max(0, where.getColumnNr()),
          NOT_JSON,
          e.getOriginalMessage());
    } catch (TooDeep e) {
      log.add(e.line, 0, TOO_DEEP, DEEPEST);
    }
    return documents;
  }

  /** The value whose first token has just been read. */
  private ManifestNode node(int depth) {
    TokenStreamLocation start = parser.currentTokenLocation();
    int line = start.getLineNr();
    int column = start.getColumnNr();
    if (depth > DEEPEST) {
      throw new TooDeep(line);
    }
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> mapping(line, column, depth);
      case START_ARRAY -> items(line, column, depth);
      case VALUE_STRING -> new ManifestNode.Text(line, column, line, parser.getString());
      case VALUE_NULL -> new ManifestNode.Nothing(line, column);
      case VALUE_NUMBER_INT -> whole(line, column, parser.getString());
      default -> new ManifestNode.Unclear(line, column, parser.getString());
    };
  }

  private static ManifestNode whole(int line, int column, String digits) {
    return PlainScalar.kindOf(digits) == PlainScalar.Kind.WHOLE
        ? new ManifestNode.Whole(line, column, Integer.parseInt(digits))
        : new ManifestNode.Unclear(line, column, digits);
  }

  private ManifestNode items(int line, int column, int depth) {
    List<ManifestNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(depth + 1));
    }
    return new ManifestNode.Items(line, column, parser.currentTokenLocation().getLineNr(), items);
  }

  private ManifestNode mapping(int line, int column, int depth) {
    Map<String, ManifestNode.Field> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      TokenStreamLocation at = parser.currentTokenLocation();
      parser.nextToken();
      ManifestNode value = node(depth + 1);
      if (fields.putIfAbsent(name, new ManifestNode.Field(at.getLineNr(), at.getColumnNr(), value))
          != null) {
        log.add(at.getLineNr(), at.getColumnNr(), FIELD_TWICE, name);
      }
    }
    return new ManifestNode.Mapping(
        line, column, parser.currentTokenLocation().getLineNr(), fields);
  }

  private static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int line;

    TooDeep(int line) {
      super("", null, false, false);
      this.line = line;
    }
  }
}
