package dev.drawbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.testing.Property;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuzzyTest {
  @ParameterizedTest
  @CsvSource({
    "save, Save, Save as…",
    "save, Save as…, Do not save",
    "sel, Fit the selection, Unselect",
    "zo, Zoom in, Azores",
    "fs, Fit the selection, Forgets",
    "sa, Save as…, Ultrasaver",
    "fit sel, Fit the selection, Fit everything into the window"
  })
  void theBetterAnswerScoresHigher(String typed, String better, String worse) {
    assertThat(Fuzzy.score(typed, better)).isGreaterThan(Fuzzy.score(typed, worse));
  }

  @Test
  void whatLacksALetterIsNoAnswer() {
    assertThat(Fuzzy.score("xyz", "Save")).isZero();
    assertThat(Fuzzy.score("", "Save")).isZero();
    assertThat(Fuzzy.score("save zzz", "Save as…")).isZero();
  }

  @Test
  void aTextAnswersItselfItsPartsAndItsShortenedForm() {
    Property.holds(
        300,
        random -> {
          StringBuilder text = new StringBuilder();
          int length = 1 + random.nextInt(20);
          for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(26)));
          }
          String word = text.toString();
          assertThat(Fuzzy.score(word, word)).isEqualTo(Fuzzy.SAME);
          assertThat(Fuzzy.score(word.toUpperCase(Locale.ROOT), word)).isEqualTo(Fuzzy.SAME);
          int from = random.nextInt(length);
          int to = from + 1 + random.nextInt(length - from);
          assertThat(Fuzzy.score(word.substring(from, to), word)).isPositive();
          assertThat(Fuzzy.score(word + "0", word)).isZero();
        });
  }
}
