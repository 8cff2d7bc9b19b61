package dev.drawbridge.ui;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

/** A list below the canvas whose lines lead somewhere, by a click or by Enter. */
final class ListTab<T> implements BottomTab {
  /** How tall a line is; the style sheet says the same of what stands in it. */
  private static final double LINE = 33;

  private final String name;
  private final ListView<T> list = new ListView<>();
  private final Label nothing = new Label();
  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();

  /**
   * An empty list.
   *
   * @param name see {@link #name()}
   * @param cells makes what shows one line
   * @param follow leads to what a line is about
   */
  ListTab(String name, Supplier<ListCell<T>> cells, Consumer<T> follow) {
    this.name = name;
    list.setId(name);
    list.getStyleClass().add("finding-list");
    list.setAccessibleText(Texts.of("tab." + name));
    nothing.getStyleClass().add("nothing");
    nothing.setWrapText(true);
    list.setPlaceholder(nothing);
    list.setFixedCellSize(LINE);
    list.setCellFactory(_ -> {
      ListCell<T> cell = cells.get();
      cell.setOnMouseClicked(_ -> {
        if (!cell.isEmpty()) {
          follow.accept(cell.getItem());
        }
      });
      return cell;
    });
    list.setOnKeyPressed(event -> {
      T chosen = list.getSelectionModel().getSelectedItem();
      if (event.getCode() == KeyCode.ENTER && chosen != null) {
        follow.accept(chosen);
      }
    });
  }

  /** Shows these lines, or in their place a sentence. */
  void show(List<T> lines, String none) {
    count.set(lines.size());
    nothing.setText(none);
    Lines.become(list.getItems(), lines);
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
