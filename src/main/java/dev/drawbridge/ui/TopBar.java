package dev.drawbridge.ui;

import dev.drawbridge.desk.Desk;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.problem.Messages;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Menus, the drawing's title, and what is needed most often: the row at the top of a window. */
final class TopBar extends HBox {
  private final Workbench bench;
  private final Label title = new Label();
  private final Label state = new Label();
  private final Button undo = button(Feather.CORNER_UP_LEFT, "command.undo");
  private final Button redo = button(Feather.CORNER_UP_RIGHT, "command.redo");

  TopBar(Workbench bench, MenuBar menus, BooleanProperty filesShown, Runnable export) {
    this.bench = bench;
    getStyleClass().add("top-bar");
    title.getStyleClass().add("document-title");
    state.getStyleClass().add("muted");
    menus.setMinWidth(USE_PREF_SIZE);
    title.setMinWidth(40);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    undo.setId("undo");
    redo.setId("redo");
    undo.setOnAction(_ -> bench.desk().undo());
    redo.setOnAction(_ -> bench.desk().redo());
    ToggleButton files = new ToggleButton(Texts.of("command.files"), Icons.of(Feather.FILE));
    files.setId("files");
    files.setMinWidth(USE_PREF_SIZE);
    files.selectedProperty().bindBidirectional(filesShown);
    files.setTooltip(new Tooltip(Texts.of("command.files.hint")));
    Button share = new Button(Texts.of("command.export"), Icons.of(Feather.SHARE_2));
    share.setId("export");
    share.setMinWidth(USE_PREF_SIZE);
    share.getStyleClass().add("accent");
    share.setTooltip(new Tooltip(Texts.of("command.export.hint")));
    share.setOnAction(_ -> export.run());
    HBox heading = new HBox(6, title, state);
    heading.setAlignment(Pos.CENTER_LEFT);
    heading.getStyleClass().add("heading");
    getChildren().addAll(menus, heading, space, undo, redo, files, share);
    bench.drawingProperty().subscribe(_ -> show());
    bench.stateProperty().subscribe(_ -> show());
  }

  private static Button button(Feather icon, String text) {
    Button button = new Button("", Icons.of(icon));
    button.getStyleClass().add("square");
    button.setAccessibleText(Texts.of(text));
    button.setTooltip(new Tooltip(Texts.of(text)));
    return button;
  }

  private void show() {
    Desk desk = bench.desk();
    title.setText(Titles.of(desk));
    state.setText(desk.isEdited() ? Texts.of("title.edited") : "");
    show(undo, "command.undo", desk.undoable());
    show(redo, "command.redo", desk.redoable());
  }

  private static void show(Button button, String key, Optional<Edit> step) {
    button.setDisable(step.isEmpty());
    String words =
        step.map(edit -> Texts.of(key + ".step", Messages.text(edit.code(), edit.arguments())))
            .orElse(Texts.of(key));
    button.getTooltip().setText(words);
    button.setAccessibleText(words);
  }
}
