package dev.drawbridge.quote;

import java.util.regex.Pattern;

/** Text inside a Markdown document (CommonMark): shown as it is, on one line, never as markup. */
public final class Markdown {
  private static final String SPECIAL = "\\`*_{}[]<>|&~";

  /** What makes a heading, a list or a quotation at the beginning of a line, and only there. */
  private static final Pattern LEADING = Pattern.compile("^([0-9]{1,9})?([#+.)=-])");

  private Markdown() {}

  /** A text on one line; control characters and marks that reorder text become blanks. */
  public static String text(String foreign) {
    StringBuilder safe = new StringBuilder(foreign.length() + 16);
    foreign
        .codePoints()
        .forEach(c -> {
          if (isInvisible(c)) {
            safe.append(' ');
          } else {
            if (SPECIAL.indexOf(c) >= 0) {
              safe.append('\\');
            }
            safe.appendCodePoint(c);
          }
        });
    return LEADING.matcher(safe).replaceFirst("$1\\\\$2");
  }

  private static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
