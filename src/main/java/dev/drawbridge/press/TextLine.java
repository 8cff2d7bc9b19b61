package dev.drawbridge.press;

import dev.drawbridge.canvas.Typeface;
import java.awt.Font;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One line of foreign text as glyphs from left to right. Arabic and Hebrew run from the right, and
 * letters that are joined or change places beside each other do so, wherever the system has a font
 * that knows how; the bundled fonts need nothing of that.
 */
final class TextLine {
  /** Below it, one character follows the other in every font. */
  private static final int FIRST_COMBINING = 0x0300;

  /** Characters that would turn the order of others around: in a name they have no say. */
  private static final Pattern TURNS = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069]");

  private TextLine() {}

  /** Whether a text shows as its characters, one after the other. */
  static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c < FIRST_COMBINING);
  }

  /** The glyphs of a text. */
  static List<Glyph> of(String text, Typeface typeface) {
    Glyphs glyphs = Glyphs.of(typeface);
    if (isPlain(text)) {
      return each(text, glyphs);
    }
    Bidi runs =
        new Bidi(TURNS.matcher(text).replaceAll("\u200b"), Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    int count = runs.getRunCount();
    byte[] levels = new byte[count];
    Integer[] order = new Integer[count];
    for (int i = 0; i < count; i++) {
      levels[i] = (byte) runs.getRunLevel(i);
      order[i] = i;
    }
    Bidi.reorderVisually(levels, 0, order, 0, count);
    List<Glyph> line = new ArrayList<>();
    for (int i : order) {
      String run = text.substring(runs.getRunStart(i), runs.getRunLimit(i));
      if (levels[i] % 2 == 1) {
        line.addAll(fromRight(run, glyphs));
      } else {
        addFromLeft(line, run, glyphs);
      }
    }
    return line;
  }

  private static List<Glyph> each(String text, Glyphs glyphs) {
    return text.codePoints().mapToObj(glyphs::glyph).toList();
  }

  private static List<Glyph> fromRight(String run, Glyphs glyphs) {
    return SystemFont.line(run, Font.LAYOUT_RIGHT_TO_LEFT)
        .orElseGet(() -> each(run, glyphs).reversed());
  }

  /** What the bundled fonts have is theirs; of the rest each part is written as its script asks. */
  private static void addFromLeft(List<Glyph> line, String run, Glyphs glyphs) {
    int from = 0;
    while (from < run.length()) {
      boolean bundled = glyphs.isBundled(run.codePointAt(from));
      int to = from;
      while (to < run.length() && glyphs.isBundled(run.codePointAt(to)) == bundled) {
        to = run.offsetByCodePoints(to, 1);
      }
      String part = run.substring(from, to);
      boolean isJoined = !bundled && Font.textRequiresLayout(part.toCharArray(), 0, to - from);
      line.addAll(
          isJoined
              ? SystemFont.line(part, Font.LAYOUT_LEFT_TO_RIGHT).orElseGet(() -> each(part, glyphs))
              : each(part, glyphs));
      from = to;
    }
  }
}
