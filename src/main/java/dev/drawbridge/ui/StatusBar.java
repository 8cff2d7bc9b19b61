package dev.drawbridge.ui;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The lowest line: what is selected in words, and how each target stands. */
final class StatusBar extends HBox {
  private final Workbench bench;
  private final Label words = new Label();

  StatusBar(Workbench bench, Node targets) {
    this.bench = bench;
    getStyleClass().add("status-bar");
    setAlignment(Pos.CENTER_LEFT);
    words.getStyleClass().add("muted");
    words.setId("status");
    words.setMinWidth(80);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren().addAll(words, space, targets);
    bench.drawingProperty().subscribe(_ -> show());
    bench.selectionProperty().subscribe(_ -> show());
    bench.hintProperty().subscribe(_ -> show());
    bench.saidProperty().subscribe(_ -> show());
  }

  private void show() {
    String hint = bench.hintProperty().get();
    String said = bench.saidProperty().get();
    words.setText(
        !hint.isEmpty()
            ? hint
            : !said.isEmpty() ? said : Wording.selection(bench, bench.selection()));
  }
}
