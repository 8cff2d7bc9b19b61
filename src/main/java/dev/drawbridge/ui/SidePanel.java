package dev.drawbridge.ui;

import java.util.function.DoubleConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A panel at the left or right that can be made wider and folded to a narrow strip. */
final class SidePanel extends BorderPane {
  private final BooleanProperty open = new SimpleBooleanProperty(true);
  private final Region content;
  private final HBox unfolded = new HBox();
  private final VBox folded = new VBox();

  /**
   * A panel.
   *
   * @param side at which side of the window
   * @param unfoldText what the button on the strip says
   * @param resized called with a new width the person dragged to
   */
  SidePanel(Side side, Region content, String unfoldText, DoubleConsumer resized) {
    this.content = content;
    boolean left = side == Side.LEFT;
    Grip grip =
        new Grip(left ? Side.RIGHT : Side.LEFT, content::getWidth, width -> resized.accept(width));
    HBox.setHgrow(content, Priority.ALWAYS);
    VBox.setVgrow(content, Priority.ALWAYS);
    unfolded.getStyleClass().add(left ? "left-panel" : "right-panel");
    if (left) {
      unfolded.getChildren().addAll(content, grip);
    } else {
      unfolded.getChildren().addAll(grip, content);
    }
    Button unfold = new Button("", Icons.of(left ? Feather.CHEVRONS_RIGHT : Feather.CHEVRONS_LEFT));
    unfold.getStyleClass().addAll("flat", "quiet");
    unfold.setAccessibleText(unfoldText);
    unfold.setTooltip(new Tooltip(unfoldText));
    unfold.setOnAction(_ -> open.set(true));
    folded.getStyleClass().addAll("fold-strip", left ? "at-left" : "at-right");
    folded.getChildren().add(unfold);
    // What is folded stays in the scene, so that it keeps its style and its place.
    setCenter(unfolded);
    setLeft(folded);
    unfolded.visibleProperty().bind(open);
    unfolded.managedProperty().bind(open);
    folded.visibleProperty().bind(open.not());
    folded.managedProperty().bind(open.not());
  }

  BooleanProperty openProperty() {
    return open;
  }

  /** Makes it that wide, grip included. */
  void widen(double width) {
    content.setMinWidth(width - 6);
    content.setPrefWidth(width - 6);
    content.setMaxWidth(width - 6);
  }
}
