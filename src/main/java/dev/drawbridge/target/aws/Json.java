package dev.drawbridge.target.aws;

import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** JSON that knows its lines; what a reader needs to say where something is. */
sealed interface Json {
  /** The first line, from 1. */
  int line();

  /** The last line. */
  int lastLine();

  record Text(String value, int line) implements Json {
    @Override
    public int lastLine() {
      return line;
    }
  }

  record Whole(int value, int line) implements Json {
    @Override
    public int lastLine() {
      return line;
    }
  }

  record Array(List<Json> items, int line, int lastLine) implements Json {}

  record Structure(Map<String, Json> fields, int line, int lastLine) implements Json {

    /** Refuses every field that is not named, and demands those that are required. */
    void requireFields(String file, Set<String> required, Set<String> optional)
        throws ProblemsException {
      for (Map.Entry<String, Json> field : fields.entrySet()) {
        if (!required.contains(field.getKey()) && !optional.contains(field.getKey())) {
          throw refused(file, field.getValue(), AwsCode.UNKNOWN_KEY, field.getKey());
        }
      }
      for (String key : required) {
        if (!fields.containsKey(key)) {
          throw refused(file, this, AwsCode.MISSING_KEY, key);
        }
      }
    }

    String text(String file, String key) throws ProblemsException {
      return field(file, key, Text.class).value();
    }

    List<Json> array(String file, String key) throws ProblemsException {
      return field(file, key, Array.class).items();
    }

    Optional<Integer> whole(String file, String key) throws ProblemsException {
      return fields.containsKey(key)
          ? Optional.of(field(file, key, Whole.class).value())
          : Optional.empty();
    }

    Structure structure(String file, String key) throws ProblemsException {
      return field(file, key, Structure.class);
    }

    private <T extends Json> T field(String file, String key, Class<T> type)
        throws ProblemsException {
      Json value = fields.get(key);
      if (!type.isInstance(value)) {
        throw refused(file, value == null ? this : value, AwsCode.WRONG_TYPE, key);
      }
      return type.cast(value);
    }
  }

  /** The item as a structure. */
  static Structure structure(String file, Json json) throws ProblemsException {
    if (json instanceof Structure structure) {
      return structure;
    }
    throw refused(file, json, AwsCode.WRONG_TYPE, "item");
  }

  static ProblemsException refused(String file, Json at, AwsCode code, Object... arguments) {
    return new ProblemsException(
        Problem.at(Place.lines(file, at.line(), at.lastLine()), code, arguments));
  }

  /** Reads a file; duplicate names, floating point numbers and anything but UTF-8 are refused. */
  static Json parse(String file, byte[] bytes) throws ProblemsException {
    JsonFactory factory =
        JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), bytes)) {
      parser.nextToken();
      Json json = value(file, parser);
      if (parser.nextToken() != null) {
        throw at(file, line(parser), "something follows the end");
      }
      return json;
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      throw at(file, line, e.getOriginalMessage());
    }
  }

  private static ProblemsException at(String file, int line, String what) {
    return new ProblemsException(
        Problem.at(Place.lines(file, line, line), AwsCode.JSON_SYNTAX, what));
  }

  private static int line(JsonParser parser) {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }

  private static Json value(String file, JsonParser parser) throws ProblemsException {
    int line = line(parser);
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> structure(file, parser, line);
      case START_ARRAY -> array(file, parser, line);
      case VALUE_STRING -> new Text(parser.getString(), line);
      case VALUE_NUMBER_INT -> new Whole(parser.getIntValue(), line);
      case null, default -> throw at(file, line, "unexpected " + token);
    };
  }

  private static Json structure(String file, JsonParser parser, int line) throws ProblemsException {
    Map<String, Json> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      fields.put(key, value(file, parser));
    }
    return new Structure(fields, line, line(parser));
  }

  private static Json array(String file, JsonParser parser, int line) throws ProblemsException {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(file, parser));
    }
    return new Array(items, line, line(parser));
  }
}
