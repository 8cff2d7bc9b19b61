package dev.drawbridge.quote;

/**
 * Foreign text in SVG files. What XML cannot hold (most control characters, single surrogates; XML
 * 1.0 §2.2) becomes the replacement character, marks that reorder text (Unicode Standard Annex 9)
 * are left out, so that what is read is what is there.
 */
public final class Svg {
  private Svg() {}

  /** A text between tags. */
  public static String text(String foreign) {
    return escaped(foreign);
  }

  /** A value of an attribute, with its quotes. */
  public static String attribute(String foreign) {
    return '"' + escaped(foreign) + '"';
  }

  private static String escaped(String foreign) {
    StringBuilder safe = new StringBuilder(foreign.length() + 16);
    foreign.codePoints().forEach(c -> append(safe, c));
    return safe.toString();
  }

  private static void append(StringBuilder safe, int c) {
    switch (c) {
      case '&' -> safe.append("&amp;");
      case '<' -> safe.append("&lt;");
      case '>' -> safe.append("&gt;");
      case '"' -> safe.append("&quot;");
      case '\'' -> safe.append("&#39;");
      case '\t', '\n', '\r' -> safe.append(' ');
      default -> {
        if (!reorders(c)) {
          safe.appendCodePoint(isLegal(c) ? c : 0xFFFD);
        }
      }
    }
  }

  private static boolean reorders(int c) {
    return (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x200E
        || c == 0x200F
        || c == 0x061C;
  }

  private static boolean isLegal(int c) {
    boolean control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
    boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
    boolean nonCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    return !control && !surrogate && !nonCharacter;
  }
}
