package dev.drawbridge.ui;

import dev.drawbridge.drawing.Edit;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.textfield.TextFields;

/** A line of text: Enter or leaving it takes it over, Escape takes it back. */
final class TextRow<T> extends Field<T> {
  private final TextField text = new TextField();
  private final Property<T, String> property;
  private final ErrorLine error;
  private String shown = "";

  TextRow(String label, Property<T, String> property, TextCheck check, Consumer<Edit> perform) {
    super(label, perform);
    this.property = property;
    this.error = new ErrorLine(text, check);
    names(text);
    getChildren().addAll(text, error);
    text.setOnAction(_ -> finish());
    text.focusedProperty()
        .addListener((_, _, focused) -> {
          if (!focused) {
            finish();
          }
        });
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::takeBack);
  }

  /** In the typeface of addresses, labels and ports. */
  TextRow<T> mono() {
    text.getStyleClass().add("mono");
    return this;
  }

  /** Shows in grey what holds while nothing is typed. */
  TextRow<T> prompting(String prompt) {
    text.setPromptText(prompt);
    return this;
  }

  /** Offers words while typing. */
  TextRow<T> suggesting(Function<String, List<String>> words) {
    TextFields.bindAutoCompletion(text, request -> words.apply(request.getUserText()));
    return this;
  }

  private void takeBack(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && !text.getText().equals(shown)) {
      text.setText(shown);
      text.selectAll();
      event.consume();
    }
  }

  @Override
  void update(T thing) {
    String now = differ(property, thing) ? "" : property.get().apply(thing);
    if (!text.isFocused() || text.getText().equals(shown)) {
      text.setText(now);
    }
    shown = now;
  }

  @Override
  void finish() {
    if (!text.getText().equals(shown) && error.isFine()) {
      commit(property, text.getText().strip());
    }
  }

  TextField control() {
    return text;
  }
}
