package dev.drawbridge.ui;

import dev.drawbridge.canvas.TextStyle;
import dev.drawbridge.canvas.Typeface;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The bundled fonts for painting in the background, made from the same files as the window's. */
final class TileFonts {
  private static final Map<Typeface, Font> FACES = load();
  private static final Map<TextStyle, Font> FONTS = new ConcurrentHashMap<>();

  private TileFonts() {}

  /** The font for a style, at the size it has at 100 %. */
  static Font of(TextStyle style) {
    return FONTS.computeIfAbsent(
        style, s -> Objects.requireNonNull(FACES.get(s.typeface())).deriveFont((float) s.size()));
  }

  /** A font of the system for what the bundled one has no letters for. */
  static Font fallback(TextStyle style) {
    return new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) style.size());
  }

  private static Map<Typeface, Font> load() {
    Map<Typeface, Font> faces = new EnumMap<>(Typeface.class);
    for (Typeface typeface : Typeface.values()) {
      try (InputStream file = TileFonts.class.getResourceAsStream(typeface.resource())) {
        faces.put(typeface, Font.createFont(Font.TRUETYPE_FONT, Objects.requireNonNull(file)));
      } catch (FontFormatException damaged) {
        throw new IllegalStateException("the program was built with a damaged font", damaged);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return faces;
  }
}
