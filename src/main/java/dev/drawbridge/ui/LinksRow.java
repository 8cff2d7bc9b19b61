package dev.drawbridge.ui;

import java.util.ArrayList;
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
  private final List<Row> rows = new ArrayList<>();
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
      box.getChildren().setAll(nobody());
      rows.clear();
      return;
    }
    while (rows.size() < now.size()) {
      rows.add(new Row());
    }
    rows.subList(now.size(), rows.size()).clear();
    for (int i = 0; i < now.size(); i++) {
      rows.get(i).show(now.get(i));
    }
    Lines.become(box.getChildren(), rows);
  }

  private HBox nobody() {
    Label words = new Label(empty);
    words.getStyleClass().add("muted");
    HBox row = new HBox(words);
    row.getStyleClass().add("row");
    return row;
  }

  /** A line on the screen, which may come to say something else. */
  private static final class Row extends HBox {
    private final Label text = new Label();
    private final Label detail = new Label();
    private Runnable follow = () -> {};

    Row() {
      text.setMinWidth(40);
      detail.getStyleClass().addAll("mono", "muted");
      detail.setMinWidth(USE_PREF_SIZE);
      Region space = new Region();
      setHgrow(space, Priority.ALWAYS);
      getChildren().addAll(text, space, detail);
      getStyleClass().addAll("row", "link");
      setFocusTraversable(true);
      setAccessibleRole(AccessibleRole.HYPERLINK);
      setOnMouseClicked(_ -> follow.run());
      addEventHandler(
          KeyEvent.KEY_PRESSED,
          event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
              follow.run();
              event.consume();
            }
          });
    }

    void show(Link link) {
      text.setText(link.text());
      detail.setText(link.detail());
      detail.pseudoClassStateChanged(Styles.DOUBTFUL, link.doubtful());
      setAccessibleText(link.text() + " " + link.detail());
      follow = link.follow();
    }
  }
}
