package dev.drawbridge.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/**
 * The typefaces of the program, which must be loaded before the first scene: the ones of a bare
 * Linux look amateurish.
 */
final class Fonts {
  private static final String FOLDER = "/com/formdev/flatlaf/fonts/";
  private static final List<String> FILES =
      List.of(
          "inter/Inter-Regular.otf",
          "inter/Inter-SemiBold.otf",
          "inter/Inter-Bold.otf",
          "jetbrains_mono/JetBrainsMono-Regular.ttf",
          "jetbrains_mono/JetBrainsMono-Bold.ttf");

  private Fonts() {}

  /** Loads them; a second time does no harm. */
  static void load() {
    for (String file : FILES) {
      try (InputStream font = Fonts.class.getResourceAsStream(FOLDER + file)) {
        if (font == null || Font.loadFont(font, 13) == null) {
          throw new IllegalStateException("the program was built without " + file);
        }
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }
}
