package dev.drawbridge.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The words of the window, all in {@code texts.properties} beside this class. */
final class Texts {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("dev.drawbridge.ui.texts", Locale.ROOT);

  private Texts() {}

  /** The text of that key, with arguments for its {@code {0}}, {@code {1}} … if it has some. */
  static String of(String key, Object... arguments) {
    String pattern = BUNDLE.getString(key);
    return arguments.length == 0
        ? pattern
        : new MessageFormat(pattern, Locale.ENGLISH).format(arguments);
  }

  /** The text of that key, if there is one. */
  static Optional<String> find(String key) {
    return BUNDLE.containsKey(key) ? Optional.of(BUNDLE.getString(key)) : Optional.empty();
  }

  /**
   * A parser's message as a sentence: it begins with a capital letter and ends with a full stop.
   */
  static String sentence(String message) {
    String text = message.strip();
    if (text.isEmpty()) {
      return text;
    }
    String start = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    return start.endsWith(".") || start.endsWith("?") ? start : start + ".";
  }

  /** The text of {@code key.one} for one thing, else that of {@code key.many}, with the number. */
  static String counted(String key, int count) {
    return of(count == 1 ? key + ".one" : key + ".many", count);
  }
}
