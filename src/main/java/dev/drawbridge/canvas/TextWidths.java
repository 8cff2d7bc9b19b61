package dev.drawbridge.canvas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * How wide texts are, from a table made of the bundled fonts, so that screen, SVG and PDF agree and
 * the command line needs no display. Characters stand side by side as their advances say, without
 * kerning.
 *
 * <p>The table is {@code widths.txt}: a line per typeface, then lines of a first character in hex
 * and the advances of it and its followers, in thousandths of an em; 0 where the font has no glyph.
 */
final class TextWidths {
  /** What is not in the table is East Asian or a symbol, mostly: about one em. */
  private static final int UNKNOWN = 1000;

  /** Hebrew, Arabic and their neighbours are narrower. */
  private static final int FIRST_FROM_RIGHT = 0x0590;

  private static final int LAST_FROM_RIGHT = 0x08ff;
  private static final int FROM_RIGHT = 650;

  private static final int CHARACTERS = 0x2600;
  private static final Map<Typeface, short[]> ADVANCES = load();

  private TextWidths() {}

  /** The width of a text in ems. */
  static double width(String text, Typeface typeface) {
    short[] advances = Objects.requireNonNull(ADVANCES.get(typeface));
    int sum = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int known = c < CHARACTERS ? advances[c] : 0;
      sum += known > 0 ? known : guessed(c);
      i += Character.charCount(c);
    }
    return sum / 1000.0;
  }

  private static int guessed(int c) {
    if (Character.getType(c) == Character.NON_SPACING_MARK) {
      return 0;
    }
    return c >= FIRST_FROM_RIGHT && c <= LAST_FROM_RIGHT ? FROM_RIGHT : UNKNOWN;
  }

  private static Map<Typeface, short[]> load() {
    Map<Typeface, short[]> tables = new EnumMap<>(Typeface.class);
    Arrays.stream(Typeface.values()).forEach(t -> tables.put(t, new short[CHARACTERS]));
    short[] current = new short[0];
    for (String line : text().lines().toList()) {
      String[] words = line.split(" ");
      if (words.length == 1) {
        current = Objects.requireNonNull(tables.get(Typeface.valueOf(line)));
      } else {
        int first = Integer.parseInt(words[0], 16);
        for (int i = 1; i < words.length; i++) {
          current[first + i - 1] = Short.parseShort(words[i]);
        }
      }
    }
    return tables;
  }

  private static String text() {
    try (InputStream in = TextWidths.class.getResourceAsStream("widths.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
