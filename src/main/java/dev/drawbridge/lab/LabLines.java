package dev.drawbridge.lab;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events as lines of text: one JSON object each, whose only field names the kind of event. */
final class LabLines {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final List<Class<? extends LabEvent>> KINDS =
      List.of(
          LabEvent.Reached.class,
          LabEvent.Tried.class,
          LabEvent.Counted.class,
          LabEvent.Untried.class,
          LabEvent.Stopped.class,
          LabEvent.Finished.class);

  private LabLines() {}

  /** The line for an event, without its end. */
  static String write(LabEvent event) {
    ObjectNode line = JSON.createObjectNode();
    line.set(word(event.getClass()), JSON.valueToTree(event));
    return JSON.writeValueAsString(line);
  }

  /** The event of a line; empty if it is none, such as what a library prints. */
  static Optional<LabEvent> read(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      for (Class<? extends LabEvent> kind : KINDS) {
        if (node.has(word(kind))) {
          return Optional.of(JSON.treeToValue(node.get(word(kind)), kind));
        }
      }
      return Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static String word(Class<? extends LabEvent> kind) {
    return kind.getSimpleName().toLowerCase(Locale.ROOT);
  }
}
