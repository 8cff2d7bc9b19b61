package dev.drawbridge.ui;

import dev.drawbridge.desk.Changes;
import dev.drawbridge.drawing.Drawing;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What the drawing in the window has other than its file, thing by thing. */
final class DifferenceList {
  private static final double LINE = 30;

  private DifferenceList() {}

  /**
   * The list.
   *
   * @param file the drawing as the file has it
   * @param mine the drawing as the window has it
   */
  static Node of(Drawing file, Drawing mine) {
    Changes changes = Changes.between(file, mine);
    Label summary = DialogPanel.text(Texts.of("differences.text", ChangeWords.summary(changes)));
    ListView<Changes.Change> list = new ListView<>();
    list.setId("differences");
    list.getStyleClass().add("finding-list");
    list.getItems().setAll(changes.things());
    list.setFixedCellSize(LINE);
    list.setPrefSize(560, Math.clamp(changes.things().size() * LINE + 4, 0, 10 * LINE));
    list.setCellFactory(_ -> new Line(file, mine));
    VBox box = new VBox(10, summary);
    if (!changes.things().isEmpty()) {
      box.getChildren().add(list);
    }
    return box;
  }

  private static final class Line extends ListCell<Changes.Change> {
    private final Drawing file;
    private final Drawing mine;

    Line(Drawing file, Drawing mine) {
      this.file = file;
      this.mine = mine;
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Changes.Change change, boolean empty) {
      super.updateItem(change, empty);
      if (empty || change == null) {
        setText(null);
        setGraphic(null);
        return;
      }
      boolean gone = change.kind() == Changes.Kind.REMOVED;
      setText(ChangeWords.of(change, gone ? file : mine));
      setGraphic(
          Icons.of(
              switch (change.kind()) {
                case ADDED -> Feather.PLUS;
                case REMOVED -> Feather.MINUS;
                case CHANGED -> Feather.EDIT_2;
              }));
    }
  }
}
