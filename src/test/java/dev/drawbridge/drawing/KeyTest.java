package dev.drawbridge.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {
  private static final Key FALLBACK = Key.of("service");

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "7", "web-1", "a--b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
  void aKeyIsLowerCaseLettersDigitsAndHyphens(String text) {
    assertThat(Key.of(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a-", "A", "a_b", "a.b", "ä", "a b", "a\n", "../etc"})
  void anythingElseIsNone(String text) {
    assertThat(Key.isLegal(text)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> Key.of(text));
  }

  @Test
  void aKeyHasAtMost48CharactersSoThatNamesMadeOfItFit() {
    assertThat(Key.isLegal("a".repeat(48))).isTrue();
    assertThat(Key.isLegal("a".repeat(49))).isFalse();
    assertThat(Key.isLegal("a".repeat(10_000_000))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Web shop, web-shop",
    "API v2!, api-v2",
    "--x--, x",
    "数据库, service",
    "'', service",
    "Ünï, n"
  })
  void theNearestKeyToANameIsReadable(String name, String key) {
    assertThat(Key.near(name, FALLBACK)).isEqualTo(Key.of(key));
  }

  @Test
  void theNearestKeyToALongNameIsCutWithoutAHyphenAtTheEnd() {
    assertThat(Key.near("a".repeat(47) + " b", FALLBACK).text()).isEqualTo("a".repeat(47));
    assertThat(Key.near("x".repeat(10_000_000), FALLBACK).text()).hasSize(48);
  }

  @Test
  void aTakenKeyGetsTheFirstFreeNumber() {
    Set<Key> taken = Set.of(Key.of("web"), Key.of("web-2"));
    assertThat(Key.of("web").unlessTaken(taken::contains)).isEqualTo(Key.of("web-3"));
    Key longest = Key.of("a".repeat(48));
    assertThat(longest.unlessTaken(Set.of(longest)::contains).text())
        .isEqualTo("a".repeat(46) + "-2");
  }
}
