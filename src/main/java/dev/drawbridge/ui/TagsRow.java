package dev.drawbridge.ui;

import dev.drawbridge.drawing.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.controlsfx.control.textfield.TextFields;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A list of short texts as tags with a field at the end. Enter, a comma or leaving the field adds a
 * tag; Backspace in the empty field and a click on a tag bring one back into the field.
 */
final class TagsRow<T> extends Field<T> {
  private static final int EMPTY_COLUMNS = 16;
  private static final int MORE_COLUMNS = 4;

  private final FlowPane box = new FlowPane();
  private final TextField input = new TextField();
  private final Property<T, List<String>> property;
  private final ErrorLine error;
  private List<String> tags = List.of();
  private String prompt = "";

  TagsRow(
      String label, Property<T, List<String>> property, TextCheck check, Consumer<Edit> perform) {
    super(label, perform);
    this.property = property;
    this.error = new ErrorLine(input, check.orBlank());
    box.getStyleClass().add("tags");
    input.getStyleClass().addAll("tag-input", "mono");
    input.setPrefColumnCount(EMPTY_COLUMNS);
    names(input);
    box.getChildren().add(input);
    getChildren().addAll(box, error);
    box.setOnMouseClicked(_ -> input.requestFocus());
    input.setOnAction(_ -> finish());
    input
        .focusedProperty()
        .addListener((_, _, focused) -> {
          box.pseudoClassStateChanged(Styles.FOCUS_WITHIN, focused);
          if (!focused) {
            finish();
          }
        });
    input.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    input.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
  }

  /** Shows in grey how a tag is written, while there is none. */
  TagsRow<T> prompting(String text) {
    prompt = text;
    input.setPromptText(text);
    return this;
  }

  /** Offers words while typing. */
  TagsRow<T> suggesting(Function<String, List<String>> words) {
    TextFields.bindAutoCompletion(input, request -> words.apply(request.getUserText()));
    return this;
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.BACK_SPACE && input.getText().isEmpty() && !tags.isEmpty()) {
      takeUp(tags.getLast());
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && !input.getText().isEmpty()) {
      input.clear();
      event.consume();
    }
  }

  private void typed(KeyEvent event) {
    if (event.getCharacter().equals(",")) {
      finish();
      event.consume();
    }
  }

  /** Takes a tag out of the list and into the field, to be changed. */
  private void takeUp(String tag) {
    finish();
    remove(tag);
    input.setText(tag);
    input.requestFocus();
    input.end();
  }

  private void remove(String tag) {
    List<String> fewer = new ArrayList<>(tags);
    fewer.remove(tag);
    commit(property, fewer);
  }

  @Override
  void finish() {
    String text = input.getText().strip();
    if (!text.isEmpty() && error.isFine()) {
      List<String> more = new ArrayList<>(tags);
      if (!more.contains(text)) {
        more.add(text);
      }
      input.clear();
      commit(property, more);
    }
  }

  @Override
  void update(T thing) {
    differ(property, thing);
    List<String> now = property.get().apply(thing);
    if (!now.equals(tags)) {
      tags = now;
      List<Node> nodes = new ArrayList<>();
      now.forEach(tag -> nodes.add(tag(tag)));
      box.getChildren().remove(0, box.getChildren().size() - 1);
      box.getChildren().addAll(0, nodes);
      input.setPromptText(now.isEmpty() ? prompt : "");
      input.setPrefColumnCount(now.isEmpty() ? EMPTY_COLUMNS : MORE_COLUMNS);
    }
  }

  private Node tag(String text) {
    Label label = new Label(text);
    label.setOnMouseClicked(_ -> takeUp(text));
    Button cross = new Button();
    cross.setGraphic(new FontIcon(Feather.X));
    cross.getStyleClass().setAll("tag-cross");
    cross.setFocusTraversable(false);
    cross.setAccessibleText(Texts.of("tags.remove", text));
    cross.setOnAction(_ -> remove(text));
    HBox tag = new HBox(label, cross);
    tag.getStyleClass().add("tag");
    return tag;
  }

  TextField control() {
    return input;
  }
}
