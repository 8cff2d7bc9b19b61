package dev.drawbridge.drawing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One change a person makes; applying it never fails on a drawing it was made for. */
public sealed interface Edit {

  /** The drawing after the change; the same object if nothing changes. */
  Drawing apply(Drawing before);

  /** What the step is called. */
  EditCode code();

  /** What the step's name mentions, in the order its sentence asks for them. */
  List<Object> arguments();

  /**
   * This and then another one as a single step, called as this one.
   *
   * @param arguments what the step's name mentions from now on
   */
  default Edit and(Edit more, List<Object> arguments) {
    return new Together(code(), arguments, List.of(this, more));
  }

  /** New elements with their places. */
  record Add(List<Element> elements, Map<Key, Placement> placements) implements Edit {
    public Add {
      elements = List.copyOf(elements);
      placements = Collections.unmodifiableMap(new LinkedHashMap<>(placements));
    }

    /** One new element at a place. */
    public Add(Element element, Placement placement) {
      this(List.of(element), Map.of(element.key(), placement));
    }

    @Override
    public Drawing apply(Drawing before) {
      Drawing after = before;
      for (Element element : elements) {
        after = after.with(element);
      }
      return withPlacements(after, placements);
    }

    @Override
    public EditCode code() {
      return elements.size() == 1 ? EditCode.ADD : EditCode.ADD_SEVERAL;
    }

    @Override
    public List<Object> arguments() {
      return List.of(elements.size() == 1 ? elements.getFirst().name() : elements.size());
    }
  }

  /** Another state of an element, with the same key. */
  record Change(Element element) implements Edit {
    @Override
    public Drawing apply(Drawing before) {
      return before.with(element);
    }

    @Override
    public EditCode code() {
      return EditCode.CHANGE;
    }

    @Override
    public List<Object> arguments() {
      return List.of(element.name());
    }
  }

  /** Another name for an element; its key stays. A note has none and is left alone. */
  record Rename(Key key, String oldName, String name) implements Edit {
    @Override
    public Drawing apply(Drawing before) {
      return before.element(key).map(e -> before.with(renamed(e))).orElse(before);
    }

    private Element renamed(Element element) {
      return switch (element) {
        case Zone zone -> zone.withName(name);
        case Service service -> service.withName(name);
        case Network network -> network.withName(name);
        case Router router -> router.withName(name);
        case Note note -> note;
      };
    }

    @Override
    public EditCode code() {
      return EditCode.RENAME;
    }

    @Override
    public List<Object> arguments() {
      return List.of(oldName, name);
    }
  }

  /** Another identity for an element: real systems will see one thing go and another come. */
  record ChangeKey(Key from, Key to) implements Edit {
    @Override
    public Drawing apply(Drawing before) {
      return before.rekeyed(from, to);
    }

    @Override
    public EditCode code() {
      return EditCode.CHANGE_KEY;
    }

    @Override
    public List<Object> arguments() {
      return List.of(from, to);
    }
  }

  /** A new flow, ambient flow or guardrail. */
  record Say(Statement statement) implements Edit {
    @Override
    public Drawing apply(Drawing before) {
      return before.with(statement);
    }

    @Override
    public EditCode code() {
      return switch (statement) {
        case Flow _ -> EditCode.CONNECT;
        case Ambient _ -> EditCode.ADD_AMBIENT;
        case Guardrail _ -> EditCode.ADD_GUARDRAIL;
      };
    }

    @Override
    public List<Object> arguments() {
      return List.copyOf(statement.ends());
    }
  }

  /** Another state of a flow, ambient flow or guardrail, with the same id. */
  record Restate(Statement statement) implements Edit {
    @Override
    public Drawing apply(Drawing before) {
      return before.with(statement);
    }

    @Override
    public EditCode code() {
      return switch (statement) {
        case Flow _ -> EditCode.CHANGE_FLOW;
        case Ambient _ -> EditCode.CHANGE_AMBIENT;
        case Guardrail _ -> EditCode.CHANGE_GUARDRAIL;
      };
    }

    @Override
    public List<Object> arguments() {
      return List.copyOf(statement.ends());
    }
  }

  /** Another end for a flow; its id stays. */
  record Reconnect(String id, Key from, Key to) implements Edit {
    @Override
    public Drawing apply(Drawing before) {
      return before.flows().get(id).map(f -> before.with(f.between(from, to))).orElse(before);
    }

    @Override
    public EditCode code() {
      return EditCode.RECONNECT;
    }

    @Override
    public List<Object> arguments() {
      return List.of(id, from, to);
    }
  }

  /**
   * Elements and statements go; arrows at a removed element go with it, members of a removed zone
   * that stay move to the zone around it and keep their place on the canvas.
   */
  record Remove(Set<Key> keys, Set<String> ids) implements Edit {
    public Remove {
      keys = Collections.unmodifiableSet(new LinkedHashSet<>(keys));
      ids = Collections.unmodifiableSet(new LinkedHashSet<>(ids));
    }

    @Override
    public Drawing apply(Drawing before) {
      Drawing after = before;
      for (String id : ids) {
        after = after.without(id);
      }
      for (Key key : keys) {
        after = lifted(after, key);
      }
      return after.without(keys);
    }

    private Drawing lifted(Drawing drawing, Key zone) {
      Optional<Placement> origin = drawing.layout().get(zone);
      Drawing lifted = drawing;
      for (Element member : drawing.members(zone)) {
        Optional<Placement> place = drawing.layout().get(member.key());
        if (origin.isPresent() && place.isPresent() && !keys.contains(member.key())) {
          Placement p = place.get();
          lifted =
              lifted.placed(
                  member.key(), p.movedTo(p.x() + origin.get().x(), p.y() + origin.get().y()));
        }
      }
      return lifted;
    }

    @Override
    public EditCode code() {
      return keys.size() + ids.size() == 1 ? EditCode.REMOVE : EditCode.REMOVE_SEVERAL;
    }

    @Override
    public List<Object> arguments() {
      int count = keys.size() + ids.size();
      return List.of(
          count != 1 ? count : keys.isEmpty() ? ids.iterator().next() : keys.iterator().next());
    }
  }

  /** Elements at other places, perhaps in other zones (present key: moved there; empty: out). */
  record Move(Map<Key, Placement> placements, Map<Key, Optional<Key>> zones) implements Edit {
    public Move {
      placements = Collections.unmodifiableMap(new LinkedHashMap<>(placements));
      zones = Collections.unmodifiableMap(new LinkedHashMap<>(zones));
    }

    @Override
    public Drawing apply(Drawing before) {
      Drawing after = before;
      for (Map.Entry<Key, Optional<Key>> move : zones.entrySet()) {
        Optional<Element> element = after.element(move.getKey());
        if (element.isPresent()) {
          after = after.with(element.get().inZone(move.getValue()));
        }
      }
      return withPlacements(after, placements);
    }

    @Override
    public EditCode code() {
      if (zones.size() == 1) {
        return zones.values().iterator().next().isPresent()
            ? EditCode.MOVE_INTO
            : EditCode.MOVE_OUT;
      }
      return placements.size() == 1 ? EditCode.MOVE : EditCode.MOVE_SEVERAL;
    }

    @Override
    public List<Object> arguments() {
      if (zones.size() == 1) {
        Map.Entry<Key, Optional<Key>> move = zones.entrySet().iterator().next();
        List<Object> arguments = new ArrayList<>(List.of(move.getKey()));
        move.getValue().ifPresent(arguments::add);
        return arguments;
      }
      return List.of(
          placements.size() == 1 ? placements.keySet().iterator().next() : placements.size());
    }
  }

  /** Another title and description for the drawing. */
  record Describe(String name, String description) implements Edit {
    @Override
    public Drawing apply(Drawing before) {
      return before.titled(name, description);
    }

    @Override
    public EditCode code() {
      return EditCode.DESCRIBE;
    }

    @Override
    public List<Object> arguments() {
      return List.of();
    }
  }

  /** Other options for the targets. */
  record SetOptions(TargetOptions options) implements Edit {
    @Override
    public Drawing apply(Drawing before) {
      return before.with(options);
    }

    @Override
    public EditCode code() {
      return EditCode.SET_OPTIONS;
    }

    @Override
    public List<Object> arguments() {
      return List.of();
    }
  }

  /**
   * Another drawing in place of all there was, such as the file as somebody else left it.
   *
   * @param drawing what it becomes
   * @param code what the step is called; its sentence takes no arguments
   */
  record Become(Drawing drawing, EditCode code) implements Edit {
    @Override
    public Drawing apply(Drawing before) {
      return drawing.equals(before) ? before : drawing;
    }

    @Override
    public List<Object> arguments() {
      return List.of();
    }
  }

  /** Several edits as one step, applied in order. */
  record Together(EditCode code, List<Object> arguments, List<Edit> parts) implements Edit {
    public Together {
      arguments = List.copyOf(arguments);
      parts = List.copyOf(parts);
    }

    @Override
    public Drawing apply(Drawing before) {
      Drawing after = before;
      for (Edit part : parts) {
        after = part.apply(after);
      }
      return after;
    }
  }

  private static Drawing withPlacements(Drawing drawing, Map<Key, Placement> placements) {
    Drawing placed = drawing;
    for (Map.Entry<Key, Placement> entry : placements.entrySet()) {
      placed = placed.placed(entry.getKey(), entry.getValue());
    }
    return placed;
  }
}
