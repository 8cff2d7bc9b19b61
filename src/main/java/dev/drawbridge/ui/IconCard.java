package dev.drawbridge.ui;

import dev.drawbridge.canvas.Icon;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Service;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.TilePane;

/** Offers the icons for a service or a network, found by their names. */
final class IconCard extends Popup {
  private static final int COLUMNS = 6;

  private final Element element;
  private final Consumer<Element> done;
  private final TextField text = new TextField();
  private final TilePane grid = new TilePane(4, 4);

  IconCard(Element element, Consumer<Element> done, Runnable dropped) {
    super("icon-card", dropped);
    this.element = element;
    this.done = done;
    text.setId("icon-field");
    text.setPromptText(Texts.of("icon.find"));
    text.setAccessibleText(Texts.of("icon.find"));
    text.textProperty().addListener((_, _, typed) -> offer(typed));
    text.setOnAction(_ -> first().ifPresent(ToggleButton::fire));
    text.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.DOWN) {
            first().ifPresent(ToggleButton::requestFocus);
            event.consume();
          }
        });
    grid.setPrefColumns(COLUMNS);
    goAbout(grid, COLUMNS, text);
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.setPrefViewportHeight(4 * 38);
    scroll.setPrefViewportWidth(COLUMNS * 38);
    scroll.setMinHeight(4 * 38 + 4);
    Button guess = new Button(Texts.of("icon.guessed"));
    guess.setMaxWidth(Double.MAX_VALUE);
    guess.setOnAction(_ -> choose(Optional.empty()));
    getChildren().addAll(text, scroll, guess);
    offer("");
  }

  @Override
  void begin() {
    text.requestFocus();
  }

  private void offer(String typed) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT).replace(' ', '-');
    grid.getChildren().clear();
    for (String name : Icon.names()) {
      if (name.contains(wanted)) {
        grid.getChildren().add(button(name));
      }
    }
  }

  private ToggleButton button(String name) {
    ToggleButton button = new ToggleButton("", Icons.named(name));
    button.getStyleClass().add("icon-choice");
    String words = name.replace('-', ' ');
    button.setTooltip(new Tooltip(words));
    button.setAccessibleText(words);
    button.setSelected(chosen().equals(Optional.of(name)));
    button.setOnAction(_ -> choose(Optional.of(name)));
    return button;
  }

  private Optional<ToggleButton> first() {
    return grid.getChildren().stream().findFirst().map(ToggleButton.class::cast);
  }

  private Optional<String> chosen() {
    return switch (element) {
      case Service service -> service.icon();
      case Network network -> network.icon();
      default -> Optional.empty();
    };
  }

  private void choose(Optional<String> icon) {
    answered(() ->
        done.accept(
            switch (element) {
              case Service service -> service.withIcon(icon);
              case Network network -> network.withIcon(icon);
              default -> element;
            }));
  }
}
