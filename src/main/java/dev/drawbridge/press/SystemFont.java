package dev.drawbridge.press;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What no bundled font has letters for, from the fonts of the system: Chinese, Japanese, Korean and
 * whatever else people name things in. Only here do two machines give different bytes; a box would
 * be the same on both, and of no use on either.
 */
final class SystemFont {
  private static final float EM = 1000;
  private static final Optional<Font> FONT = find();

  /** The same glyph is the same object, so that a file holds it once. */
  private static final Map<Shaped, Glyph> SHAPED = new ConcurrentHashMap<>();

  private record Shaped(String meaning, int code, double y, double advance) {}

  private SystemFont() {}

  /** The outline of a character, in ems, y upwards; nothing if the system has none for it. */
  static Optional<Path2D> outline(int codePoint) {
    return FONT.filter(font -> font.canDisplay(codePoint))
        .map(font -> outline(font, codePoint))
        .filter(outline -> !outline.getBounds2D().isEmpty());
  }

  /**
   * A line of text from left to right, letters joined and moved as their script asks.
   *
   * @param direction {@link Font#LAYOUT_LEFT_TO_RIGHT} or {@link Font#LAYOUT_RIGHT_TO_LEFT}
   * @return nothing if the system has no letters for some of it
   */
  static Optional<List<Glyph>> line(String text, int direction) {
    return FONT.filter(font -> font.canDisplayUpTo(text) < 0)
        .map(font -> line(font, text, direction));
  }

  private static List<Glyph> line(Font font, String text, int direction) {
    FontRenderContext exact = new FontRenderContext(null, true, true);
    GlyphVector vector =
        font.layoutGlyphVector(exact, text.toCharArray(), 0, text.length(), direction);
    int count = vector.getNumGlyphs();
    TreeSet<Integer> starts = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      starts.add(vector.getGlyphCharIndex(i));
    }
    Set<Integer> said = new HashSet<>();
    List<Glyph> line = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int start = vector.getGlyphCharIndex(i);
      Integer end = starts.higher(start);
      boolean isFirst = said.add(start);
      String meaning = text.substring(start, end == null ? text.length() : end);
      line.add(glyph(vector, i, isFirst ? meaning : ""));
    }
    return line;
  }

  private static Glyph glyph(GlyphVector vector, int at, String meaning) {
    double x = vector.getGlyphPosition(at).getX();
    double y = vector.getGlyphPosition(at).getY();
    double advance = (vector.getGlyphPosition(at + 1).getX() - x) / EM;
    return SHAPED.computeIfAbsent(
        new Shaped(meaning, vector.getGlyphCode(at), y, advance),
        _ -> {
          AffineTransform toEms = AffineTransform.getScaleInstance(1 / EM, -1 / EM);
          toEms.translate(-x, 0);
          return new Glyph(meaning, new Path2D.Double(vector.getGlyphOutline(at), toEms), advance);
        });
  }

  private static Path2D outline(Font font, int codePoint) {
    FontRenderContext exact = new FontRenderContext(null, true, true);
    var glyphs = font.createGlyphVector(exact, Character.toString(codePoint));
    return new Path2D.Double(
        glyphs.getOutline(), AffineTransform.getScaleInstance(1 / EM, -1 / EM));
  }

  /** A bare server may have no notion of fonts: Java says so with errors of several kinds. */
  private static Optional<Font> find() {
    System.setProperty("java.awt.headless", "true");
    try {
      Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont(EM);
      font.canDisplay('a');
      return Optional.of(font);
    } catch (LinkageError | InternalError | RuntimeException noFonts) {
      System.getLogger(SystemFont.class.getName())
          .log(System.Logger.Level.DEBUG, "no fonts of the system", noFonts);
      return Optional.empty();
    }
  }
}
