package dev.drawbridge.ui;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Note;
import java.util.Optional;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * One line of the outline: a picture with a name, or an arrow with ports; names are edited here.
 */
final class OutlineCell extends TreeCell<Outline.Entry> {
  private final Workbench bench;
  private final TextField editor = new TextField();

  OutlineCell(Workbench bench) {
    this.bench = bench;
    // As wide as the tree, however long a name is.
    setPrefWidth(0);
    editor.getStyleClass().add("cell-editor");
    editor.setOnAction(_ -> rename());
    editor.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            cancelEdit();
            event.consume();
          }
        });
    editor
        .focusedProperty()
        .addListener((_, _, focused) -> {
          if (!focused && isEditing()) {
            rename();
          }
        });
  }

  private Optional<Element> element() {
    return getItem() instanceof Outline.Entry.OfElement(var key)
        ? bench.drawing().element(key)
        : Optional.empty();
  }

  @Override
  public void startEdit() {
    // The name of a note is its text, which has more room in the inspector.
    if (element().filter(e -> !(e instanceof Note)).isEmpty()) {
      return;
    }
    super.startEdit();
    if (isEditing()) {
      editor.setText(element().map(Element::name).orElse(""));
      setGraphic(editor);
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      editor.requestFocus();
      editor.selectAll();
    }
  }

  @Override
  public void cancelEdit() {
    super.cancelEdit();
    updateItem(getItem(), isEmpty());
    getTreeView().requestFocus();
  }

  private void rename() {
    String name = editor.getText().strip();
    Optional<Element> renamed = element();
    cancelEdit();
    renamed
        .filter(e -> !name.isEmpty() && !name.equals(e.name()))
        .ifPresent(e -> bench.perform(new Edit.Rename(e.key(), e.name(), name)));
  }

  @Override
  protected void updateItem(Outline.@Nullable Entry entry, boolean empty) {
    super.updateItem(entry, empty);
    setContentDisplay(ContentDisplay.LEFT);
    setText(null);
    setGraphic(null);
    getStyleClass().remove("mono");
    pseudoClassStateChanged(Styles.DOUBTFUL, false);
    if (!empty && entry != null) {
      switch (entry) {
        case Outline.Entry.OfElement(var key) ->
            bench.drawing().element(key).ifPresent(e -> show(bench.drawing(), e));
        case Outline.Entry.OfFlow(var id) -> bench.drawing().flows().get(id).ifPresent(this::show);
        case Outline.Entry.Root _ -> {}
      }
    }
  }

  private void show(Drawing drawing, Element element) {
    setText(Wording.name(element));
    setGraphic(Icons.of(drawing, element));
    setAccessibleText(Wording.name(element) + ", " + Wording.about(drawing, element));
  }

  private void show(Flow flow) {
    String words = Wording.name(bench.drawing(), flow.to()) + " " + Wording.ports(flow.ports());
    setText("→ " + words);
    getStyleClass().add("mono");
    pseudoClassStateChanged(Styles.DOUBTFUL, bench.isDoubtful(flow.id()));
    setAccessibleText(Texts.of("outline.flow", words));
  }
}
