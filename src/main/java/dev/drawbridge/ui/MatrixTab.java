package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.insight.Matrix;
import dev.drawbridge.problem.Messages;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

/**
 * Every connection that may be opened, one line per pair: all that is allowed, and why. With
 * elements selected on the canvas, only the lines about them.
 */
final class MatrixTab implements BottomTab {
  private final Workbench bench;
  private final Consumer<Selection> lead;
  private final TableView<Matrix.Row> table = new TableView<>();
  private final Label nothing = new Label();
  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(-1);
  private Set<Key> about = Set.of();
  private boolean shown;
  private Drawing named = Drawing.EMPTY;

  MatrixTab(Workbench bench, Consumer<Selection> lead) {
    this.bench = bench;
    this.lead = lead;
    table.setId("matrix");
    table.getStyleClass().add("matrix");
    table.setAccessibleText(Texts.of("tab.matrix"));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    nothing.getStyleClass().add("nothing");
    nothing.setWrapText(true);
    table.setPlaceholder(nothing);
    table.getColumns().add(column("from", 150, row -> Wording.name(named, row.from())));
    table.getColumns().add(column("to", 150, row -> Wording.name(named, row.to())));
    TableColumn<Matrix.Row, String> allowed = column("allowed", 160, MatrixTab::allowed);
    allowed.getStyleClass().add("mono");
    table.getColumns().add(allowed);
    table.getColumns().add(column("on", 150, this::targets));
    table.getColumns().add(column("why", 220, this::why));
    table.setRowFactory(_ -> row());
    table.setOnKeyPressed(event -> {
      Matrix.Row chosen = table.getSelectionModel().getSelectedItem();
      if (event.getCode() == KeyCode.ENTER && chosen != null) {
        follow(chosen);
        event.consume();
      }
    });
    bench.judgementProperty().subscribe(_ -> fill());
    bench.selectionProperty().subscribe(this::selected);
  }

  private static TableColumn<Matrix.Row, String> column(
      String name, double width, Function<Matrix.Row, String> text) {
    TableColumn<Matrix.Row, String> column = new TableColumn<>(Texts.of("matrix." + name));
    column.setId("matrix-" + name);
    column.setPrefWidth(width);
    column.setMinWidth(60);
    column.setCellValueFactory(
        cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue())).getReadOnlyProperty());
    return column;
  }

  private TableRow<Matrix.Row> row() {
    TableRow<Matrix.Row> row = new TableRow<>();
    row.setOnMouseClicked(_ -> {
      if (!row.isEmpty()) {
        follow(row.getItem());
      }
    });
    return row;
  }

  /** Leads to the flows behind a line; where only ambient flows allow it, to the two ends. */
  private void follow(Matrix.Row row) {
    Set<String> flows =
        row.flows().stream()
            .filter(id -> bench.drawing().flows().get(id).isPresent())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Set<Key> kept = about;
    lead.accept(
        flows.isEmpty() ? Selection.of(row.from(), row.to()) : new Selection(Set.of(), flows));
    about = kept;
  }

  private String targets(Matrix.Row row) {
    Set<TargetName> all = bench.judgement().targets().keySet();
    return row.targets().containsAll(all)
        ? Texts.of("matrix.everywhere")
        : row.targets().stream().map(TargetName::word).collect(Collectors.joining(", "));
  }

  /** As on a chip: {@code tcp 8080}. */
  private static String allowed(Matrix.Row row) {
    return Messages.shown(row.traffic().toString()).replaceAll("([a-z]+)/", "$1 ");
  }

  private String why(Matrix.Row row) {
    return row.flows().stream()
        .flatMap(id -> named.statement(id).stream())
        .map(Statement::why)
        .filter(why -> !why.isBlank())
        .distinct()
        .map(Messages::shown)
        .collect(Collectors.joining("; "));
  }

  /** Elements narrow the list down to them; arrows, which its own lines lead to, do not. */
  private void selected(Selection selection) {
    if (selection.statements().isEmpty() && !selection.elements().equals(about)) {
      about = selection.elements();
      fill();
    }
  }

  private void fill() {
    Optional<Matrix> matrix = bench.judgement().matrix();
    if (matrix.isEmpty()) {
      if (bench.judgement().targets().isEmpty() && count.get() < 0) {
        nothing.setText(Texts.of("matrix.pending"));
      }
      return;
    }
    named = bench.judgement().drawing();
    List<Matrix.Row> rows = matrix.get().rows();
    count.set(rows.size());
    if (!shown) {
      return;
    }
    List<Matrix.Row> wanted =
        about.isEmpty()
            ? rows
            : rows.stream()
                .filter(row -> about.contains(row.from()) || about.contains(row.to()))
                .toList();
    nothing.setText(Texts.of(rows.isEmpty() ? "matrix.none" : "matrix.none.about"));
    if (!table.getItems().equals(wanted)) {
      table.getItems().setAll(wanted);
      table.sort();
    }
  }

  @Override
  public String name() {
    return "matrix";
  }

  @Override
  public ReadOnlyIntegerProperty count() {
    return count.getReadOnlyProperty();
  }

  @Override
  public Region node() {
    return table;
  }

  @Override
  public void enter() {
    table.requestFocus();
    if (table.getSelectionModel().isEmpty()) {
      table.getSelectionModel().selectFirst();
    }
  }

  @Override
  public void shown(boolean now) {
    shown = now;
    if (now) {
      fill();
    }
  }
}
