package dev.drawbridge.ui;

import dev.drawbridge.problem.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The files opened last as cards with their pictures, to go on where one left off. */
final class RecentCards extends VBox {
  private static final int MOST = 4;
  private static final double WIDTH = 132;
  private static final double HEIGHT = 86;

  private final Consumer<Path> open;
  private final HBox cards = new HBox(10);

  RecentCards(RecentFiles recent, Consumer<Path> open) {
    this.open = open;
    setId("recent");
    getStyleClass().add("recent");
    setPickOnBounds(false);
    setSpacing(8);
    setAlignment(Pos.CENTER);
    cards.setAlignment(Pos.TOP_CENTER);
    cards.setPickOnBounds(false);
    Label heading = new Label(Texts.of("welcome.recent"));
    heading.getStyleClass().add("muted");
    heading.setMouseTransparent(true);
    getChildren().addAll(heading, cards);
    managedProperty().bind(visibleProperty());
    recent.filesProperty().subscribe(this::show);
  }

  private void show(List<RecentFiles.Recent> files) {
    cards.getChildren().setAll(files.stream().limit(MOST).map(this::card).toList());
    setVisible(!files.isEmpty());
  }

  private Node card(RecentFiles.Recent file) {
    Label name = new Label(Titles.of(file.path()));
    name.getStyleClass().add("strong");
    String folder = Messages.shown(String.valueOf(file.path().getParent()));
    Label place = new Label(file.isThere() ? folder : Texts.of("recent.missing"));
    place.getStyleClass().add("muted");
    place.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    for (Label label : List.of(name, place)) {
      label.setMaxWidth(WIDTH);
    }
    VBox content = new VBox(4, new Thumbnail(file, WIDTH, HEIGHT), name, place);
    content.setAlignment(Pos.CENTER_LEFT);
    Button card = new Button("", content);
    card.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    card.getStyleClass().add("recent-card");
    card.setOpacity(file.isThere() ? 1 : 0.6);
    String words = Messages.shown(file.path().toString());
    card.setTooltip(new Tooltip(words));
    card.setAccessibleText(file.isThere() ? words : words + ", " + Texts.of("recent.missing"));
    card.setOnAction(_ -> open.accept(file.path()));
    return card;
  }
}
