package dev.drawbridge.quote;

/**
 * Fields of a CSV table (RFC 4180). A field that a spreadsheet would take for a formula is given a
 * leading apostrophe, which spreadsheets show as text.
 */
public final class Csv {
  private Csv() {}

  /** A safe field; quoted where it must be. */
  public static String field(String text) {
    String plain = startsFormula(text) ? "'" + text : text;
    boolean quoted = plain.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return quoted ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
  }

  private static boolean startsFormula(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
  }
}
