package dev.drawbridge.phrase;

import java.util.Locale;

/** A text between quotes, on one line whatever it holds; {@link Tokens} reads it back. */
final class Quoted {
  private Quoted() {}

  static String of(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> quoted.append(isPlain(c) ? String.valueOf(c) : escaped(c));
      }
    }
    return quoted.append('"').toString();
  }

  private static boolean isPlain(char c) {
    int type = Character.getType(c);
    // Control characters and marks that reorder or hide text (Unicode Standard Annex 9) are shown.
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }

  private static String escaped(char c) {
    return String.format(Locale.ROOT, "\\u%04x", (int) c);
  }
}
