package dev.drawbridge.ui;

import dev.drawbridge.desk.Sample;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;

/** What an empty canvas says: what to do first, with buttons that do it. */
final class Welcome extends VBox {

  Welcome(Runnable draw, Runnable open, Consumer<Sample> sample, RecentCards recent) {
    getStyleClass().add("welcome");
    // What lies between the buttons is canvas: a click there goes to it.
    setPickOnBounds(false);
    setId("welcome");
    Label title = new Label(Texts.of("welcome.title"));
    title.getStyleClass().add("welcome-title");
    title.setMouseTransparent(true);
    Label text = new Label(Texts.of("welcome.text"));
    text.setWrapText(true);
    text.setMaxWidth(400);
    text.setTextAlignment(TextAlignment.CENTER);
    text.getStyleClass().add("muted");
    text.setMouseTransparent(true);
    Button first = new Button(Texts.of("welcome.draw"), Icons.of(Feather.BOX));
    first.getStyleClass().add("accent");
    first.setId("welcome-draw");
    first.setOnAction(_ -> draw.run());
    Button file = new Button(Texts.of("command.open"), Icons.of(Feather.FOLDER));
    file.setOnAction(_ -> open.run());
    HBox buttons = new HBox(first);
    buttons.getStyleClass().add("buttons");
    buttons.setPickOnBounds(false);
    if (Sample.WEB_SHOP.isPresent()) {
      Button shop = new Button(Texts.of("welcome.sample"), Icons.of(Feather.SHOPPING_BAG));
      shop.setId("welcome-sample");
      shop.setOnAction(_ -> sample.accept(Sample.WEB_SHOP));
      buttons.getChildren().add(shop);
    }
    buttons.getChildren().add(file);
    buttons.getChildren().forEach(button -> ((Button) button).setMinWidth(USE_PREF_SIZE));
    getChildren().addAll(title, text, buttons, recent);
  }
}
