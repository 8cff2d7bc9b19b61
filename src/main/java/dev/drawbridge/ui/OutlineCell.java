package dev.drawbridge.ui;

import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Note;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One line of the outline: a picture with a name, or an arrow with ports; names are edited here.
 */
final class OutlineCell extends TreeCell<Outline.Entry> {
  private final Workbench bench;
  private final TextField editor = new TextField();
  private final Label name = new Label();
  private final HBox signs = new HBox(5);
  private final HBox line = new HBox(7);
  private Optional<OutlineLine> shown = Optional.empty();

  /** Kept by the cell, so that it lives as long as the cell and no longer. */
  private final InvalidationListener changed = _ -> again();

  OutlineCell(Workbench bench) {
    this.bench = bench;
    // Only the few lines that show look whether what they say has changed.
    bench.drawingProperty().addListener(new WeakInvalidationListener(changed));
    bench.doubtfulProperty().addListener(new WeakInvalidationListener(changed));
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    name.setMinWidth(20);
    line.setAlignment(Pos.CENTER_LEFT);
    signs.setAlignment(Pos.CENTER_RIGHT);
    line.getChildren().addAll(name, signs);
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
    String typed = editor.getText().strip();
    Optional<Element> renamed = element();
    cancelEdit();
    renamed
        .filter(e -> !typed.isEmpty() && !typed.equals(e.name()))
        .ifPresent(e -> bench.perform(new Edit.Rename(e.key(), e.name(), typed)));
  }

  /** Most of what changes is somewhere else, and putting a line together takes long. */
  private void again() {
    if (!isEmpty() && !isEditing() && !OutlineLine.of(getItem(), bench).equals(shown)) {
      updateItem(getItem(), false);
    }
  }

  @Override
  protected void updateItem(Outline.@Nullable Entry entry, boolean empty) {
    super.updateItem(entry, empty);
    Optional<OutlineLine> said =
        empty || entry == null ? Optional.empty() : OutlineLine.of(entry, bench);
    // Lines above that come and go have every cell below say again what it says already.
    if (!said.equals(shown) || editor.equals(getGraphic())) {
      shown = said;
      show();
    }
  }

  private void show() {
    switch (shown.orElse(null)) {
      case OutlineLine.OfElement element -> {
        getStyleClass().remove("mono");
        setText(null);
        show(element);
      }
      case OutlineLine.OfFlow flow -> {
        setContentDisplay(ContentDisplay.LEFT);
        setGraphic(null);
        setText("→ " + flow.words());
        if (!getStyleClass().contains("mono")) {
          getStyleClass().add("mono");
        }
      }
      case null -> {
        getStyleClass().remove("mono");
        setText(null);
        setGraphic(null);
      }
    }
    pseudoClassStateChanged(Styles.DOUBTFUL, shown.map(OutlineLine::isDoubtful).orElse(false));
    setAccessibleText(shown.map(OutlineLine::spoken).orElse(null));
  }

  private void show(OutlineLine.OfElement element) {
    name.setText(element.name());
    signs.getChildren().clear();
    if (element.isCollapsed()) {
      sign(Feather.MINIMIZE_2, "outline.collapsed");
    }
    if (element.isPinned()) {
      sign(Feather.LOCK, "outline.pinned");
    }
    if (!(line.getChildren().getFirst() instanceof FontIcon icon
        && icon.getIconCode().equals(element.picture()))) {
      line.getChildren().setAll(Icons.of(element.picture()), name, signs);
    }
    setGraphic(line);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
  }

  /** A small picture that says how the thing lies on the canvas. */
  private void sign(Feather picture, String text) {
    FontIcon icon = Icons.of(picture);
    icon.getStyleClass().add("sign");
    Label sign = new Label("", icon);
    sign.setTooltip(new Tooltip(Texts.of(text)));
    signs.getChildren().add(sign);
  }
}
