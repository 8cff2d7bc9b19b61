package dev.drawbridge.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Widths are those of the fonts the window loads. */
class TextWidthsTest {
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  @Test
  void theTableIsWhatTheBundledFontsSay() throws IOException, FontFormatException {
    StringBuilder table = new StringBuilder();
    for (Typeface typeface : Typeface.values()) {
      table.append(typeface.name()).append('\n');
      append(table, font(typeface));
    }
    Golden.compare("src/main/resources/dev/drawbridge/canvas/widths.txt", table.toString());
  }

  @Test
  void aTextIsAsWideAsTheFontDrawsIt() throws IOException, FontFormatException {
    for (Typeface typeface : Typeface.values()) {
      Font font = font(typeface);
      for (String text : new String[] {"postgresql", "10.0.2.50, tcp/5432", "Größe × 3 → Ärger"}) {
        double drawn = font.createGlyphVector(EXACT, text).getLogicalBounds().getWidth();
        assertThat(TextWidths.width(text, typeface) * 1000).as(text).isCloseTo(drawn, within(9.0));
      }
    }
  }

  @Test
  void aTextThatDoesNotFitEndsInAnEllipsisAndFits() {
    String fitted = TextStyle.NAME.fitted("a-service-with-a-rather-long-name", 110);

    assertThat(fitted).startsWith("a-service").endsWith("…");
    assertThat(TextStyle.NAME.width(fitted)).isLessThanOrEqualTo(110);
    assertThat(TextStyle.NAME.fitted("web", 110)).isEqualTo("web");
    assertThat(TextStyle.NAME.fitted("web", 1)).isEmpty();
  }

  @Test
  void charactersOutsideTheTableTakeOneEm() {
    assertThat(TextWidths.width("数", Typeface.INTER)).isEqualTo(1.0);
    assertThat(TextWidths.width("🚀", Typeface.INTER)).isEqualTo(1.0);
  }

  private static void append(StringBuilder table, Font font) {
    boolean open = false;
    for (int c = 0x20; c < 0x2600; c++) {
      boolean has = font.canDisplay(c) && !Character.isISOControl(c) && Character.isDefined(c);
      if (has && !open) {
        table.append(String.format("%04x", c));
      } else if (!has && open) {
        table.append('\n');
      }
      if (has) {
        String text = Character.toString(c);
        table
            .append(' ')
            .append(
                Math.round(font.createGlyphVector(EXACT, text).getGlyphMetrics(0).getAdvance()));
      }
      open = has;
    }
    table.append(open ? "\n" : "");
  }

  private static Font font(Typeface typeface) throws IOException, FontFormatException {
    try (InputStream in = Typeface.class.getResourceAsStream(typeface.resource())) {
      return Font.createFont(Font.TRUETYPE_FONT, Objects.requireNonNull(in)).deriveFont(1000f);
    }
  }
}
