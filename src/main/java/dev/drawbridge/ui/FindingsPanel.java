package dev.drawbridge.ui;

import dev.drawbridge.check.Finding;
import dev.drawbridge.desk.Judgement;
import dev.drawbridge.policy.Loss;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Below the canvas: what the checks found, and what targets give up. */
final class FindingsPanel extends BorderPane {
  private final Label findingCount = count();
  private final Label lossCount = count();
  private final ToggleButton findings = tab("tab.findings", findingCount);
  private final ToggleButton losses = tab("tab.losses", lossCount);
  private final ListView<Remark> list = new ListView<>();
  private final Label nothing = new Label();
  private final Workbench bench;
  private final BooleanProperty open;

  FindingsPanel(Workbench bench, BooleanProperty open, Consumer<Remark> lead) {
    this.bench = bench;
    this.open = open;
    getStyleClass().add("bottom-panel");
    setAccessibleText(Texts.of("panel.findings"));
    ToggleGroup tabs = new ToggleGroup();
    tabs.getToggles().addAll(findings, losses);
    findings.setSelected(true);
    tabs.selectedToggleProperty()
        .addListener((_, before, now) -> {
          if (now == null) {
            before.setSelected(true);
          }
          show();
        });
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    setTop(tabRow(space));
    list.getStyleClass().add("finding-list");
    list.setId("findings");
    list.setAccessibleText(Texts.of("panel.findings"));
    list.setCellFactory(_ -> new RemarkCell(bench, lead));
    list.setPlaceholder(nothing);
    nothing.getStyleClass().add("nothing");
    setCenter(list);
    list.visibleProperty().bind(open);
    list.managedProperty().bind(open);
    bench.judgementProperty().subscribe(_ -> show());
  }

  private HBox tabRow(Region space) {
    Button fold = new Button();
    fold.getStyleClass().addAll("flat", "quiet");
    open.subscribe(isOpen -> {
      String text = Texts.of(isOpen ? "fold.findings" : "unfold.findings");
      fold.setGraphic(Icons.of(isOpen ? Feather.CHEVRON_DOWN : Feather.CHEVRON_UP));
      fold.setAccessibleText(text);
      fold.setTooltip(new Tooltip(text));
    });
    fold.setOnAction(_ -> open.set(!open.get()));
    HBox row = new HBox(findings, losses, space, fold);
    row.getStyleClass().add("tab-row");
    return row;
  }

  private static Label count() {
    Label label = new Label("0");
    label.getStyleClass().add("count");
    return label;
  }

  private ToggleButton tab(String text, Label count) {
    ToggleButton button = new ToggleButton(Texts.of(text), count);
    button.setOnAction(_ -> {
      button.setSelected(true);
      openProperty().set(true);
    });
    return button;
  }

  private BooleanProperty openProperty() {
    return open;
  }

  private void show() {
    Judgement judgement = bench.judgement();
    List<Remark> found = new ArrayList<>();
    judgement.findings().stream()
        .sorted(Comparator.comparing(Finding::severity))
        .forEach(finding -> found.add(Remark.of(finding)));
    List<Loss> given = judgement.losses();
    findingCount.setText(Integer.toString(found.size()));
    lossCount.setText(Integer.toString(given.size()));
    List<Remark> shown =
        losses.isSelected() ? given.stream().map(Remark::of).toList() : List.copyOf(found);
    if (!list.getItems().equals(shown)) {
      list.getItems().setAll(shown);
    }
    nothing.setText(Texts.of(losses.isSelected() ? "losses.none" : "findings.none"));
  }

  /** Puts the focus on the first line. */
  void enter() {
    open.set(true);
    list.requestFocus();
    if (list.getSelectionModel().isEmpty()) {
      list.getSelectionModel().selectFirst();
    }
  }
}
