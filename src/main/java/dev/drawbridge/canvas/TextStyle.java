package dev.drawbridge.canvas;

/**
 * A typeface in a size.
 *
 * @param typeface one of the bundled fonts
 * @param size in sheet units per em
 */
public record TextStyle(Typeface typeface, double size) {
  /** Names on the canvas. */
  public static final TextStyle NAME = new TextStyle(Typeface.INTER_SEMI_BOLD, 13.5);

  /** Names of zones. */
  public static final TextStyle HEADING = new TextStyle(Typeface.INTER_SEMI_BOLD, 12);

  /** What a zone says about itself, muted. */
  public static final TextStyle ASIDE = new TextStyle(Typeface.INTER, 11);

  /** Notes. */
  public static final TextStyle BODY = new TextStyle(Typeface.INTER, 13);

  /** Ports, labels, addresses. */
  public static final TextStyle MONO = new TextStyle(Typeface.MONO, 11);

  /** Badges. */
  public static final TextStyle BADGE = new TextStyle(Typeface.INTER_SEMI_BOLD, 10);

  /** How far a text reaches, in sheet units. */
  public double width(String text) {
    return TextWidths.width(text, typeface) * size;
  }

  /**
   * This style in the largest size in which a text fits: for names that are to be read from afar.
   *
   * @param most the size it has where there is room enough
   * @return never smaller than this style, so that the text may have to be cut
   */
  public TextStyle grown(String text, double room, double most) {
    // In halves, so that there are few different sizes.
    double fitting = Math.floor(2 * room / TextWidths.width(text, typeface)) / 2;
    return new TextStyle(typeface, Math.max(size, Math.min(most, fitting)));
  }

  /** The text, or as much of its beginning as fits with an ellipsis behind it. */
  public String fitted(String text, double room) {
    if (width(text) <= room) {
      return text;
    }
    double left = room - width("…");
    int end = 0;
    double used = 0;
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      used += width(text.substring(end, next));
      if (used > left) {
        break;
      }
      end = next;
    }
    return end == 0 ? (left >= 0 ? "…" : "") : text.substring(0, end).stripTrailing() + "…";
  }
}
