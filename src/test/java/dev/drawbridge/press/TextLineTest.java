package dev.drawbridge.press;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Typeface;
import dev.drawbridge.testing.Requirement;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextLineTest {
  @Test
  void latinStandsAsItIsWritten() {
    assertThat(meanings("web-shop é"))
        .containsExactly("w", "e", "b", "-", "s", "h", "o", "p", " ", "é");
  }

  @Test
  void hebrewRunsFromTheRight() {
    assertThat(joined("שלום")).isEqualTo("םולש");
  }

  @Test
  void numbersAndLatinAmongHebrewKeepTheirOwnDirection() {
    assertThat(joined("db שלום 42 x")).isEqualTo("db 42 םולש x");
  }

  @Test
  void noCharacterOfANameTurnsOthersAround() {
    assertThat(joined("a\u202eevil\u202c")).isEqualTo("a\u202eevil\u202c");
  }

  @Test
  void everyCharacterIsMeantOnce() {
    String name = "خدمة الدفع";
    assertThat(joined(name).chars().sorted().boxed().toList())
        .isEqualTo(name.chars().sorted().boxed().toList());
  }

  @Test
  void arabicLettersAreJoinedWhereTheSystemHasThem() {
    Requirement.letters("ب");
    Glyph alone = TextLine.of("ب", Typeface.INTER).getFirst();
    List<Glyph> word = TextLine.of("ببب", Typeface.INTER);
    assertThat(word).hasSize(3);
    assertThat(word.get(1).outline().getBounds2D()).isNotEqualTo(alone.outline().getBounds2D());
  }

  private static List<String> meanings(String text) {
    return TextLine.of(text, Typeface.INTER).stream().map(Glyph::meaning).toList();
  }

  private static String joined(String text) {
    return meanings(text).stream().collect(Collectors.joining());
  }
}
