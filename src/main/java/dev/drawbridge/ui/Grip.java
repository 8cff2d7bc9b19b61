package dev.drawbridge.ui;

import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import javafx.geometry.Side;
import javafx.scene.Cursor;
import javafx.scene.layout.Region;

/** The edge of a panel, by which it is made larger or smaller. */
final class Grip extends Region {
  private double start;
  private double before;

  /**
   * A grip for one panel.
   *
   * @param edge the edge of the panel it lies on: dragged that way, the panel grows
   * @param size how large the panel is, in pixels
   * @param resize makes it another size
   */
  Grip(Side edge, DoubleSupplier size, DoubleConsumer resize) {
    getStyleClass().add("grip");
    boolean flat = edge.isHorizontal();
    setCursor(flat ? Cursor.V_RESIZE : Cursor.H_RESIZE);
    if (flat) {
      setMinHeight(5);
      setMaxHeight(5);
    } else {
      setMinWidth(5);
      setMaxWidth(5);
    }
    double sign = edge == Side.RIGHT || edge == Side.BOTTOM ? 1 : -1;
    setOnMousePressed(event -> {
      start = flat ? event.getScreenY() : event.getScreenX();
      before = size.getAsDouble();
    });
    setOnMouseDragged(event -> {
      double now = flat ? event.getScreenY() : event.getScreenX();
      resize.accept(before + sign * (now - start));
    });
  }
}
