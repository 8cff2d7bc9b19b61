package dev.drawbridge.press;

import dev.drawbridge.canvas.Typeface;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.fontbox.cff.CFFFont;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphTable;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * A bundled font's file. Read here and not by the system, which on a bare server has no notion of
 * fonts at all, and elsewhere smooths them its own way.
 */
final class FontFile {
  private static final Map<Typeface, FontFile> READ = new EnumMap<>(Typeface.class);

  private final OpenTypeFont font;
  private final CmapLookup characters;
  private final AffineTransform toEms;

  private FontFile(OpenTypeFont font) throws IOException {
    this.font = font;
    this.characters = font.getUnicodeCmapLookup();
    double scale = 1.0 / font.getUnitsPerEm();
    this.toEms = AffineTransform.getScaleInstance(scale, scale);
  }

  /** The file of a typeface, read at its first use. */
  static synchronized FontFile of(Typeface typeface) {
    return READ.computeIfAbsent(typeface, FontFile::read);
  }

  private static FontFile read(Typeface typeface) {
    try (InputStream in = FontFile.class.getResourceAsStream(typeface.resource())) {
      byte[] bytes = Objects.requireNonNull(in).readAllBytes();
      return new FontFile(new OTFParser().parse(new RandomAccessReadBuffer(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The outline of a character, in ems, y upwards; nothing if the font does not have it. */
  synchronized Optional<Path2D> outline(int codePoint) {
    int glyph = characters.getGlyphId(codePoint);
    if (glyph == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Path2D.Double(outlineOf(glyph), toEms));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path2D outlineOf(int glyph) throws IOException {
    if (font.isPostScript()) {
      CFFFont outlines = font.getCFF().getFont();
      return outlines.getType2CharString(glyph).getPath();
    }
    GlyphTable outlines = font.getGlyph();
    var data = outlines.getGlyph(glyph);
    return data == null ? new Path2D.Double() : data.getPath();
  }
}
