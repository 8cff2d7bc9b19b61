package dev.drawbridge.ui;

import dev.drawbridge.drawing.Drawing;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * The first steps: a card that says what to do next and notices when it was done. It never stands
 * in the way: everything else works meanwhile, and it can be put away for good.
 */
final class Guide extends VBox {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final PseudoClass TAKEN = PseudoClass.getPseudoClass("taken");

  private final Workbench bench;
  private final Runnable putAway;
  private final Set<GuideStep> taken = EnumSet.noneOf(GuideStep.class);
  private Drawing start = Drawing.EMPTY;

  /** A guide that is not shown yet; {@code putAway} is called when the person has seen enough. */
  Guide(Workbench bench, Runnable putAway) {
    this.bench = bench;
    this.putAway = putAway;
    setId("guide");
    getStyleClass().add("guide");
    setMinHeight(USE_PREF_SIZE);
    setVisible(false);
    managedProperty().bind(visibleProperty());
    bench.deskProperty().addListener((_, _, now) -> start = now.drawing());
    bench.drawingProperty().addListener((_, _, now) -> look(now));
  }

  /** Shows the steps from the first one on. */
  void begin() {
    start = bench.drawing();
    taken.clear();
    fill();
    setVisible(true);
  }

  /** A bundle was written. */
  void exported() {
    take(GuideStep.EXPORT);
  }

  private void look(Drawing now) {
    if (isVisible()) {
      Stream.of(GuideStep.values())
          .filter(step -> !taken.contains(step) && step.isTaken(start, now))
          .forEach(this::take);
    }
  }

  private void take(GuideStep step) {
    if (isVisible() && taken.add(step)) {
      fill();
    }
  }

  private Optional<GuideStep> next() {
    return Stream.of(GuideStep.values()).filter(step -> !taken.contains(step)).findFirst();
  }

  // ---- what shows

  private void fill() {
    Optional<GuideStep> next = next();
    getChildren().setAll(heading());
    for (GuideStep step : GuideStep.values()) {
      getChildren().add(line(step, next.filter(step::equals).isPresent()));
    }
    if (next.isEmpty()) {
      Label end = words(Texts.of("guide.end"));
      Button done = new Button(Texts.of("guide.done"));
      done.setId("guide-done");
      done.getStyleClass().add("accent");
      done.setOnAction(_ -> putAway());
      getChildren().addAll(end, done);
    }
  }

  private Node heading() {
    Label title = new Label(Texts.of("guide.title"));
    title.getStyleClass().add("guide-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button close = CloseButton.of(Texts.of("guide.close"), this::putAway);
    close.setId("guide-close");
    HBox row = new HBox(title, space, close);
    row.getStyleClass().add("heading-row");
    return row;
  }

  private Node line(GuideStep step, boolean current) {
    String key = "guide." + step.name().toLowerCase(Locale.ROOT);
    Label name = new Label(Texts.of(key));
    name.getStyleClass().add("name");
    VBox text = new VBox(2, name);
    if (current) {
      text.getChildren().add(words(Texts.of(key + ".how")));
    }
    boolean done = taken.contains(step);
    HBox line = new HBox(Icons.of(done ? Feather.CHECK_CIRCLE : Feather.CIRCLE), text);
    line.getStyleClass().add("step");
    line.pseudoClassStateChanged(CURRENT, current);
    line.pseudoClassStateChanged(TAKEN, done);
    HBox.setHgrow(text, Priority.ALWAYS);
    return line;
  }

  private static Label words(String text) {
    Label words = new Label(text);
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    words.getStyleClass().add("muted");
    return words;
  }

  private void putAway() {
    setVisible(false);
    putAway.run();
  }
}
