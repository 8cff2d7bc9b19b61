package dev.drawbridge.ui;

import dev.drawbridge.desk.Desk;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Menus, the drawing's title, and what is needed most often: the row at the top of a window. */
final class TopBar extends HBox {
  private final Workbench bench;
  private final Label title = new Label();
  private final Label state = new Label();

  TopBar(Workbench bench, Commands commands) {
    this.bench = bench;
    getStyleClass().add("top-bar");
    title.getStyleClass().add("document-title");
    state.getStyleClass().add("muted");
    MenuBar menus = Menus.bar(commands);
    menus.setMinWidth(USE_PREF_SIZE);
    title.setMinWidth(40);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button undo = square(CommandButton.of(commands.get("command.undo"), Feather.CORNER_UP_LEFT));
    Button redo = square(CommandButton.of(commands.get("command.redo"), Feather.CORNER_UP_RIGHT));
    Button search = search(commands.get("command.palette"));
    ToggleButton files = CommandButton.toggle(commands.get("command.files"), Feather.FILE);
    files.setText(Texts.of("command.files"));
    files.setMinWidth(USE_PREF_SIZE);
    Button share = CommandButton.of(commands.get("command.export"), Feather.SHARE_2);
    share.setText(Texts.of("button.export"));
    share.setMinWidth(USE_PREF_SIZE);
    share.getStyleClass().add("accent");
    HBox heading = new HBox(6, title, state);
    heading.setAlignment(Pos.CENTER_LEFT);
    heading.getStyleClass().add("heading");
    getChildren().addAll(menus, heading, space, undo, redo, search, files, share);
    bench.drawingProperty().subscribe(_ -> show());
    bench.stateProperty().subscribe(_ -> show());
  }

  /** A button that looks like the field it opens. */
  private static Button search(Command command) {
    Button button = CommandButton.of(command, Feather.SEARCH);
    button.setId("search");
    button.getStyleClass().add("search");
    Label words = new Label(Texts.of("palette.button"));
    words.getStyleClass().add("muted");
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMaxWidth(Double.MAX_VALUE);
    Label keys = new Label(command.keyText().orElse(""));
    keys.getStyleClass().add("keys");
    keys.setMinWidth(USE_PREF_SIZE);
    HBox content = new HBox(8, Icons.of(Feather.SEARCH), words, keys);
    content.setAlignment(Pos.CENTER_LEFT);
    content.setPrefWidth(184);
    button.setGraphic(content);
    button.setMinWidth(96);
    return button;
  }

  private static Button square(Button button) {
    button.getStyleClass().add("square");
    return button;
  }

  private void show() {
    Desk desk = bench.desk();
    title.setText(Titles.of(desk));
    state.setText(desk.isEdited() ? Texts.of("title.edited") : "");
  }
}
