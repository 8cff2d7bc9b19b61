package dev.drawbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Theme;
import dev.drawbridge.canvas.Token;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LookTest {

  private static String sheet() throws IOException {
    try (InputStream in = Look.class.getResourceAsStream("drawbridge.css")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theStyleSheetKnowsNoColoursButTheCanvasOnes() throws IOException {
    Set<String> known =
        Arrays.stream(Token.values()).map(Token::variable).collect(Collectors.toSet());
    Set<String> unknown = new TreeSet<>();
    Matcher used =
        Pattern.compile("-db-[a-z-]+").matcher(sheet().replaceAll("/\\*(?s:.*?)\\*/", ""));
    while (used.find()) {
      if (!known.contains(used.group())) {
        unknown.add(used.group());
      }
    }
    assertThat(unknown).isEmpty();
    assertThat(sheet()).doesNotContainPattern("#[0-9a-fA-F]{3,8}\\b");
  }

  @Test
  void everyColourOfAThemeReachesTheStyleSheetAsItIs() {
    for (Theme theme : Theme.values()) {
      String css = Look.colours(theme);
      for (Token token : Token.values()) {
        assertThat(css).contains(token.variable() + ": " + theme.colour(token).toHex() + ";");
      }
    }
  }

  @Test
  void textIsReadableOnEveryPanelInBothThemes() {
    for (Theme theme : Theme.values()) {
      for (Token ground : Set.of(Token.SURFACE, Token.PANEL, Token.ACCENT_TINT)) {
        for (Token text : Set.of(Token.TEXT, Token.MUTED)) {
          assertThat(theme.colour(text).contrast(theme.colour(ground)))
              .as("%s on %s, %s", text, ground, theme)
              .isGreaterThanOrEqualTo(4.5);
        }
      }
      assertThat(theme.colour(Token.SURFACE).contrast(theme.colour(Token.ACCENT)))
          .as("the primary button, %s", theme)
          .isGreaterThanOrEqualTo(4.5);
    }
  }

  @Test
  void strongContrastIsStrong() {
    for (Theme theme : Set.of(Theme.LIGHT_CONTRAST, Theme.DARK_CONTRAST)) {
      for (Token ground : Set.of(Token.SURFACE, Token.PANEL, Token.CANVAS, Token.CARD)) {
        for (Token text :
            Set.of(
                Token.TEXT,
                Token.MUTED,
                Token.LINE,
                Token.ACCENT,
                Token.ATTENTION,
                Token.DANGER,
                Token.SUCCESS)) {
          assertThat(theme.colour(text).contrast(theme.colour(ground)))
              .as("%s on %s, %s", text, ground, theme)
              .isGreaterThanOrEqualTo(7);
        }
        for (Token mark : Set.of(Token.CARD_BORDER, Token.BORDER)) {
          assertThat(theme.colour(mark).contrast(theme.colour(ground)))
              .as("%s on %s, %s", mark, ground, theme)
              .isGreaterThanOrEqualTo(4.5);
        }
      }
    }
  }
}
