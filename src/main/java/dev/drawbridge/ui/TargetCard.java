package dev.drawbridge.ui;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.gesture.Input;
import dev.drawbridge.gesture.Modifiers;
import dev.drawbridge.gesture.Tile;
import dev.drawbridge.gesture.Wish;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
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
  private static final int MOST_IN_SIGHT = 8;

  private final Drawing drawing;
  private final EndOffers offers;
  private final Consumer<Input> feed;
  private final Runnable close;
  private final TextField text = new TextField();
  private final ListView<Wish> list = new ListView<>();

  /**
   * A list of ends.
   *
   * @param question what is asked
   * @param offers what there is to choose from
   */
  TargetCard(String question, EndOffers offers, Consumer<Input> feed, Runnable close) {
    super(
        "target-card",
        () -> {
          close.run();
          feed.accept(new Input.KeyDown(Input.Key.ESCAPE, Modifiers.NONE));
        });
    this.drawing = offers.drawing();
    this.offers = offers;
    this.feed = feed;
    this.close = close;
    setPrefWidth(252);
    Label asked = new Label(question);
    asked.setWrapText(true);
    asked.getStyleClass().add("muted");
    text.setId("target-field");
    text.setPromptText(Texts.of("target.prompt"));
    text.setAccessibleText(question);
    text.textProperty().addListener((_, _, typed) -> offer(typed));
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    text.setOnAction(_ -> choose());
    list.getStyleClass().add("target-list");
    list.setFocusTraversable(false);
    list.setFixedCellSize(ROW);
    list.setCellFactory(_ -> new Row());
    list.getSelectionModel().selectedItemProperty().addListener((_, _, wish) -> aim(wish));
    getChildren().addAll(asked, text, list);
    offer("");
  }

  @Override
  void begin() {
    text.requestFocus();
  }

  private void offer(String typed) {
    List<Wish> wishes = offers.of(typed.strip());
    list.getItems().setAll(wishes);
    double height = Math.clamp(wishes.size(), 1, MOST_IN_SIGHT) * ROW + 2;
    list.setPrefHeight(height);
    list.setMinHeight(height);
    list.getSelectionModel().select(0);
    autosize();
  }

  private void aim(@Nullable Wish wish) {
    feed.accept(
        new Input.Aim(wish instanceof Wish.Present(Key key) ? Optional.of(key) : Optional.empty()));
  }

  private void pressed(KeyEvent event) {
    int by =
        switch (event.getCode()) {
          case DOWN -> 1;
          case UP -> -1;
          case TAB -> event.isShiftDown() ? -1 : 1;
          default -> 0;
        };
    int count = list.getItems().size();
    if (by != 0 && count > 0) {
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
                case ROUTER -> Feather.SHUFFLE;
                case NOTE -> Feather.FILE_TEXT;
              }));
    }

    private void present(Element element) {
      setText(Wording.name(element));
      setGraphic(Icons.of(drawing, element));
    }
  }
}
