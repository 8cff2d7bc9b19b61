package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Side;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.gesture.Alignment;
import dev.drawbridge.gesture.Arranging;
import dev.drawbridge.gesture.Axis;
import dev.drawbridge.gesture.Folding;
import dev.drawbridge.gesture.Input;
import dev.drawbridge.gesture.Modifiers;
import dev.drawbridge.ui.Command.Spot;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/** How things stand to each other, and what grows out of them. */
final class ArrangeCommands {
  private static final Modifiers ALT = new Modifiers(false, false, true);
  private static final Modifiers ALT_SHIFT = new Modifiers(true, false, true);

  private final Commands commands;
  private final Workbench bench;
  private final CanvasPane canvas;

  private ArrangeCommands(Commands commands, Workbench bench, CanvasPane canvas) {
    this.commands = commands;
    this.bench = bench;
    this.canvas = canvas;
  }

  /** Adds the commands. */
  static void add(Commands commands, Workbench bench, CanvasPane canvas) {
    ArrangeCommands own = new ArrangeCommands(commands, bench, canvas);
    own.addArrows();
    own.addLines();
    own.addZones();
    own.addSigns();
  }

  private void addArrows() {
    commands.add(
        Command.of("command.connect", CommandGroup.CHANGE, () -> press(Input.Key.C, Modifiers.NONE))
            .keysOnCanvas("C")
            .when(now((s, drawing) -> isEnd(s, drawing)))
            .at(Spot.THINGS));
    for (Side side : Side.values()) {
      String way = side.name().toLowerCase(Locale.ROOT);
      commands.add(
          Command.of(
                  "command.grow." + way,
                  CommandGroup.DRAW,
                  () -> press(key(side), Modifiers.CONTROL))
              .keysOnCanvas("Shortcut+" + keyName(side))
              .when(now((s, drawing) -> isEnd(s, drawing))));
      commands.add(
          Command.of("command.along." + way, CommandGroup.GO, () -> press(key(side), ALT))
              .keysOnCanvas("Alt+" + keyName(side))
              .when(now((s, _) -> s.size() == 1)));
      commands.add(
          Command.of("command.against." + way, CommandGroup.GO, () -> press(key(side), ALT_SHIFT))
              .keysOnCanvas("Alt+Shift+" + keyName(side))
              .when(now((s, _) -> s.size() == 1)));
    }
  }

  private static Input.Key key(Side side) {
    return switch (side) {
      case TOP -> Input.Key.UP;
      case RIGHT -> Input.Key.RIGHT;
      case BOTTOM -> Input.Key.DOWN;
      case LEFT -> Input.Key.LEFT;
    };
  }

  private static String keyName(Side side) {
    return switch (side) {
      case TOP -> "Up";
      case RIGHT -> "Right";
      case BOTTOM -> "Down";
      case LEFT -> "Left";
    };
  }

  private void addLines() {
    for (Alignment alignment : Alignment.values()) {
      add(
          "command.align." + alignment.name().toLowerCase(Locale.ROOT),
          CommandGroup.ALIGN,
          2,
          () -> Arranging.align(alignment, bench.selection(), canvas.sheet()));
    }
    for (Axis axis : Axis.values()) {
      add(
          "command.distribute." + axis.name().toLowerCase(Locale.ROOT),
          CommandGroup.DISTRIBUTE,
          3,
          () -> Arranging.distribute(axis, bench.selection(), canvas.sheet()));
    }
  }

  private void add(String id, CommandGroup group, int least, Supplier<Optional<Edit>> edit) {
    commands.add(
        Command.of(id, group, () -> edit.get().ifPresent(bench::perform))
            .when(now((s, _) -> s.elements().size() >= least))
            .at(Spot.THINGS));
  }

  private void addZones() {
    fold("command.collapse", true, "Minus", "Subtract");
    fold("command.expand", false, "Plus", "Add");
    pin("command.pin", true);
    pin("command.unpin", false);
  }

  private void addSigns() {
    commands.add(
        Command.of("command.trust", CommandGroup.CHANGE, () -> press(Input.Key.T, Modifiers.NONE))
            .keysOnCanvas("T")
            .when(now((s, drawing) -> s.only().filter(drawing.zones()::contains).isPresent()))
            .at(Spot.THINGS));
    commands.add(
        Command.of("command.icon", CommandGroup.CHANGE, () -> press(Input.Key.I, Modifiers.NONE))
            .keysOnCanvas("I")
            .when(
                now((s, drawing) ->
                    s.only()
                        .filter(key ->
                            drawing.services().contains(key) || drawing.networks().contains(key))
                        .isPresent()))
            .at(Spot.THINGS));
  }

  private void fold(String id, boolean collapsed, String... keys) {
    commands.add(
        Command.of(
                id,
                CommandGroup.ZONES,
                () ->
                    Folding.of(bench.selection(), collapsed, canvas.sheet())
                        .ifPresent(bench::perform))
            .keysOnCanvas(keys)
            .when(
                now((s, drawing) ->
                    s.elements().stream()
                        .anyMatch(key ->
                            drawing.zones().contains(key)
                                && drawing.layout().get(key).map(Placement::collapsed).orElse(false)
                                    != collapsed)))
            .at(Spot.THINGS));
  }

  private void pin(String id, boolean pinned) {
    commands.add(
        Command.of(
                id,
                CommandGroup.TIDY,
                () ->
                    Arranging.pin(pinned, bench.selection(), canvas.sheet())
                        .ifPresent(bench::perform))
            .when(
                now((s, drawing) ->
                    s.elements().stream()
                        .anyMatch(key ->
                            drawing.layout().get(key).map(Placement::pinned).orElse(false)
                                != pinned))));
  }

  private boolean isEnd(Selection selection, Drawing drawing) {
    return selection
        .only()
        .flatMap(drawing::element)
        .filter(element -> element.isEnd())
        .isPresent();
  }

  /** Whether something is so of what is selected, in the drawing as it is. */
  private ObservableValue<Boolean> now(BiPredicate<Selection, Drawing> condition) {
    return Bindings.createObjectBinding(
        () -> condition.test(bench.selection(), bench.drawing()),
        bench.selectionProperty(),
        bench.drawingProperty());
  }

  private void press(Input.Key key, Modifiers modifiers) {
    canvas.requestFocus();
    canvas.feed(new Input.KeyDown(key, modifiers));
  }
}
