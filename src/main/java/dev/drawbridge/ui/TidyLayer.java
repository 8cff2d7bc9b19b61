package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Viewport;
import dev.drawbridge.desk.Tidying;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.ui.Command.Spot;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/**
 * Tidying up, above the canvas: how far it is, then what would come of it, shown in place of the
 * drawing until it is kept or dropped. Any edit meanwhile drops it.
 */
final class TidyLayer extends StackPane {
  private final Workbench bench;
  private final CanvasPane canvas;
  private final Tidying tidying = new Tidying(Platform::runLater);
  private final Label words = new Label();
  private final ProgressBar progress = new ProgressBar(0);
  private final Button keep = new Button(Texts.of("tidy.keep"));
  private final Button drop = new Button();
  private final HBox bar;
  private Optional<Tidying.Offer> offer = Optional.empty();
  private Viewport before = Viewport.of(1, 1);

  TidyLayer(Workbench bench, CanvasPane canvas, Commands commands) {
    this.bench = bench;
    this.canvas = canvas;
    setId("tidy");
    setVisible(false);
    managedProperty().bind(visibleProperty());
    words.setId("tidy-words");
    progress.setId("tidy-progress");
    progress.setPrefWidth(120);
    progress.setAccessibleText(Texts.of("tidy.running"));
    keep.setId("tidy-keep");
    keep.getStyleClass().add("accent");
    keep.setOnAction(_ -> keep());
    drop.setId("tidy-drop");
    drop.setOnAction(_ -> leave());
    bar = new HBox(12, words, progress, keep, drop);
    bar.getStyleClass().addAll("float", "tidy-bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    for (var part : bar.getChildren()) {
      part.managedProperty().bind(part.visibleProperty());
    }
    setAlignment(bar, Pos.TOP_CENTER);
    setMargin(bar, new Insets(16, 0, 0, 0));
    getChildren().add(bar);
    listen();
    commands.add(
        Command.of("command.tidy", CommandGroup.TIDY, this::start)
            .keys("Shortcut+L")
            .when(bench.drawingProperty().map(d -> d.elements().findAny().isPresent()))
            .at(Spot.THINGS, Spot.CANVAS));
  }

  private void listen() {
    // What is shown is not the drawing: it can be looked at, not edited.
    addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    addEventHandler(
        ScrollEvent.SCROLL,
        event -> {
          canvas.feed(FxInput.scroll(event));
          event.consume();
        });
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    canvas.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    bench.drawingProperty().addListener((_, _, _) -> end());
    bench.deskProperty().addListener((_, _, _) -> end());
  }

  private void key(KeyEvent event) {
    if (isVisible() && event.getCode() == KeyCode.ESCAPE) {
      leave();
      event.consume();
    } else if (isVisible() && event.getCode() == KeyCode.ENTER && !drop.isFocused()) {
      keep();
      event.consume();
    }
  }

  /** Begins with what is selected, or with everything if that is nothing to lay out. */
  private void start() {
    end();
    words.setText(Texts.of("tidy.running"));
    drop.setText(Texts.of("dialog.cancel"));
    progress.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
    show(false);
    tidying.start(canvas.sheet(), chosen(), progress::setProgress, this::found);
  }

  private Selection chosen() {
    Selection selection = bench.selection();
    boolean several = selection.elements().size() > 1;
    boolean zone =
        selection.elements().stream()
            .anyMatch(key -> bench.drawing().element(key).orElse(null) instanceof Zone);
    return several || zone ? selection : Selection.NONE;
  }

  private void found(Optional<Tidying.Offer> result) {
    if (result.isEmpty()) {
      end();
      bench.say(Texts.of("tidy.nothing"));
      return;
    }
    offer = result;
    before = canvas.viewport();
    canvas.offer(result.map(Tidying.Offer::sheet));
    if (chosen().isEmpty()) {
      canvas.fitBelow(bar.getBoundsInParent().getMaxY());
    }
    words.setText(Texts.of("tidy.offer"));
    drop.setText(Texts.of("tidy.drop"));
    show(true);
    keep.requestFocus();
  }

  /** Shows the bar: while it runs, the canvas below can be used as ever. */
  private void show(boolean offering) {
    progress.setVisible(!offering);
    keep.setVisible(offering);
    setPickOnBounds(offering);
    setVisible(true);
  }

  private void keep() {
    offer.ifPresent(found -> {
      canvas.requestFocus();
      bench.desk().perform(found);
    });
  }

  /** Back to the drawing as it is. */
  private void leave() {
    boolean shown = offer.isPresent();
    end();
    if (shown) {
      canvas.show(before.sized(canvas.viewport().width(), canvas.viewport().height()));
    }
    canvas.requestFocus();
  }

  private void end() {
    tidying.cancel();
    offer = Optional.empty();
    canvas.offer(Optional.empty());
    setVisible(false);
  }
}
