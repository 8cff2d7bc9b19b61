package dev.drawbridge.ui;

import java.io.ByteArrayInputStream;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** The picture of a file that was open lately, or an icon where there is none. */
final class Thumbnail extends StackPane {
  private static final double EDGE = 3;

  Thumbnail(RecentFiles.Recent file, double width, double height) {
    getStyleClass().add("thumbnail");
    setMinSize(width, height);
    setMaxSize(width, height);
    getChildren()
        .add(
            file.picture()
                .filter(_ -> file.isThere())
                .<Node>map(png -> view(png, width, height))
                .orElseGet(() -> Icons.of(file.isThere() ? Feather.FILE : Feather.ALERT_TRIANGLE)));
  }

  private static ImageView view(byte[] png, double width, double height) {
    ImageView view = new ImageView(new Image(new ByteArrayInputStream(png)));
    view.setPreserveRatio(true);
    view.setSmooth(true);
    view.setFitWidth(width - 2 * EDGE);
    view.setFitHeight(height - 2 * EDGE);
    return view;
  }
}
