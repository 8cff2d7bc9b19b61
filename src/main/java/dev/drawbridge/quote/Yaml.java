package dev.drawbridge.quote;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Scalars that every YAML reader takes for the same string, whichever version of YAML it follows:
 * {@code "on"}, {@code "1e3"} and {@code "0123"} stay text. Source: YAML 1.1 type repository, YAML
 * 1.2.2 chapters 5.7 and 10.
 */
public final class Yaml {
  /** Begins with a letter and has nothing that means something in block or flow context. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/](?:[A-Za-z0-9_./-]| (?! |$))*+");

  /** Four numbers with dots are no number in any version. */
  private static final Pattern IPV4 =
      Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}(?:/[0-9]{1,2})?");

  /** What some version reads as true, false or nothing, in any mixture of cases. */
  private static final Set<String> WORDS =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

  private Yaml() {}

  /**
   * A text as one scalar on one line: plain where that is safe, else in double quotes. Lone
   * surrogates, which no file can hold, become U+FFFD.
   */
  public static String scalar(String text) {
    return isPlain(text) ? text : quoted(text);
  }

  private static boolean isPlain(String text) {
    return (PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT)))
        || IPV4.matcher(text).matches();
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 8).append('"');
    text.codePoints().forEach(c -> append(quoted, c));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int c) {
    switch (c) {
      case '"' -> quoted.append("\\\"");
      case '\\' -> quoted.append("\\\\");
      case '\n' -> quoted.append("\\n");
      case '\r' -> quoted.append("\\r");
      case '\t' -> quoted.append("\\t");
      default -> {
        if (isLoneSurrogate(c)) {
          quoted.append('\uFFFD');
        } else if (isVisible(c)) {
          quoted.appendCodePoint(c);
        } else {
          quoted.append(String.format(Locale.ROOT, c > 0xFFFF ? "\\U%08X" : "\\u%04X", c));
        }
      }
    }
  }

  private static boolean isLoneSurrogate(int c) {
    return Character.getType(c) == Character.SURROGATE;
  }

  /** Whether a person sees it as itself: no controls, line breaks or marks that reorder text. */
  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
