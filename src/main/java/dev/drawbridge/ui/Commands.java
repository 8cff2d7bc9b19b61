package dev.drawbridge.ui;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * All that a person can tell one window to do. The parts of the window add their commands when the
 * window is put together; an id or keys that are taken are refused at once.
 */
final class Commands {
  private final Map<String, Command> commands = new LinkedHashMap<>();
  private final Map<KeyCombination, Command> byKeys = new HashMap<>();
  private final Map<CommandGroup, Supplier<List<Command>>> changing =
      new EnumMap<>(CommandGroup.class);

  /** Adds a command, behind those of its group. */
  void add(Command command) {
    if (commands.putIfAbsent(command.id(), command) != null) {
      throw new IllegalArgumentException("a second command " + command.id());
    }
    for (KeyCombination keys : command.keys()) {
      Command other = byKeys.put(keys, command);
      if (other != null) {
        throw new IllegalArgumentException(
            keys.getName() + " is of " + other.id() + " and of " + command.id());
      }
    }
  }

  /** Adds commands that come and go, such as recent files, behind the others of their group. */
  void addChanging(CommandGroup group, Supplier<List<Command>> now) {
    if (changing.putIfAbsent(group, now) != null) {
      throw new IllegalArgumentException(group + " has changing commands already");
    }
  }

  /** The command of that id, which was added before. */
  Command get(String id) {
    Command command = commands.get(id);
    if (command == null) {
      throw new IllegalArgumentException("no command " + id);
    }
    return command;
  }

  /** All that were added, in the order they were added in. */
  Collection<Command> all() {
    return commands.values();
  }

  /** The commands of a group as they are now. */
  List<Command> of(CommandGroup group) {
    List<Command> all =
        new ArrayList<>(commands.values().stream().filter(c -> c.group() == group).toList());
    Optional.ofNullable(changing.get(group)).ifPresent(now -> all.addAll(now.get()));
    return all;
  }

  /** All that can be done now, in the order of the menus. */
  Stream<Command> possible() {
    return Stream.of(CommandGroup.values())
        .flatMap(group -> of(group).stream())
        .filter(Command::isPossible);
  }

  /** Whether a group may have commands, now or later. */
  boolean has(CommandGroup group) {
    return changing.containsKey(group)
        || commands.values().stream().anyMatch(c -> c.group() == group);
  }

  /**
   * Lets the keys of a scene run commands. Those of the menu bar come with its items; here are all
   * the others.
   *
   * @param isAsking whether a dialog waits for an answer: until then no keys run any command
   */
  void listen(Scene scene, BooleanSupplier canvasHasFocus, BooleanSupplier isAsking) {
    byKeys.forEach((keys, command) -> {
      if (!command.keys().getFirst().equals(keys)) {
        scene.getAccelerators().put(keys, command::run);
      }
    });
    // The scene looks for shortcuts last: whatever the focused panel does with its keys comes
    // first.
    scene
        .getRoot()
        .addEventHandler(
            KeyEvent.KEY_PRESSED,
            event -> {
              if (isAsking.getAsBoolean()
                  ? is(event, _ -> true)
                  : !canvasHasFocus.getAsBoolean() && is(event, Command::onCanvas)) {
                event.consume();
              }
            });
  }

  private boolean is(KeyEvent event, Predicate<Command> asked) {
    return commands.values().stream()
        .filter(asked)
        .flatMap(command -> command.keys().stream())
        .anyMatch(keys -> keys.match(event));
  }
}
