package dev.drawbridge.ui;

import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SearchableComboBox;
import org.kordamp.ikonli.feather.Feather;

/** Choose one or two elements and press the button: something new is said about them. */
final class EndsRow extends VBox {
  private final List<SearchableComboBox<Key>> boxes = new ArrayList<>();
  private final Workbench bench;
  private final Predicate<Element> fits;

  /** A line to choose among the ends of flows. */
  EndsRow(String action, List<String> prompts, Workbench bench, Consumer<List<Key>> add) {
    this(action, prompts, bench, Element::isEnd, add);
  }

  /**
   * A line of choices.
   *
   * @param action what the button does, in words
   * @param prompts what is asked for, one choice each
   * @param fits what is offered
   * @param add told what was chosen
   */
  EndsRow(
      String action,
      List<String> prompts,
      Workbench bench,
      Predicate<Element> fits,
      Consumer<List<Key>> add) {
    this.bench = bench;
    this.fits = fits;
    getStyleClass().add("ends");
    Button button = new Button("", Icons.of(Feather.PLUS));
    button.setAccessibleText(action);
    button.setTooltip(new Tooltip(action));
    button.setOnAction(_ -> add(add));
    for (String prompt : prompts) {
      SearchableComboBox<Key> box = new SearchableComboBox<>();
      box.setPromptText(prompt);
      box.setAccessibleText(action + ": " + prompt);
      box.setConverter(SearchRow.Words.converter(key -> Wording.name(bench.drawing(), key)));
      // Left alone, it would measure the words of every choice there is.
      box.setPrefWidth(100);
      box.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(box, Priority.ALWAYS);
      boxes.add(box);
    }
    button.disableProperty().bind(incomplete());
    HBox line = new HBox(4);
    line.getChildren().addAll(boxes);
    line.getChildren().add(button);
    getChildren().add(line);
    bench.drawingProperty().subscribe(_ -> offer());
  }

  private BooleanBinding incomplete() {
    return Bindings.createBooleanBinding(
        () -> boxes.stream().anyMatch(box -> box.getValue() == null),
        boxes.stream().map(SearchableComboBox::valueProperty).toArray(Observable[]::new));
  }

  /** Looks again at what fits. */
  void offer() {
    List<Key> ends = bench.drawing().elements().filter(fits).map(Element::key).toList();
    for (SearchableComboBox<Key> box : boxes) {
      if (!box.getItems().equals(ends)) {
        box.getItems().setAll(ends);
      }
    }
  }

  private void add(Consumer<List<Key>> add) {
    List<Key> chosen =
        boxes.stream().map(box -> Objects.requireNonNull(box.getValue(), "chosen")).toList();
    boxes.forEach(box -> box.setValue(null));
    add.accept(chosen);
  }
}
