package dev.drawbridge.quote;

/**
 * Foreign text in Mermaid diagrams. Mermaid's grammar has no escape but numbered entities without
 * ampersand ({@code #35;}), and its labels may become HTML: so everything but letters, digits and a
 * few harmless signs is written as its number.
 */
public final class MermaidText {
  private static final String HARMLESS = " .,:/_-+=";

  private MermaidText() {}

  /** A label with its quotes; line breaks become blanks. */
  public static String quoted(String foreign) {
    StringBuilder safe = new StringBuilder(foreign.length() + 16).append('"');
    foreign.codePoints().forEach(c -> append(safe, c));
    return safe.append('"').toString();
  }

  private static void append(StringBuilder safe, int c) {
    int type = Character.getType(c);
    if (Character.isLetterOrDigit(c) || HARMLESS.indexOf(c) >= 0) {
      safe.appendCodePoint(c);
    } else if (c == '\n' || c == '\r' || c == '\t') {
      safe.append(' ');
    } else if (type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.SURROGATE) {
      safe.append('#').append(c).append(';');
    }
  }
}
