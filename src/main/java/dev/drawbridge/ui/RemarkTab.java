package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.check.Finding;
import dev.drawbridge.desk.Judgement;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

/** What the checks found, or what targets give up: a sentence a line. */
final class RemarkTab implements BottomTab {
  private final String name;
  private final ListView<Remark> list = new ListView<>();
  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();

  private RemarkTab(
      String name,
      String none,
      Workbench bench,
      Consumer<Selection> lead,
      Function<Judgement, List<Remark>> remarks) {
    this.name = name;
    list.getStyleClass().add("finding-list");
    list.setId(name);
    list.setAccessibleText(Texts.of("tab." + name));
    Consumer<Remark> follow =
        remark ->
            remark.things().stream()
                .findFirst()
                .ifPresent(thing -> lead.accept(Chosen.thing(bench.drawing(), thing)));
    list.setCellFactory(_ -> new RemarkCell(bench, follow));
    list.setOnKeyPressed(event -> {
      Remark chosen = list.getSelectionModel().getSelectedItem();
      if (event.getCode() == KeyCode.ENTER && chosen != null) {
        follow.accept(chosen);
      }
    });
    Label nothing = new Label();
    nothing.getStyleClass().add("nothing");
    list.setPlaceholder(nothing);
    bench
        .judgementProperty()
        .subscribe(judgement -> {
          List<Remark> found = remarks.apply(judgement);
          count.set(found.size());
          nothing.setText(isPending(judgement) ? Texts.of("findings.pending") : none);
          if (!list.getItems().equals(found)) {
            list.getItems().setAll(found);
          }
        });
  }

  /** Whether nothing was found out yet: an empty list would then say too much. */
  private static boolean isPending(Judgement judgement) {
    return !judgement.isComplete() && judgement.targets().isEmpty();
  }

  /** What the checks found, the worst first. */
  static RemarkTab findings(Workbench bench, Consumer<Selection> lead) {
    return new RemarkTab(
        "findings",
        Texts.of("findings.none"),
        bench,
        lead,
        judgement ->
            judgement.findings().stream()
                .sorted(Comparator.comparing(Finding::severity))
                .map(Remark::of)
                .toList());
  }

  /** What targets give up. */
  static RemarkTab losses(Workbench bench, Consumer<Selection> lead) {
    return new RemarkTab(
        "losses",
        Texts.of("losses.none"),
        bench,
        lead,
        judgement -> judgement.losses().stream().map(Remark::of).toList());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ReadOnlyIntegerProperty count() {
    return count.getReadOnlyProperty();
  }

  @Override
  public Region node() {
    return list;
  }

  @Override
  public void enter() {
    list.requestFocus();
    if (list.getSelectionModel().isEmpty()) {
      list.getSelectionModel().selectFirst();
    }
  }

  @Override
  public void shown(boolean shown) {
    // a list is cheap to keep
  }
}
