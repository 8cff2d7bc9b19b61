package dev.drawbridge.quote;

import java.util.Locale;

/**
 * Fields of a CSV table (RFC 4180). A field that a spreadsheet would take for a formula is given a
 * leading apostrophe, which spreadsheets show as text.
 */
public final class Csv {
  private Csv() {}

  /** A safe field; quoted where it must be. */
  public static String field(String text) {
    String visible = visible(text);
    String plain = startsFormula(visible) ? "'" + visible : visible;
    boolean quoted = plain.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return quoted ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
  }

  /** Characters that a terminal obeys or that reorder text become their codes; line feeds stay. */
  private static String visible(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          int type = Character.getType(c);
          boolean hidden = type == Character.CONTROL || type == Character.FORMAT;
          if (hidden && c != '\n') {
            visible.append(String.format(Locale.ROOT, "\\u%04x", c));
          } else {
            visible.appendCodePoint(c);
          }
        });
    return visible.toString();
  }

  private static boolean startsFormula(String text) {
    return !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0;
  }
}
