package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/**
 * Below the canvas: what the checks found, who may reach whom, what must stay true, what is lost.
 */
final class BottomPanel extends BorderPane {
  private final BooleanProperty open;
  private final ObjectProperty<BottomTab> current;

  /**
   * The panel of a window.
   *
   * @param open whether it is unfolded
   * @param lead shows the person what a line is about
   */
  BottomPanel(Workbench bench, BooleanProperty open, Consumer<Selection> lead) {
    this.open = open;
    List<BottomTab> tabs =
        List.of(
            RemarkTabs.findings(bench, lead),
            new MatrixTab(bench, lead),
            GuardrailTab.of(bench, lead),
            RemarkTabs.losses(bench, lead));
    current = new SimpleObjectProperty<>(tabs.getFirst());
    getStyleClass().add("bottom-panel");
    setAccessibleText(Texts.of("panel.findings"));
    setTop(tabRow(tabs));
    current.subscribe(tab -> show(tabs));
    open.subscribe(_ -> show(tabs));
  }

  private HBox tabRow(List<BottomTab> tabs) {
    HBox row = new HBox();
    row.getStyleClass().add("tab-row");
    ToggleGroup group = new ToggleGroup();
    for (BottomTab tab : tabs) {
      ToggleButton button = button(tab);
      button.setToggleGroup(group);
      button.setSelected(tab.equals(current.get()));
      current.addListener((_, _, now) -> button.setSelected(tab.equals(now)));
      row.getChildren().add(button);
    }
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    row.getChildren().addAll(space, fold());
    return row;
  }

  private ToggleButton button(BottomTab tab) {
    Label count = new Label();
    count.getStyleClass().add("count");
    count
        .textProperty()
        .bind(tab.count().map(n -> n.intValue() < 0 ? "…" : Integer.toString(n.intValue())));
    ToggleButton button = new ToggleButton(Texts.of("tab." + tab.name()), count);
    button.setId("tab-" + tab.name());
    button.setOnAction(_ -> {
      button.setSelected(true);
      current.set(tab);
      open.set(true);
    });
    return button;
  }

  private Button fold() {
    Button fold = new Button();
    fold.getStyleClass().addAll("flat", "quiet");
    open.subscribe(isOpen -> {
      String text = Texts.of(isOpen ? "fold.findings" : "unfold.findings");
      fold.setGraphic(Icons.of(isOpen ? Feather.CHEVRON_DOWN : Feather.CHEVRON_UP));
      fold.setAccessibleText(text);
      fold.setTooltip(new Tooltip(text));
    });
    fold.setOnAction(_ -> open.set(!open.get()));
    return fold;
  }

  private void show(List<BottomTab> tabs) {
    BottomTab chosen = current.get();
    tabs.forEach(tab -> tab.shown(open.get() && tab.equals(chosen)));
    setCenter(open.get() ? chosen.node() : null);
  }

  /** Puts the focus on the first line. */
  void enter() {
    open.set(true);
    current.get().enter();
  }
}
