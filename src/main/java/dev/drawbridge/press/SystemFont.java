package dev.drawbridge.press;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.Optional;

/**
 * What no bundled font has letters for, from the fonts of the system: Chinese, Japanese, Korean and
 * whatever else people name things in. Only here do two machines give different bytes; a box would
 * be the same on both, and of no use on either.
 */
final class SystemFont {
  private static final float EM = 1000;
  private static final Optional<Font> FONT = find();

  private SystemFont() {}

  /** The outline of a character, in ems, y upwards; nothing if the system has none for it. */
  static Optional<Path2D> outline(int codePoint) {
    return FONT.filter(font -> font.canDisplay(codePoint))
        .map(font -> outline(font, codePoint))
        .filter(outline -> !outline.getBounds2D().isEmpty());
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
