package dev.drawbridge.quote;

import java.util.Locale;
import java.util.Set;

/**
 * YAML scalars that mean the same text to every reader, whichever version of YAML it follows, in
 * block or in flow context, as a key or as a value: {@code "on"}, {@code "1e3"} and {@code "0123"}
 * stay text. Source: YAML 1.1 type repository, YAML 1.2.2 chapters 5.7 and 10.
 */
public final class Yaml {

  /** Words that YAML 1.1 readers take for something else than text (yaml.org/type). */
  private static final Set<String> RESERVED =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

  /** What may stand inside a plain scalar beside letters, digits and blanks. */
  private static final String PLAIN_MARKS = "-_./+()'&@=;!%$*<>|~^";

  private Yaml() {}

  /**
   * The text as it is where that is safe, else in double quotes; always on one line. Lone
   * surrogates, which no file can hold, become U+FFFD.
   */
  public static String scalar(String text) {
    return isPlain(text) ? text : quoted(text);
  }

  /** The text in double quotes; whatever cannot be seen, or reorders what is seen, is escaped. */
  public static String quoted(String text) {
    StringBuilder literal = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      append(literal, c);
      i += Character.charCount(c);
    }
    return literal.append('"').toString();
  }

  /**
   * Whether nothing needs to be escaped, line breaks ({@code \n}) and blanks included: then a
   * literal block may hold the text.
   */
  public static boolean isVisible(String text) {
    return text.codePoints().allMatch(c -> c == '\n' || !isEscaped(c));
  }

  private static boolean isPlain(String text) {
    if (text.isEmpty() || RESERVED.contains(text.toLowerCase(Locale.ROOT))) {
      return false;
    }
    char first = text.charAt(0);
    boolean begins = first < 128 ? isAsciiLetter(first) : Character.isLetter(first);
    return (begins || isAddress(text))
        && text.charAt(text.length() - 1) != ' '
        && text.codePoints().allMatch(Yaml::isPlain);
  }

  private static boolean isPlain(int c) {
    if (c < 128) {
      return c == ' ' || isAsciiLetter(c) || isDigit(c) || PLAIN_MARKS.indexOf(c) >= 0;
    }
    return Character.isLetterOrDigit(c);
  }

  /** Dotted addresses, ranges and prefixes begin with a digit and yet are no numbers. */
  private static boolean isAddress(String text) {
    int dots = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        dots++;
      } else if (!isDigit(c) && c != '/' && c != '-') {
        return false;
      }
    }
    return dots >= 3 && isDigit(text.charAt(0));
  }

  private static boolean isAsciiLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static void append(StringBuilder literal, int c) {
    switch (c) {
      case '"' -> literal.append("\\\"");
      case '\\' -> literal.append("\\\\");
      case '\n' -> literal.append("\\n");
      case '\r' -> literal.append("\\r");
      case '\t' -> literal.append("\\t");
      default -> {
        if (Character.getType(c) == Character.SURROGATE) {
          literal.append('\uFFFD');
        } else if (!isEscaped(c)) {
          literal.appendCodePoint(c);
        } else if (c < 0x10000) {
          literal.append(String.format(Locale.ROOT, "\\u%04X", c));
        } else {
          literal.append(String.format(Locale.ROOT, "\\U%08X", c));
        }
      }
    }
  }

  private static boolean isEscaped(int c) {
    if (c < 127) {
      return c < ' ';
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
