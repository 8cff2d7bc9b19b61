package dev.drawbridge.press;

import dev.drawbridge.canvas.TextStyle;
import dev.drawbridge.canvas.Typeface;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The characters of one bundled font, as wide as the sheet was laid out with. What the font does
 * not have comes from the other bundled ones, else from the system's; what none has is an empty
 * box.
 */
final class Glyphs {
  private static final Map<Typeface, Glyphs> ALL = new ConcurrentHashMap<>();

  private final Typeface typeface;
  private final Map<Integer, Glyph> known = new ConcurrentHashMap<>();

  private Glyphs(Typeface typeface) {
    this.typeface = typeface;
  }

  static Glyphs of(Typeface typeface) {
    return ALL.computeIfAbsent(typeface, Glyphs::new);
  }

  Glyph glyph(int codePoint) {
    return known.computeIfAbsent(codePoint, this::read);
  }

  /** Whether a character is in the bundled fonts. */
  boolean isBundled(int codePoint) {
    return bundled(codePoint).isPresent();
  }

  private Glyph read(int codePoint) {
    String character = Character.toString(codePoint);
    double advance = new TextStyle(typeface, 1).width(character);
    Path2D outline =
        bundled(codePoint)
            .or(() -> SystemFont.outline(codePoint))
            .orElseGet(() -> none(codePoint, advance));
    return new Glyph(character, outline, advance);
  }

  private Optional<Path2D> bundled(int codePoint) {
    return own(codePoint, typeface)
        .or(() -> own(codePoint, Typeface.INTER))
        .or(() -> own(codePoint, Typeface.MONO));
  }

  private static Optional<Path2D> own(int codePoint, Typeface typeface) {
    return FontFile.of(typeface).outline(codePoint);
  }

  /** A frame where a character should be; nothing for what nobody sees anyway. */
  private static Path2D none(int codePoint, double advance) {
    Path2D frame = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    boolean seen =
        !Character.isISOControl(codePoint)
            && !Character.isSpaceChar(codePoint)
            && Character.getType(codePoint) != Character.FORMAT;
    if (seen) {
      double width = Math.max(0.3, advance) - 0.16;
      frame.append(new Rectangle2D.Double(0.08, 0, width, 0.72), false);
      // The other way round, so that it is a hole by either rule of filling.
      frame.moveTo(0.13, 0.05);
      frame.lineTo(0.13, 0.67);
      frame.lineTo(0.03 + width, 0.67);
      frame.lineTo(0.03 + width, 0.05);
      frame.closePath();
    }
    return frame;
  }
}
