package dev.drawbridge.ui;

import java.util.Optional;

/** The system's clipboard, as far as it holds text. */
interface TextClipboard {

  /** The text on it; empty if there is none. */
  Optional<String> text();

  /** Puts a text on it. */
  void put(String text);
}
