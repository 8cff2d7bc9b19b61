package dev.drawbridge.target.kubernetes;

import static dev.drawbridge.target.kubernetes.ManifestProblem.FIELD_MISSING;
import static dev.drawbridge.target.kubernetes.ManifestProblem.FIELD_UNKNOWN;
import static dev.drawbridge.target.kubernetes.ManifestProblem.NOT_AN_OBJECT;
import static dev.drawbridge.target.kubernetes.ManifestProblem.NOT_A_LIST;
import static dev.drawbridge.target.kubernetes.ManifestProblem.NOT_A_NUMBER;
import static dev.drawbridge.target.kubernetes.ManifestProblem.NOT_A_STRING;
import static dev.drawbridge.target.kubernetes.ManifestProblem.NULL_IN_LIST;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One object of a manifest, asked for its fields by name. Null counts as absent, as the API server
 * takes it. Whatever is not of the form asked for is noted in the log and counts as absent too, so
 * that reading goes on.
 */
final class ManifestFields {
  private final ManifestNode.Mapping object;
  private final ManifestLog log;

  private ManifestFields(ManifestNode.Mapping object, ManifestLog log) {
    this.object = object;
    this.log = log;
  }

  /** The fields of an object that may have these and no others. */
  static Optional<ManifestFields> of(ManifestNode node, ManifestLog log, List<String> known) {
    if (!(node instanceof ManifestNode.Mapping object)) {
      log.add(node, NOT_AN_OBJECT);
      return Optional.empty();
    }
    object
        .fields()
        .forEach((name, field) -> {
          if (!known.contains(name)) {
            log.add(field.line(), field.column(), FIELD_UNKNOWN, name);
          }
        });
    return Optional.of(new ManifestFields(object, log));
  }

  ManifestNode node() {
    return object;
  }

  /** A field's value, unless it is absent or null. */
  Optional<ManifestNode> value(String name) {
    ManifestNode.Field field = object.fields().get(name);
    return field == null || field.value() instanceof ManifestNode.Nothing
        ? Optional.empty()
        : Optional.of(field.value());
  }

  /** A field that must be there. */
  Optional<ManifestNode> required(String name) {
    Optional<ManifestNode> value = value(name);
    if (value.isEmpty()) {
      log.add(object, FIELD_MISSING, name);
    }
    return value;
  }

  /**
   * A list; an absent one is empty. Null in it is refused: the API server stores it as an empty
   * object, which as a rule allows everything.
   */
  List<ManifestNode> list(String name) {
    Optional<ManifestNode> value = value(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!(value.get() instanceof ManifestNode.Items list)) {
      log.add(value.get(), NOT_A_LIST, name);
      return List.of();
    }
    List<ManifestNode> items = new ArrayList<>(list.items().size());
    for (ManifestNode item : list.items()) {
      if (item instanceof ManifestNode.Nothing) {
        log.add(item, NULL_IN_LIST, name);
      } else {
        items.add(item);
      }
    }
    return items;
  }

  Optional<ManifestNode.Text> text(String name) {
    return value(name).flatMap(value -> text(value, name));
  }

  /** The node as a string that is a field, or part of a field, of that name. */
  Optional<ManifestNode.Text> text(ManifestNode node, String name) {
    if (node instanceof ManifestNode.Text text) {
      return Optional.of(text);
    }
    log.add(node, NOT_A_STRING, name);
    return Optional.empty();
  }

  OptionalInt number(String name) {
    Optional<ManifestNode> value = value(name);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    if (value.get() instanceof ManifestNode.Whole whole) {
      return OptionalInt.of(whole.number());
    }
    log.add(value.get(), NOT_A_NUMBER, name);
    return OptionalInt.empty();
  }

  /** An object with strings in it, such as labels; an absent one is empty. */
  Map<String, ManifestNode.Text> texts(String name) {
    Map<String, ManifestNode.Text> texts = new LinkedHashMap<>();
    Optional<ManifestNode> value = value(name);
    if (value.isEmpty()) {
      return texts;
    }
    if (!(value.get() instanceof ManifestNode.Mapping mapping)) {
      log.add(value.get(), NOT_AN_OBJECT);
      return texts;
    }
    mapping
        .fields()
        .forEach((key, field) -> text(field.value(), key).ifPresent(text -> texts.put(key, text)));
    return texts;
  }
}
