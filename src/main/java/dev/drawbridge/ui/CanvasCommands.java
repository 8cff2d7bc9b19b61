package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.gesture.Input;
import dev.drawbridge.gesture.Modifiers;
import dev.drawbridge.gesture.Tile;
import dev.drawbridge.ui.Command.Spot;
import java.util.Locale;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;

/**
 * What can be done on the canvas without a pointer. Where a gesture does it already, the command
 * presses its key: there is one way to do a thing.
 */
final class CanvasCommands {
  private static final double STEP = 1.25;
  private static final Modifiers SHIFT = new Modifiers(true, false, false);

  private final Commands commands;
  private final Workbench bench;
  private final CanvasPane canvas;

  private CanvasCommands(Commands commands, Workbench bench, CanvasPane canvas) {
    this.commands = commands;
    this.bench = bench;
    this.canvas = canvas;
  }

  /** Adds the commands of a canvas. */
  static void add(Commands commands, Workbench bench, CanvasPane canvas) {
    CanvasCommands own = new CanvasCommands(commands, bench, canvas);
    own.addDrawing();
    own.addChanging();
    own.addShowing();
  }

  private void addDrawing() {
    for (Tile tile : Tile.values()) {
      commands.add(
          Command.of(
                  "command.draw." + tile.name().toLowerCase(Locale.ROOT),
                  CommandGroup.DRAW,
                  () -> feed(new Input.TileEnter(tile)))
              .at(Spot.CANVAS));
    }
  }

  private void addChanging() {
    commands.add(
        Command.of("command.rename", CommandGroup.CHANGE, () -> press(Input.Key.F2, Modifiers.NONE))
            .keysOnCanvas("F2")
            .when(selected(s -> s.only().isPresent()))
            .at(Spot.THINGS));
    commands.add(
        Command.of(
                "command.ports", CommandGroup.CHANGE, () -> press(Input.Key.ENTER, Modifiers.NONE))
            .when(selected(this::isFlow))
            .at(Spot.THINGS));
    commands.add(
        Command.of("command.aim.end", CommandGroup.CHANGE, () -> press(Input.Key.E, Modifiers.NONE))
            .keysOnCanvas("E")
            .when(selected(this::isFlow))
            .at(Spot.THINGS));
    commands.add(
        Command.of("command.aim.start", CommandGroup.CHANGE, () -> press(Input.Key.E, SHIFT))
            .keysOnCanvas("Shift+E")
            .when(selected(this::isFlow))
            .at(Spot.THINGS));
    commands.add(
        Command.of("command.arrow.from", CommandGroup.GO, () -> press(Input.Key.N, Modifiers.NONE))
            .keysOnCanvas("N")
            .when(selected(s -> s.size() == 1)));
    commands.add(
        Command.of("command.arrow.to", CommandGroup.GO, () -> press(Input.Key.N, SHIFT))
            .keysOnCanvas("Shift+N")
            .when(selected(s -> s.size() == 1)));
    commands.add(
        Command.of(
                "command.duplicate",
                CommandGroup.CHANGE,
                () -> press(Input.Key.D, Modifiers.CONTROL))
            .keys("Shortcut+D")
            .when(selected(s -> !s.elements().isEmpty()))
            .at(Spot.THINGS));
    commands.add(
        Command.of(
                "command.remove",
                CommandGroup.CHANGE,
                () -> press(Input.Key.DELETE, Modifiers.NONE))
            .keysOnCanvas("Delete", "Backspace")
            .when(selected(s -> !s.isEmpty()))
            .at(Spot.THINGS));
    commands.add(
        Command.of(
                "command.select.all",
                CommandGroup.FIND,
                () -> bench.select(Selection.all(bench.drawing())))
            .keys("Shortcut+A")
            .at(Spot.CANVAS));
  }

  private void addShowing() {
    commands.add(
        Command.of("command.fit", CommandGroup.FIT, canvas::fit)
            .keysOnCanvas("Shift+1")
            .at(Spot.CANVAS));
    commands.add(
        Command.of("command.fit.selection", CommandGroup.FIT, canvas::fitSelection)
            .keysOnCanvas("Shift+2")
            .when(selected(s -> !s.isEmpty()))
            .at(Spot.THINGS));
    commands.add(
        Command.of("command.zoom.100", CommandGroup.ZOOM, () -> canvas.zoomTo(1))
            .keys("Shortcut+0"));
    commands.add(
        Command.of("zoom.in", CommandGroup.ZOOM, () -> canvas.zoomBy(STEP))
            .keys("Shortcut+Plus", "Shortcut+Equals"));
    commands.add(
        Command.of("zoom.out", CommandGroup.ZOOM, () -> canvas.zoomBy(1 / STEP))
            .keys("Shortcut+Minus"));
  }

  private boolean isFlow(Selection selection) {
    return selection.onlyStatement().filter(id -> bench.drawing().flows().contains(id)).isPresent();
  }

  private ObservableValue<Boolean> selected(Predicate<Selection> condition) {
    return bench.selectionProperty().map(condition::test);
  }

  private void press(Input.Key key, Modifiers modifiers) {
    feed(new Input.KeyDown(key, modifiers));
  }

  private void feed(Input input) {
    canvas.requestFocus();
    canvas.feed(input);
  }
}
