package dev.drawbridge.ui;

import dev.drawbridge.canvas.Point;
import dev.drawbridge.gesture.Input;
import dev.drawbridge.gesture.Tile;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/**
 * The tiles from which new things come: dragged onto the canvas, clicked before the canvas is, or
 * pressed with Enter.
 */
final class Palette extends GridPane {
  private final CanvasPane canvas;

  Palette(CanvasPane canvas) {
    this.canvas = canvas;
    getStyleClass().add("palette");
    setAccessibleText(Texts.of("panel.palette"));
    add(tile(Tile.SERVICE, Feather.BOX, "service"), 0, 0);
    add(tile(Tile.ZONE, Feather.SQUARE, "zone"), 1, 0);
    add(tile(Tile.NETWORK, Feather.GLOBE, "network"), 0, 1);
    add(tile(Tile.ROUTER, Feather.SHUFFLE, "router"), 1, 1);
    add(tile(Tile.NOTE, Feather.FILE_TEXT, "note"), 0, 2);
  }

  private Label tile(Tile tile, Feather icon, String word) {
    Label label = new Label(Texts.of("tile." + word), Icons.of(icon));
    label.getStyleClass().add("tile");
    label.setId("tile-" + word);
    label.setMaxWidth(Double.MAX_VALUE);
    label.setFocusTraversable(true);
    label.setAccessibleRole(AccessibleRole.BUTTON);
    label.setAccessibleText(Texts.of("tile." + word + ".hint"));
    label.setTooltip(new Tooltip(Texts.of("tile." + word + ".hint")));
    GridPane.setHgrow(label, Priority.ALWAYS);
    label.setPrefWidth(100);
    label.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> pressed(tile, event));
    label.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::moved);
    label.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    label.addEventHandler(KeyEvent.KEY_PRESSED, event -> key(tile, event));
    return label;
  }

  private void pressed(Tile tile, MouseEvent event) {
    if (FxInput.button(event).equals(Optional.of(Input.Button.PRIMARY))) {
      canvas.requestFocus();
      canvas.feed(new Input.TilePress(tile));
      event.consume();
    }
  }

  private void moved(MouseEvent event) {
    canvas.feed(new Input.Move(onCanvas(event), FxInput.modifiers(event)));
  }

  private void released(MouseEvent event) {
    FxInput.button(event)
        .ifPresent(button ->
            canvas.feed(new Input.Release(onCanvas(event), button, FxInput.modifiers(event))));
  }

  private void key(Tile tile, KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
      canvas.requestFocus();
      canvas.feed(new Input.TileEnter(tile));
      event.consume();
    }
  }

  private Point onCanvas(MouseEvent event) {
    Point2D place = canvas.sceneToLocal(event.getSceneX(), event.getSceneY());
    return new Point(place.getX(), place.getY());
  }
}
