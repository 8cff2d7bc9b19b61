package dev.drawbridge.ui;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.KeyCombination;

/**
 * Something a person can tell the window to do. Menus, context menus, buttons, the command palette
 * and the sheet of shortcuts are all made from it, so it is written once:
 *
 * <pre>commands.add(Command.of("command.save", SAVE, files::save).keys("Shortcut+S"));</pre>
 *
 * <p>Further texts are found by its id: {@code ID.hint} says more than the name does, {@code
 * ID.words} are other words a person may look for.
 *
 * @param id key of its name in {@code texts.properties}; one for each thing to do
 * @param group where in the menus it stands
 * @param name what it is called now, such as <i>Undo: Move api-server</i>
 * @param picture makes what a menu shows before the name, if there is something
 * @param keys shortcuts, the first one is shown
 * @param onCanvas whether its keys mean this only while the canvas has the focus: for keys that
 *     other panels use for typing and going about
 * @param possible whether there is something to do now
 * @param shown what it shows and hides, for a command that turns something on and off
 * @param spots the context menus that offer it
 * @param action does it
 */
record Command(
    String id,
    CommandGroup group,
    ObservableValue<String> name,
    Optional<Supplier<Node>> picture,
    List<KeyCombination> keys,
    boolean onCanvas,
    ObservableValue<Boolean> possible,
    Optional<BooleanProperty> shown,
    Set<Spot> spots,
    Runnable action) {

  /** What a context menu is opened on. */
  enum Spot {
    /** What is selected, on the canvas or in the outline. */
    THINGS,
    /** The canvas where nothing is. */
    CANVAS
  }

  Command {
    keys = List.copyOf(keys);
    spots = Set.copyOf(spots);
  }

  /** A command that is always possible and has no keys. */
  static Command of(String id, CommandGroup group, Runnable action) {
    return of(id, Texts.of(id), group, action);
  }

  /** A command whose name is no text of ours, such as a file's. */
  static Command of(String id, String name, CommandGroup group, Runnable action) {
    return new Command(
        id,
        group,
        new ReadOnlyStringWrapper(name),
        Optional.empty(),
        List.of(),
        false,
        new ReadOnlyBooleanWrapper(true),
        Optional.empty(),
        Set.of(),
        action);
  }

  /** A command that shows and hides something. */
  static Command showing(String id, CommandGroup group, BooleanProperty shown) {
    Command command = of(id, group, () -> shown.set(!shown.get()));
    return new Command(
        id,
        group,
        command.name,
        command.picture,
        command.keys,
        false,
        command.possible,
        Optional.of(shown),
        command.spots,
        command.action);
  }

  /** With keys such as {@code Shortcut+S}, wherever the focus is. */
  Command keys(String... combinations) {
    return keys(false, combinations);
  }

  /** With keys that mean this while the canvas has the focus. */
  Command keysOnCanvas(String... combinations) {
    return keys(true, combinations);
  }

  private Command keys(boolean onlyOnCanvas, String... combinations) {
    List<KeyCombination> all = Stream.of(combinations).map(KeyCombination::valueOf).toList();
    return new Command(id, group, name, picture, all, onlyOnCanvas, possible, shown, spots, action);
  }

  /** Possible only while something is so. */
  Command when(ObservableValue<Boolean> condition) {
    return new Command(id, group, name, picture, keys, onCanvas, condition, shown, spots, action);
  }

  /** Called by what it would do now. */
  Command named(ObservableValue<String> now) {
    return new Command(id, group, now, picture, keys, onCanvas, possible, shown, spots, action);
  }

  /** Offered also in those context menus, while it is possible. */
  Command at(Spot... places) {
    return new Command(
        id, group, name, picture, keys, onCanvas, possible, shown, Set.of(places), action);
  }

  /** With a picture before its name in menus; every menu has one made of its own. */
  Command pictured(Supplier<Node> maker) {
    return new Command(
        id, group, name, Optional.of(maker), keys, onCanvas, possible, shown, spots, action);
  }

  boolean isPossible() {
    return possible.getValue();
  }

  /** Does it, if there is something to do. */
  void run() {
    if (isPossible()) {
      action.run();
    }
  }

  /** The keys as the system writes them, such as {@code Ctrl+S}; empty if there are none. */
  Optional<String> keyText() {
    return keys.stream().findFirst().map(KeyCombination::getDisplayText);
  }

  /** Its name and keys, and what more there is to say: the words of a tooltip. */
  String tip() {
    String words = Texts.find(id + ".hint").orElse(name.getValue());
    return keyText().map(keys -> Texts.of("tip.keys", words, keys)).orElse(words);
  }
}
