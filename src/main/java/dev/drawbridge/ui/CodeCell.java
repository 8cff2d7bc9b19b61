package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import java.util.LinkedHashSet;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/** A line of an exported file with its number; lit while its arrow is selected or pointed at. */
final class CodeCell extends ListCell<CodeLine> {
  private final Workbench bench;
  private final Label number = new Label();

  CodeCell(Workbench bench) {
    this.bench = bench;
    number.getStyleClass().add("line-number");
    number.setMinWidth(34);
    hoverProperty().addListener((_, _, hovered) -> point(hovered));
    setOnMouseClicked(_ -> choose());
  }

  private void point(boolean hovered) {
    if (getItem() != null && !getItem().flows().isEmpty()) {
      bench.litProperty().set(hovered ? getItem().flows() : Set.of());
    }
  }

  /** A click leads to the arrows of the line. */
  private void choose() {
    if (getItem() != null && !getItem().flows().isEmpty()) {
      bench.select(
          new Selection(Set.of(), new LinkedHashSet<>(getItem().flows())).in(bench.drawing()));
    }
  }

  @Override
  protected void updateItem(@Nullable CodeLine line, boolean empty) {
    super.updateItem(line, empty);
    if (empty || line == null) {
      setText(null);
      setGraphic(null);
      pseudoClassStateChanged(Styles.LIT, false);
      return;
    }
    Set<String> lit = bench.litProperty().get();
    Set<String> wanted = lit.isEmpty() ? bench.selection().statements() : lit;
    number.setText(Integer.toString(line.number()));
    setGraphic(number);
    setText(line.text().isEmpty() ? " " : line.text());
    pseudoClassStateChanged(Styles.LIT, line.comesFrom(wanted));
  }
}
