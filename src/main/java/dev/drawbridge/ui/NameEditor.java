package dev.drawbridge.ui;

import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Note;
import java.util.function.Consumer;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/**
 * A field on the canvas for a name, or an area for the text of a note. Enter or leaving it takes it
 * over (in a note Ctrl+Enter), Escape gives it up.
 */
final class NameEditor extends StackPane {
  private final TextInputControl text;
  private final Consumer<String> done;
  private final Consumer<String> dropped;
  private boolean over;

  NameEditor(Element element, Consumer<String> done, Consumer<String> dropped) {
    this.done = done;
    this.dropped = dropped;
    if (element instanceof Note note) {
      TextArea area = new TextArea(note.text());
      area.setWrapText(true);
      area.setPrefRowCount(4);
      text = area;
    } else {
      TextField field = new TextField(element.name());
      field.setOnAction(_ -> finish());
      text = field;
    }
    text.getStyleClass().add("name-editor");
    text.setId("name-editor");
    text.setAccessibleText(Texts.of("form.name"));
    text.focusedProperty()
        .addListener((_, _, focused) -> {
          if (!focused) {
            finish();
          }
        });
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    getChildren().add(text);
  }

  void begin() {
    text.requestFocus();
    text.selectAll();
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      over = true;
      dropped.accept(text.getText());
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
      finish();
      event.consume();
    }
  }

  private void finish() {
    if (!over) {
      over = true;
      done.accept(text.getText());
    }
  }
}
