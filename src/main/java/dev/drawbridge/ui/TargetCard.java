package dev.drawbridge.ui;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.gesture.Input;
import dev.drawbridge.gesture.Modifiers;
import dev.drawbridge.gesture.Tile;
import dev.drawbridge.gesture.Wish;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * A small list of what an arrow could lead to: something new, or by typing something that is there.
 * The arrow shows on the canvas to whatever the list points at.
 */
final class TargetCard extends Popup {
  private static final double ROW = 30;
  private static final int MOST_FOUND = 6;

  private final Drawing drawing;
  private final Key from;
  private final Consumer<Input> feed;
  private final Runnable close;
  private final TextField text = new TextField();
  private final ListView<Wish> list = new ListView<>();

  TargetCard(Drawing drawing, Key from, Consumer<Input> feed, Runnable close) {
    super(
        "target-card",
        () -> {
          close.run();
          feed.accept(new Input.KeyDown(Input.Key.ESCAPE, Modifiers.NONE));
        });
    this.drawing = drawing;
    this.from = from;
    this.feed = feed;
    this.close = close;
    setPrefWidth(252);
    Label question = new Label(Texts.of("target.question", Wording.name(drawing, from)));
    question.getStyleClass().add("muted");
    text.setId("target-field");
    text.setPromptText(Texts.of("target.prompt"));
    text.setAccessibleText(question.getText());
    text.textProperty().addListener((_, _, typed) -> offer(typed));
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    text.setOnAction(_ -> choose());
    list.getStyleClass().add("target-list");
    list.setFocusTraversable(false);
    list.setFixedCellSize(ROW);
    list.setCellFactory(_ -> new Row());
    list.getSelectionModel().selectedItemProperty().addListener((_, _, wish) -> aim(wish));
    getChildren().addAll(question, text, list);
    offer("");
  }

  @Override
  void begin() {
    text.requestFocus();
  }

  private void offer(String typed) {
    List<Wish> wishes = new ArrayList<>(found(typed.strip().toLowerCase(Locale.ROOT)));
    List<Wish> fresh = new ArrayList<>();
    boolean outside = drawing.element(from).orElse(null) instanceof Network;
    for (Tile tile : List.of(Tile.SERVICE, Tile.NETWORK, Tile.ZONE)) {
      // From network to network nobody enforces anything.
      if (!(outside && tile == Tile.NETWORK)) {
        fresh.add(new Wish.Fresh(tile, typed.strip()));
      }
    }
    // What begins with what was typed is meant; what merely has it somewhere comes behind.
    boolean meant =
        !wishes.isEmpty()
            && wishes.getFirst() instanceof Wish.Present(Key key)
            && begins(key, typed.strip());
    wishes.addAll(meant ? wishes.size() : 0, fresh);
    list.getItems().setAll(wishes);
    double height = Math.min(8, wishes.size()) * ROW + 2;
    list.setPrefHeight(height);
    list.setMinHeight(height);
    list.getSelectionModel().select(0);
    autosize();
  }

  private List<Wish> found(String typed) {
    if (typed.isEmpty()) {
      return List.of();
    }
    Stream<Element> ends =
        drawing
            .elements()
            .filter(e -> e.isEnd() && !e.key().equals(from))
            .filter(e ->
                e.name().toLowerCase(Locale.ROOT).contains(typed)
                    || e.key().text().contains(typed));
    return ends.sorted(Comparator.comparing((Element e) -> !begins(e.key(), typed)))
        .limit(MOST_FOUND)
        .<Wish>map(e -> new Wish.Present(e.key()))
        .toList();
  }

  private boolean begins(Key key, String typed) {
    String start = typed.toLowerCase(Locale.ROOT);
    return key.text().startsWith(start)
        || drawing
            .element(key)
            .filter(e -> e.name().toLowerCase(Locale.ROOT).startsWith(start))
            .isPresent();
  }

  private void aim(@Nullable Wish wish) {
    feed.accept(
        new Input.Aim(wish instanceof Wish.Present(Key key) ? Optional.of(key) : Optional.empty()));
  }

  private void pressed(KeyEvent event) {
    int by = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
    if (by != 0) {
      int count = list.getItems().size();
      int next = Math.floorMod(list.getSelectionModel().getSelectedIndex() + by, count);
      list.getSelectionModel().select(next);
      list.scrollTo(next);
      event.consume();
    }
  }

  private void choose() {
    @Nullable Wish wish = list.getSelectionModel().getSelectedItem();
    if (wish != null) {
      answered(() -> {
        close.run();
        feed.accept(new Input.Choose(wish));
      });
    }
  }

  /** One thing an arrow could lead to. */
  private final class Row extends ListCell<Wish> {
    Row() {
      setOnMouseEntered(_ -> {
        if (!isEmpty()) {
          list.getSelectionModel().select(getIndex());
        }
      });
      setOnMouseClicked(event -> {
        if (event.getButton() == MouseButton.PRIMARY && !isEmpty()) {
          list.getSelectionModel().select(getIndex());
          choose();
        }
      });
    }

    @Override
    protected void updateItem(@Nullable Wish wish, boolean empty) {
      super.updateItem(wish, empty);
      setText(null);
      setGraphic(null);
      if (!empty && wish != null) {
        switch (wish) {
          case Wish.Fresh(Tile tile, String name) -> fresh(tile, name);
          case Wish.Present(Key key) -> drawing.element(key).ifPresent(this::present);
        }
      }
    }

    private void fresh(Tile tile, String name) {
      String word = tile.name().toLowerCase(Locale.ROOT);
      setText(
          name.isEmpty()
              ? Texts.of("target.new." + word)
              : Texts.of("target.new." + word + ".named", name));
      setGraphic(
          Icons.of(
              switch (tile) {
                case SERVICE -> Feather.BOX;
                case ZONE -> Feather.SQUARE;
                case NETWORK -> Feather.GLOBE;
                case NOTE -> Feather.FILE_TEXT;
              }));
    }

    private void present(Element element) {
      setText(Wording.name(element));
      setGraphic(Icons.of(drawing, element));
    }
  }
}
