package dev.drawbridge.ui;

import dev.drawbridge.desk.Desk;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.problem.Messages;
import java.util.AbstractList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/**
 * All steps of the drawing, the earliest first: those that are done, those that were taken back,
 * which one the file holds. Choosing a step leads there.
 */
final class HistoryPanel extends BorderPane {
  private static final PseudoClass UNDONE = PseudoClass.getPseudoClass("undone");
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

  /**
   * A state the drawing was or will be in.
   *
   * @param steps how many steps lead to it
   * @param words what the last of them did
   * @param isDone whether it lies before the drawing as it is, or is it
   * @param isCurrent whether the drawing is in it
   * @param isSaved whether the file holds it
   */
  private record State(
      int steps, String words, boolean isDone, boolean isCurrent, boolean isSaved) {}

  private final Workbench bench;
  private final BooleanProperty shown;
  private final ListView<State> list = new ListView<>();
  private boolean filling;

  HistoryPanel(Workbench bench, BooleanProperty shown) {
    this.bench = bench;
    this.shown = shown;
    getStyleClass().add("history-panel");
    setAccessibleText(Texts.of("panel.history"));
    list.setId("history");
    list.getStyleClass().add("history-list");
    list.setAccessibleText(Texts.of("panel.history"));
    list.setFixedCellSize(30);
    list.setCellFactory(_ -> new StateCell());
    list.setOnMouseClicked(_ -> go());
    list.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
        go();
        event.consume();
      } else if (event.getCode() == KeyCode.ESCAPE) {
        shown.set(false);
        event.consume();
      }
    });
    setTop(heading());
    setCenter(list);
    shown.subscribe(isShown -> {
      if (isShown) {
        fill();
        Platform.runLater(this::enter);
      }
    });
    bench.stateProperty().subscribe(_ -> fill());
  }

  private HBox heading() {
    Label title = new Label(Texts.of("panel.history").toUpperCase(Locale.ROOT));
    title.getStyleClass().add("panel-heading");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button close = CloseButton.of(Texts.of("history.close"), () -> shown.set(false));
    HBox row = new HBox(title, space, close);
    row.getStyleClass().add("heading-row");
    return row;
  }

  /** Puts the focus on the state the drawing is in. */
  private void enter() {
    list.requestFocus();
  }

  /** The states as they are now; each is put into words only when it is looked at. */
  private void fill() {
    if (!shown.get()) {
      return;
    }
    Desk desk = bench.desk();
    List<Edit> steps = desk.steps();
    int done = desk.done();
    OptionalInt saved = desk.savedAfter();
    filling = true;
    list.setItems(
        FXCollections.observableList(
            new AbstractList<State>() {
              @Override
              public State get(int index) {
                return new State(
                    index,
                    index == 0 ? Texts.of("history.start") : words(steps.get(index - 1)),
                    index <= done,
                    index == done,
                    saved.isPresent() && saved.getAsInt() == index);
              }

              @Override
              public int size() {
                return steps.size() + 1;
              }
            }));
    list.getSelectionModel().clearAndSelect(done);
    list.getFocusModel().focus(done);
    list.scrollTo(Math.max(0, done - 4));
    filling = false;
  }

  private static String words(Edit edit) {
    return Messages.text(edit.code(), edit.arguments());
  }

  private void go() {
    int chosen = list.getSelectionModel().getSelectedIndex();
    if (!filling && chosen >= 0) {
      bench.goTo(chosen);
    }
  }

  /** One line. */
  private static final class StateCell extends ListCell<State> {
    private final Label words = new Label();
    private final Label mark = new Label();
    private final HBox line = new HBox(8, words, mark);

    StateCell() {
      words.setMinWidth(0);
      mark.getStyleClass().add("saved-mark");
      mark.setMinWidth(Region.USE_PREF_SIZE);
      HBox.setHgrow(words, Priority.ALWAYS);
      words.setMaxWidth(Double.MAX_VALUE);
      line.getStyleClass().add("history-line");
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(State state, boolean empty) {
      super.updateItem(state, empty);
      boolean there = !empty && state != null;
      pseudoClassStateChanged(UNDONE, there && !state.isDone());
      pseudoClassStateChanged(CURRENT, there && state.isCurrent());
      setText(null);
      setGraphic(there ? line : null);
      if (there) {
        words.setText(state.words());
        words.setGraphic(Icons.of(state.isCurrent() ? Feather.CHEVRON_RIGHT : Feather.CIRCLE));
        mark.setText(state.isSaved() ? Texts.of("history.saved") : "");
        setAccessibleText(said(state));
      }
    }

    private static String said(State state) {
      String where =
          state.isCurrent()
              ? Texts.of("history.now")
              : Texts.of(state.isDone() ? "history.done" : "history.undone");
      String saved = state.isSaved() ? ", " + Texts.of("history.saved") : "";
      return state.words() + ", " + where + saved;
    }
  }
}
