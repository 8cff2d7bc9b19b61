package dev.drawbridge.quote;

import java.util.HexFormat;

/** JSON strings (RFC 8259), for files that are laid out by hand. */
public final class Json {
  private static final HexFormat HEX = HexFormat.of();

  private Json() {}

  /** A string literal with its quotes; control characters and lone surrogates are escaped. */
  public static String string(String text) {
    StringBuilder literal = new StringBuilder(text.length() + 8).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> literal.append("\\\"");
        case '\\' -> literal.append("\\\\");
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '\t' -> literal.append("\\t");
        default -> {
          if (isInvisible(c) || isLone(text, i)) {
            literal.append("\\u").append(HEX.toHexDigits(c));
          } else {
            literal.append(c);
          }
        }
      }
    }
    return literal.append('"').toString();
  }

  /** A text that is JSON already, with what nobody can see in it escaped: it means the same. */
  public static String visible(String json) {
    StringBuilder visible = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c != '\n' && isInvisible(c)) {
        visible.append("\\u").append(HEX.toHexDigits(c));
      } else {
        visible.append(c);
      }
    }
    return visible.toString();
  }

  /** Control characters, marks that reorder text, separators of lines and paragraphs. */
  private static boolean isInvisible(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static boolean isLone(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
