package dev.drawbridge.ui;

import dev.drawbridge.drawing.Edit;
import java.util.function.Consumer;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Several lines of text: leaving it or Ctrl+Enter takes it over, Escape takes it back. */
final class ProseRow<T> extends Field<T> {
  private final TextArea text = new TextArea();
  private final Property<T, String> property;
  private String shown = "";

  ProseRow(String label, Property<T, String> property, int lines, Consumer<Edit> perform) {
    super(label, perform);
    this.property = property;
    text.setWrapText(true);
    text.setPrefRowCount(lines);
    names(text);
    getChildren().add(text);
    text.focusedProperty()
        .addListener((_, _, focused) -> {
          if (!focused) {
            finish();
          }
        });
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  ProseRow<T> prompting(String prompt) {
    text.setPromptText(prompt);
    return this;
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && !text.getText().equals(shown)) {
      text.setText(shown);
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
      finish();
      event.consume();
    } else if (event.getCode() == KeyCode.TAB && !event.isShortcutDown()) {
      // A form is walked with Tab; text areas would rather write one.
      text.fireEvent(
          new KeyEvent(
              KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, event.isShiftDown(), true, false, false));
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
    if (!text.getText().equals(shown)) {
      commit(property, text.getText().strip());
    }
  }

  TextArea control() {
    return text;
  }
}
