package dev.drawbridge.ui;

import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** The clipboard of the desktop. */
final class SystemClipboard implements TextClipboard {

  @Override
  public Optional<String> text() {
    Clipboard system = Clipboard.getSystemClipboard();
    return system.hasString() ? Optional.ofNullable(system.getString()) : Optional.empty();
  }

  @Override
  public void put(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
