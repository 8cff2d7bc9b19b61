package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * The zones a router joins, a line each with the interface that leads there; below them one more
 * zone is chosen, which gets the next interface.
 */
final class JoinsRow extends Field<Router> {
  private static final TextCheck LINK =
      text ->
          Router.isLink(text.strip()) ? Optional.empty() : Optional.of(Texts.of("check.interface"));

  private final Workbench bench;
  private final VBox box = new VBox();
  private final EndsRow more;
  private List<Line> lines = List.of();
  private Router router = Router.of(Key.of("none"));

  JoinsRow(Workbench bench) {
    super(Texts.of("form.joins"), bench::perform);
    this.bench = bench;
    more =
        new EndsRow(
            Texts.of("joins.add"),
            List.of(Texts.of("joins.zone")),
            bench,
            element -> element instanceof Zone zone && !router.joins().containsKey(zone.key()),
            chosen -> perform(router.joining(chosen.getFirst(), router.freeLink())));
    box.getStyleClass().add("rows");
    box.managedProperty().bind(box.visibleProperty());
    getChildren().addAll(box, more);
  }

  private void perform(Router changed) {
    bench.perform(new Edit.Change(changed));
  }

  @Override
  void update(Router now) {
    boolean same = now.key().equals(router.key()) && now.joins().equals(router.joins());
    router = now;
    more.offer();
    box.setVisible(!now.joins().isEmpty());
    if (same && !lines.isEmpty()) {
      lines.forEach(Line::nameAgain);
      return;
    }
    lines = new ArrayList<>();
    now.joins().entrySet().forEach(join -> lines.add(new Line(join)));
    List<Node> nodes = new ArrayList<>();
    lines.forEach(line -> nodes.addAll(List.of(line.node, line.error)));
    box.getChildren().setAll(nodes);
  }

  @Override
  void finish() {
    List.copyOf(lines).forEach(Line::finish);
  }

  /** One joined zone. */
  private final class Line {
    private final Key zone;
    private final String shown;
    private final Hyperlink name = new Hyperlink();
    private final TextField link = new TextField();
    private final ErrorLine error = new ErrorLine(link, LINK);
    private final HBox node = new HBox();

    Line(Map.Entry<Key, String> join) {
      zone = join.getKey();
      shown = join.getValue();
      nameAgain();
      name.setOnAction(_ -> bench.select(Selection.of(zone)));
      name.setMinWidth(40);
      link.setText(shown);
      link.getStyleClass().addAll("mono", "at-right");
      link.setAccessibleText(Texts.of("joins.interface", name.getText()));
      link.setOnAction(_ -> finish());
      link.focusedProperty()
          .addListener((_, _, focused) -> {
            node.pseudoClassStateChanged(Styles.FOCUS_WITHIN, focused);
            if (!focused) {
              finish();
            }
          });
      node.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
      Button cross = new Button("", Icons.of(Feather.X));
      cross.getStyleClass().setAll("tag-cross");
      cross.setAccessibleText(Texts.of("pairs.remove", name.getText()));
      cross.setFocusTraversable(false);
      cross.setOnAction(_ -> perform(router.leaving(zone)));
      Region space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      node.getStyleClass().addAll("row", "pair");
      node.getChildren().addAll(name, space, link, cross);
    }

    void nameAgain() {
      name.setText(Wording.name(bench.drawing(), zone));
    }

    private void pressed(KeyEvent event) {
      if (event.getCode() == KeyCode.DELETE && event.isShortcutDown()) {
        perform(router.leaving(zone));
        event.consume();
      } else if (event.getCode() == KeyCode.ESCAPE && !link.getText().equals(shown)) {
        link.setText(shown);
        link.selectAll();
        event.consume();
      }
    }

    void finish() {
      String typed = link.getText().strip();
      if (!typed.equals(shown) && error.isFine() && router.joins().containsKey(zone)) {
        perform(router.joining(zone, typed));
      }
    }
  }
}
