package dev.drawbridge.ui;

import java.util.List;
import java.util.function.Function;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What belongs to a thing, one line each, every line leading somewhere. */
final class LinksRow<T> extends Field<T> {
  /**
   * One line.
   *
   * @param text who or what
   * @param detail in mono type at the right
   * @param doubtful whether a finding is about it
   * @param follow leads there
   */
  record Link(String text, String detail, boolean doubtful, Runnable follow) {}

  private final VBox box = new VBox();
  private final Function<T, List<Link>> links;
  private final String empty;

  LinksRow(String label, String empty, Function<T, List<Link>> links) {
    super(label, _ -> {});
    this.links = links;
    this.empty = empty;
    box.getStyleClass().add("rows");
    getChildren().add(box);
  }

  @Override
  void update(T thing) {
    List<Link> now = links.apply(thing);
    if (now.isEmpty()) {
      Label nobody = new Label(empty);
      nobody.getStyleClass().add("muted");
      HBox row = new HBox(nobody);
      row.getStyleClass().add("row");
      box.getChildren().setAll(row);
    } else {
      box.getChildren().setAll(now.stream().map(LinksRow::row).toList());
    }
  }

  private static HBox row(Link link) {
    Label text = new Label(link.text());
    text.setMinWidth(40);
    Label detail = new Label(link.detail());
    detail.getStyleClass().addAll("mono", "muted");
    detail.pseudoClassStateChanged(Styles.DOUBTFUL, link.doubtful());
    detail.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox row = new HBox(text, space, detail);
    row.getStyleClass().addAll("row", "link");
    row.setFocusTraversable(true);
    row.setAccessibleRole(AccessibleRole.HYPERLINK);
    row.setAccessibleText(link.text() + " " + link.detail());
    row.setOnMouseClicked(_ -> link.follow().run());
    row.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            link.follow().run();
            event.consume();
          }
        });
    return row;
  }
}
