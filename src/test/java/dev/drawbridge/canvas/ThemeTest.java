package dev.drawbridge.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Trust;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything can be read in both themes (WCAG 2.2: text 4.5 to 1, marks 3 to 1). */
class ThemeTest {
  private static final double TEXT = 4.5;
  private static final double MARK = 3;

  @ParameterizedTest
  @EnumSource
  void textReadsOnEverythingItStandsOn(Theme theme) {
    for (Token text : List.of(Token.TEXT, Token.MUTED)) {
      for (Token ground :
          List.of(
              Token.SURFACE,
              Token.PANEL,
              Token.CANVAS,
              Token.CARD,
              Token.HAIRLINE,
              Token.EXPOSED_FILL,
              Token.INTERNAL_FILL,
              Token.RESTRICTED_FILL)) {
        assertContrast(theme, text, ground, TEXT);
      }
    }
    for (Token text : List.of(Token.ATTENTION, Token.DANGER, Token.SUCCESS, Token.ACCENT)) {
      assertContrast(theme, text, Token.SURFACE, TEXT);
      assertContrast(theme, text, Token.CARD, TEXT);
    }
    assertContrast(theme, Token.SURFACE, Token.ACCENT, TEXT);
    assertContrast(theme, Token.TEXT, Token.ACCENT_TINT, TEXT);
    assertContrast(theme, Token.ATTENTION, Token.EXPOSED_FILL, TEXT);
  }

  @ParameterizedTest
  @EnumSource
  void namesOfZonesReadOnTheirFill(Theme theme) {
    for (Trust trust : Trust.values()) {
      assertThat(theme.ink(trust).contrast(theme.fill(trust)))
          .as("%s in %s", trust, theme)
          .isGreaterThanOrEqualTo(TEXT);
    }
  }

  @ParameterizedTest
  @EnumSource
  void iconsAndArrowsCanBeToldFromWhatIsBehindThem(Theme theme) {
    for (Trust trust : Trust.values()) {
      assertThat(theme.ink(trust).contrast(theme.tile(trust)))
          .as("%s in %s", trust, theme)
          .isGreaterThanOrEqualTo(MARK);
      for (Token mark :
          List.of(Token.LINE, Token.ACCENT, Token.ATTENTION, Token.DANGER, Token.SUCCESS)) {
        assertThat(theme.colour(mark).contrast(theme.fill(trust)))
            .as("%s on %s in %s", mark, trust, theme)
            .isGreaterThanOrEqualTo(MARK);
      }
    }
  }

  @Test
  void contrastIsThatOfTheStandard() {
    assertThat(Colour.hex("#000000").contrast(Colour.hex("#ffffff"))).isEqualTo(21.0);
    assertThat(Colour.hex("#767676").contrast(Colour.hex("#ffffff"))).isBetween(4.5, 4.6);
  }

  @Test
  void everyTokenHasAColourInBothThemes() {
    for (Theme theme : Theme.values()) {
      for (Token token : Token.values()) {
        assertThat(theme.colour(token)).as("%s in %s", token, theme).isNotNull();
      }
    }
    assertThat(Theme.LIGHT.colour(Token.RESTRICTED_LINE).toHex()).isEqualTo("#c4a8f0");
    assertThat(Token.CARD_BORDER.variable()).isEqualTo("-db-card-border");
  }

  private static void assertContrast(Theme theme, Token text, Token ground, double least) {
    assertThat(theme.colour(text).contrast(theme.colour(ground)))
        .as("%s on %s in %s", text, ground, theme)
        .isGreaterThanOrEqualTo(least);
  }
}
