package dev.drawbridge.store;

import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.HostOptions;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.problem.ProblemsException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The values of the model as JSON, read off their record components: a record is an object of its
 * components, one of a sealed kind stands under its name. Nothing lists the model's types a second
 * time, so the form cannot fall behind them; {@link #shape} tells two states of the model apart.
 */
final class ModelForm {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** A type that has one line of text for each of its values. */
  private record Written<T>(Function<T, String> text, Function<String, T> parse) {}

  private static final Map<Class<?>, Written<?>> WRITTEN =
      Map.of(
          String.class, new Written<>(Function.<String>identity(), Function.identity()),
          Key.class, new Written<>(Key::text, Key::of),
          AddressSpec.class, new Written<>(AddressSpec::text, AddressSpec::parse),
          PortSpec.class, new Written<>(PortSpec::text, PortSpec::parse),
          HostOptions.ContainerLink.class,
              new Written<>(HostOptions.ContainerLink::text, HostOptions.ContainerLink::parse),
          LocalDate.class, new Written<>(LocalDate::toString, ModelForm::date),
          Drawing.class, new Written<>(ModelForm::file, ModelForm::drawing));

  /** How a record is taken apart and put together. */
  private record Parts(RecordComponent[] components, Constructor<?> constructor) {}

  private static final ClassValue<Parts> PARTS =
      new ClassValue<>() {
        @Override
        protected Parts computeValue(Class<?> type) {
          RecordComponent[] components = type.getRecordComponents();
          Class<?>[] types =
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
          try {
            return new Parts(components, type.getDeclaredConstructor(types));
          } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("every record has one", impossible);
          }
        }
      };

  private ModelForm() {}

  // ---- writing

  /** The form of a value. */
  static JsonNode write(Type type, Object value) {
    Class<?> raw = raw(type);
    if (WRITTEN.containsKey(raw)) {
      return JSON.stringNode(text(raw, value));
    }
    if (raw == Object.class) {
      return anything(value);
    }
    return switch (value) {
      case Integer number -> JSON.numberNode(number);
      case Boolean truth -> JSON.booleanNode(truth);
      case Enum<?> constant -> JSON.stringNode(constant.name());
      case Optional<?> some ->
          some.map(inner -> write(argument(type, 0), inner)).orElseGet(JSON::nullNode);
      case OptionalInt some ->
          some.isPresent() ? JSON.numberNode(some.getAsInt()) : JSON.nullNode();
      case Collection<?> items -> array(argument(type, 0), items);
      case Map<?, ?> map -> pairs(type, map);
      case Record record when raw.isSealed() ->
          JSON.objectNode().set(record.getClass().getSimpleName(), components(record));
      case Record record -> components(record);
      default -> throw unknown(type);
    };
  }

  private static ArrayNode array(Type type, Collection<?> items) {
    ArrayNode array = JSON.arrayNode();
    items.forEach(item -> array.add(write(type, item)));
    return array;
  }

  /** As a list of pairs, because their order counts and not every key is a text. */
  private static ArrayNode pairs(Type type, Map<?, ?> map) {
    ArrayNode pairs = JSON.arrayNode();
    map.forEach((key, value) ->
        pairs.addArray().add(write(argument(type, 0), key)).add(write(argument(type, 1), value)));
    return pairs;
  }

  private static ObjectNode components(Record record) {
    ObjectNode node = JSON.objectNode();
    for (RecordComponent component : PARTS.get(record.getClass()).components()) {
      node.set(component.getName(), write(component.getGenericType(), value(record, component)));
    }
    return node;
  }

  private static Object value(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException impossible) {
      throw new IllegalStateException("the model's records are open", impossible);
    }
  }

  /** What a step's name mentions: numbers stay numbers, keys stay keys, all else is its text. */
  private static JsonNode anything(Object value) {
    return switch (value) {
      case Integer number -> JSON.numberNode(number);
      case Key key -> JSON.objectNode().put("key", key.text());
      default -> JSON.stringNode(value.toString());
    };
  }

  // ---- reading

  /**
   * The value of a form.
   *
   * @throws IllegalArgumentException if it is the form of no such value
   */
  static Object read(Type type, JsonNode node) {
    Class<?> raw = raw(type);
    if (WRITTEN.containsKey(raw)) {
      return parsed(raw, text(node));
    }
    if (raw == Object.class) {
      return anything(node);
    }
    if (raw == int.class) {
      return number(node);
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return node.booleanValueOpt().orElseThrow(() -> unfit(node));
    }
    if (raw.isEnum()) {
      return constant(raw, text(node));
    }
    if (raw == Optional.class) {
      return node.isNull() ? Optional.empty() : Optional.of(read(argument(type, 0), node));
    }
    if (raw == OptionalInt.class) {
      return node.isNull() ? OptionalInt.empty() : OptionalInt.of(number(node));
    }
    if (Collection.class.isAssignableFrom(raw)) {
      List<Object> items = items(argument(type, 0), node);
      return raw == List.class ? items : new LinkedHashSet<>(items);
    }
    if (raw == Map.class) {
      return map(type, node);
    }
    return raw.isSealed() ? oneOf(raw, node) : record(raw, node);
  }

  private static int number(JsonNode node) {
    return node.intValueOpt().orElseThrow(() -> unfit(node));
  }

  private static String text(JsonNode node) {
    return node.stringValueOpt().orElseThrow(() -> unfit(node));
  }

  private static Object anything(JsonNode node) {
    if (node.isInt()) {
      return node.intValue();
    }
    return node.isObject() ? Key.of(text(node.path("key"))) : text(node);
  }

  private static Object constant(Class<?> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> ((Enum<?>) constant).name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no " + type.getName() + ": " + name));
  }

  private static List<Object> items(Type type, JsonNode node) {
    if (!node.isArray()) {
      throw unfit(node);
    }
    List<Object> items = new ArrayList<>();
    node.forEach(item -> items.add(read(type, item)));
    return items;
  }

  private static Map<Object, Object> map(Type type, JsonNode node) {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (JsonNode pair : node) {
      if (pair.size() != 2) {
        throw unfit(node);
      }
      map.put(read(argument(type, 0), pair.get(0)), read(argument(type, 1), pair.get(1)));
    }
    return map;
  }

  private static Object oneOf(Class<?> sealed, JsonNode node) {
    Iterator<Map.Entry<String, JsonNode>> entries = node.properties().iterator();
    if (!entries.hasNext()) {
      throw unfit(node);
    }
    Map.Entry<String, JsonNode> entry = entries.next();
    return Arrays.stream(sealed.getPermittedSubclasses())
        .filter(type -> type.getSimpleName().equals(entry.getKey()))
        .findFirst()
        .map(type -> record(type, entry.getValue()))
        .orElseThrow(() -> unfit(node));
  }

  private static Object record(Class<?> type, JsonNode node) {
    Parts parts = PARTS.get(type);
    Object[] values = new Object[parts.components().length];
    for (int i = 0; i < values.length; i++) {
      RecordComponent component = parts.components()[i];
      JsonNode value = node.get(component.getName());
      if (value == null) {
        throw unfit(node);
      }
      values[i] = read(component.getGenericType(), value);
    }
    try {
      return parts.constructor().newInstance(values);
    } catch (InvocationTargetException refused) {
      throw new IllegalArgumentException("no " + type.getName(), refused.getCause());
    } catch (InstantiationException | IllegalAccessException impossible) {
      throw new IllegalStateException("the model's records are open", impossible);
    }
  }

  private static IllegalArgumentException unfit(JsonNode node) {
    return new IllegalArgumentException("unexpected: " + node);
  }

  // ---- the shape of the model

  /**
   * All types that values of a type are made of, with their components and constants, each on a
   * line: two programs with the same shape understand each other's forms.
   *
   * @throws IllegalStateException if one of them has no form
   */
  static String shape(Class<?> type) {
    Map<String, String> lines = new TreeMap<>();
    describe(type, lines);
    return String.join("\n", lines.values());
  }

  private static void describe(Type type, Map<String, String> lines) {
    Class<?> raw = raw(type);
    if (type instanceof ParameterizedType parameterized) {
      for (Type argument : parameterized.getActualTypeArguments()) {
        describe(argument, lines);
      }
    }
    String name = raw.getName();
    if (lines.containsKey(name) || isPlain(raw)) {
      return;
    }
    if (WRITTEN.containsKey(raw)) {
      lines.put(name, name + " text");
    } else if (raw.isEnum()) {
      lines.put(name, name + " " + Arrays.toString(raw.getEnumConstants()));
    } else if (raw.isSealed()) {
      lines.put(name, name + " one of " + Arrays.toString(raw.getPermittedSubclasses()));
      Arrays.stream(raw.getPermittedSubclasses()).forEach(kind -> describe(kind, lines));
    } else if (raw.isRecord()) {
      lines.put(name, name + " " + Arrays.toString(raw.getRecordComponents()));
      for (RecordComponent component : raw.getRecordComponents()) {
        describe(component.getGenericType(), lines);
      }
    } else {
      throw unknown(type);
    }
  }

  private static boolean isPlain(Class<?> type) {
    return List.of(
            Object.class,
            int.class,
            boolean.class,
            Boolean.class,
            Optional.class,
            OptionalInt.class,
            List.class,
            java.util.Set.class,
            Map.class)
        .contains(type);
  }

  // ---- types

  private static Class<?> raw(Type type) {
    return switch (type) {
      case Class<?> plain -> plain;
      case ParameterizedType parameterized -> raw(parameterized.getRawType());
      default -> throw unknown(type);
    };
  }

  private static Type argument(Type type, int index) {
    return ((ParameterizedType) type).getActualTypeArguments()[index];
  }

  private static IllegalStateException unknown(Type type) {
    return new IllegalStateException("a journal cannot hold " + type.getTypeName());
  }

  @SuppressWarnings("unchecked") // the table pairs each type with its own functions
  private static <T> String text(Class<?> type, Object value) {
    return ((Written<T>) form(type)).text().apply((T) value);
  }

  private static Object parsed(Class<?> type, String text) {
    return form(type).parse().apply(text);
  }

  private static Written<?> form(Class<?> type) {
    return Optional.<Written<?>>ofNullable(WRITTEN.get(type)).orElseThrow(() -> unknown(type));
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException wrong) {
      throw new IllegalArgumentException("no date", wrong);
    }
  }

  private static String file(Drawing drawing) {
    return new String(DrawingWriter.write(drawing), StandardCharsets.UTF_8);
  }

  private static Drawing drawing(String file) {
    try {
      return DrawingReader.read("journal", file.getBytes(StandardCharsets.UTF_8)).drawing();
    } catch (ProblemsException wrong) {
      throw new IllegalArgumentException("no drawing", wrong);
    }
  }
}
