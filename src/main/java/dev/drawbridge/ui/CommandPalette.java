package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.phrase.Phrase;
import dev.drawbridge.phrase.Reading;
import dev.drawbridge.ui.Command.Spot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/**
 * One field that finds things, runs commands and draws phrases; arrow keys choose, Enter does,
 * Ctrl+Enter draws and waits for the next phrase.
 */
final class CommandPalette {
  private static final int ROW = 36;
  private static final int MOST_ROWS = 10;

  /** How many commands are remembered as used lately. */
  private static final int REMEMBERED = 6;

  private final Workbench bench;
  private final Commands commands;
  private final CanvasPane canvas;
  private final Overlay overlay;
  private final List<String> recent = new ArrayList<>();

  CommandPalette(Workbench bench, Commands commands, CanvasPane canvas, Overlay overlay) {
    this.bench = bench;
    this.commands = commands;
    this.canvas = canvas;
    this.overlay = overlay;
  }

  /** Opens the field above the window. */
  void show() {
    new Opened().show("");
  }

  /** Opens it with the beginning of a phrase: an arrow from what is selected. */
  void connect() {
    bench
        .selection()
        .only()
        .ifPresent(key -> new Opened().show(Phrase.word(bench.drawing(), key) + " -> "));
  }

  /** The field while it is open. */
  private final class Opened {
    private final TextField field = new TextField();
    private final ListView<PaletteEntry> list = new ListView<>();
    private final ObjectProperty<PaletteSearch> search = new SimpleObjectProperty<>();

    void show(String start) {
      field.setId("palette-field");
      field.setPromptText(Texts.of("palette.prompt"));
      field.setAccessibleText(Texts.of("command.palette"));
      list.setId("palette-list");
      list.getStyleClass().add("palette-list");
      list.setFixedCellSize(ROW);
      list.setFocusTraversable(false);
      list.setCellFactory(_ -> new PaletteCell(bench, this::choose));
      list.setPlaceholder(new Label(Texts.of("palette.nothing")));
      Label hint = new Label(Texts.of("palette.hint"));
      hint.getStyleClass().addAll("muted", "palette-hint");
      VBox panel = new VBox(field, list, hint);
      panel.setId("palette-panel");
      panel.getStyleClass().add("palette-panel");
      lookAgain();
      field.textProperty().subscribe(this::offer);
      field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
      field.setText(start);
      // A field that gets the focus selects its text, which then would be typed over; one that
      // has no skin yet when it gets the focus does so still later.
      field
          .focusedProperty()
          .addListener((_, _, focused) -> {
            if (focused) {
              Platform.runLater(field::end);
            }
          });
      overlay.showAtTop(panel);
      field.applyCss();
      field.requestFocus();
      field.end();
    }

    private void lookAgain() {
      search.set(
          new PaletteSearch(
              bench.drawing(),
              commands
                  .possible()
                  .filter(command -> !command.id().equals("command.palette"))
                  .sorted(Comparator.comparingInt(CommandPalette.this::rank))
                  .toList(),
              recent));
    }

    private void offer(String typed) {
      list.getItems().setAll(search.get().entries(typed));
      int rows = Math.clamp(list.getItems().size(), 1, MOST_ROWS);
      list.setPrefHeight(rows * ROW + 10.0);
      list.getSelectionModel().selectFirst();
      list.scrollTo(0);
    }

    private void key(KeyEvent event) {
      switch (event.getCode()) {
        case DOWN -> step(1);
        case UP -> step(-1);
        case PAGE_DOWN -> step(MOST_ROWS);
        case PAGE_UP -> step(-MOST_ROWS);
        case TAB -> complete();
        case ENTER -> enter(event.isShortcutDown());
        case ESCAPE -> overlay.hide();
        default -> {
          return;
        }
      }
      event.consume();
    }

    private void step(int by) {
      int size = list.getItems().size();
      if (size > 0) {
        int now = list.getSelectionModel().getSelectedIndex();
        int next =
            Math.abs(by) == 1 ? Math.floorMod(now + by, size) : Math.clamp(now + by, 0, size - 1);
        list.getSelectionModel().select(next);
        if (next < first() || next >= first() + MOST_ROWS) {
          list.scrollTo(Math.max(0, next - MOST_ROWS / 2));
        }
      }
    }

    /** The first row that shows. */
    private int first() {
      return list.lookupAll(".list-cell").stream()
          .filter(PaletteCell.class::isInstance)
          .map(PaletteCell.class::cast)
          .filter(cell -> !cell.isEmpty() && cell.isVisible())
          .mapToInt(PaletteCell::getIndex)
          .min()
          .orElse(0);
    }

    /** Takes over the first other word that is offered, or the name of what is chosen. */
    private void complete() {
      list.getItems().stream()
          .filter(PaletteEntry.Instead.class::isInstance)
          .findFirst()
          .ifPresent(this::choose);
    }

    private void enter(boolean goesOn) {
      PaletteEntry entry = list.getSelectionModel().getSelectedItem();
      if (goesOn && entry instanceof PaletteEntry.Draw(Reading.Meant meant)) {
        draw(meant);
        field.clear();
        lookAgain();
        offer("");
      } else if (entry != null) {
        choose(entry);
      }
    }

    private void choose(PaletteEntry entry) {
      switch (entry) {
        case PaletteEntry.Run(Command command) -> {
          overlay.hide();
          remember(command);
          command.run();
        }
        case PaletteEntry.GoTo goTo -> {
          overlay.hide();
          lead(goTo.thing());
        }
        case PaletteEntry.Draw(Reading.Meant meant) -> {
          overlay.hide();
          draw(meant);
          canvas.requestFocus();
        }
        case PaletteEntry.Wrong(_, int column) -> field.positionCaret(column - 1);
        case PaletteEntry.Instead instead -> {
          field.setText(instead.in(field.getText()));
          field.end();
        }
      }
    }
  }

  /** What can be done to what is selected comes first, what is made of it later, files last. */
  private int rank(Command command) {
    Spot spot = bench.selection().isEmpty() ? Spot.CANVAS : Spot.THINGS;
    return switch (command.group()) {
      case RECENT, SAMPLES, APPEARANCE -> 2;
      case GIVE -> 1;
      default -> command.spots().contains(spot) ? 0 : 1;
    };
  }

  private void remember(Command command) {
    recent.remove(command.id());
    recent.addFirst(command.id());
    if (recent.size() > REMEMBERED) {
      recent.removeLast();
    }
  }

  private void lead(Selection thing) {
    bench.select(thing);
    canvas.revealSelection();
    canvas.requestFocus();
  }

  private void draw(Reading.Meant meant) {
    bench.perform(Drawn.edit(meant, canvas.viewport().visible().centre(), canvas.sheet()));
    bench.select(Drawn.selection(meant).in(bench.drawing()));
    canvas.revealSelection();
    bench.hintProperty().set(Drawn.sentence(meant));
  }
}
