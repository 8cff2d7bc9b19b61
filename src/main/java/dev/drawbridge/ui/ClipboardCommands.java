package dev.drawbridge.ui;

import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.desk.Clipping;
import dev.drawbridge.desk.Pasting;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.gesture.Landing;
import dev.drawbridge.gesture.Removal;
import dev.drawbridge.phrase.Phrase;
import dev.drawbridge.problem.ProblemsException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;

/** Cut, copy and paste: parts of drawings as text that other windows and editors understand. */
final class ClipboardCommands {
  private final Workbench bench;
  private final CanvasPane canvas;
  private final Overlay overlay;
  private final TextClipboard clipboard;

  private ClipboardCommands(
      Workbench bench, CanvasPane canvas, Overlay overlay, TextClipboard clipboard) {
    this.bench = bench;
    this.canvas = canvas;
    this.overlay = overlay;
    this.clipboard = clipboard;
  }

  /** Adds the commands of a canvas. */
  static void add(
      Commands commands,
      Workbench bench,
      CanvasPane canvas,
      Overlay overlay,
      TextClipboard clipboard) {
    ClipboardCommands own = new ClipboardCommands(bench, canvas, overlay, clipboard);
    ObservableValue<Boolean> chosen = bench.selectionProperty().map(s -> !s.isEmpty());
    commands.add(
        Command.of("command.cut", CommandGroup.CLIPBOARD, own::cut)
            .keys("Shortcut+X")
            .when(chosen)
            .at(Command.Spot.THINGS));
    commands.add(
        Command.of("command.copy", CommandGroup.CLIPBOARD, own::copy)
            .keys("Shortcut+C")
            .when(chosen)
            .at(Command.Spot.THINGS));
    commands.add(
        Command.of("command.copy.phrase", CommandGroup.CLIPBOARD, own::copyPhrases)
            .when(bench.selectionProperty().map(s -> own.flows(s).findAny().isPresent()))
            .at(Command.Spot.THINGS));
    commands.add(
        Command.of("command.paste", CommandGroup.CLIPBOARD, own::paste)
            .keys("Shortcut+V")
            .at(Command.Spot.CANVAS, Command.Spot.THINGS));
  }

  private void copy() {
    clipping()
        .ifPresent(part -> {
          clipboard.put(part.text());
          bench.say(Texts.counted("copy.done", (int) part.drawing().elements().count()));
        });
  }

  /** The selected arrows as lines that can be read, written elsewhere, and drawn again. */
  private void copyPhrases() {
    List<String> phrases = Phrase.spoken(bench.drawing(), flows(bench.selection()).toList());
    clipboard.put(String.join("\n", phrases));
    bench.say(Texts.counted("copy.phrase.done", phrases.size()));
  }

  private Stream<Flow> flows(Selection selection) {
    return selection.statements().stream().flatMap(id -> bench.drawing().flows().get(id).stream());
  }

  private void cut() {
    clipping()
        .ifPresent(part -> {
          int count = bench.selection().size();
          clipboard.put(part.text());
          bench.perform(Removal.settled(part.removal(), canvas.sheet()));
          bench.say(Texts.counted("cut.done", count));
        });
  }

  private Optional<Clipping> clipping() {
    return Clipping.of(canvas.sheet(), bench.selection());
  }

  private void paste() {
    Sheet sheet = canvas.sheet();
    try {
      Pasting pasting = Pasting.of(clipboard.text().orElse(""), sheet, place());
      bench.perform(Landing.settled(pasting.edit(), pasting.zones(), Set.of(), sheet));
      bench.select(new Selection(pasting.things(), Set.of()).in(bench.drawing()));
      bench.say(said(pasting));
    } catch (ProblemsException refused) {
      overlay.show(
          new DialogPanel(
              Texts.of("paste.refused"),
              ProblemsPanel.of(refused.problems()),
              List.of(DialogPanel.button(Texts.of("dialog.close"), true, overlay::hide))),
          false);
    }
  }

  /** Where the pointer is, if it is over the canvas. */
  private Optional<Point> place() {
    return canvas.isHover()
        ? Optional.of(canvas.viewport().toSheet(canvas.pointer()))
        : Optional.empty();
  }

  private static String said(Pasting pasting) {
    String done = Texts.counted("paste.done", pasting.things().size());
    return pasting.withoutAddresses().isEmpty()
        ? done
        : done + " " + Texts.counted("paste.without", pasting.withoutAddresses().size());
  }
}
