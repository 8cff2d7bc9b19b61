package dev.drawbridge.quote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class YamlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"frontend", "app.kubernetes.io/name", "Web shop", "10.0.0.0/8", "a-b_c", "e3"})
  void whatIsPlainlyTextStaysPlain(String text) {
    assertThat(Yaml.scalar(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1",
        "0123",
        "1e3",
        "0x1f",
        "1_000",
        "12:30:45",
        "2026-01-01",
        "on",
        "Yes",
        "nO",
        "y",
        "null",
        "~",
        ".5",
        "-",
        "- a",
        "a: b",
        "a #b",
        "#a",
        "&a",
        "*a",
        "!a",
        "{a",
        "[a",
        "a,b",
        "a]",
        "'",
        "\"",
        "\\",
        "\n",
        "a\nkind: Evil",
        "\r",
        "\t",
        "a ",
        " a",
        "a  b",
        "\u0000",
        "\u0085",
        "\u2028",
        "\uFEFF",
        "\u202Eevil",
        "\uFFFF",
        "é",
        "日本",
        "🚪",
        "\uDBFF\uDFFF",
        "---",
        "...",
        "%YAML",
        "@a",
        "`a",
        "|",
        ">",
        "?",
        "::/0",
        "<<",
        "="
      })
  void whateverTheTextItIsReadAsThatText(String text) {
    assertThat(read("key: " + Yaml.scalar(text) + "\n")).isEqualTo(Map.of("key", text));
    assertThat(Yaml.scalar(text)).doesNotContain("\n", "\r");
  }

  @Test
  void textIsSafeAsAKeyAndInAFlow() {
    String key = Yaml.scalar("a: [b], {c}");
    assertThat(read("{" + key + ": [" + key + ", x]}"))
        .isEqualTo(Map.of("a: [b], {c}", List.of("a: [b], {c}", "x")));
  }

  @Test
  void halfOfACharacterIsReplaced() {
    assertThat(Yaml.scalar("a\uD800b")).isEqualTo("\"a\uFFFDb\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"The shop's front", "tcp/8080", "10.0.0.5-10.0.0.9", "Übersicht", "x & y"})
  void whatPeopleWriteNeedsNoQuotes(String text) {
    assertThat(Yaml.scalar(text)).isEqualTo(text);
    assertThatItSurvives(text);
  }

  @Test
  void whatCannotBeSeenOrReordersTextIsEscaped() {
    assertThat(Yaml.scalar("a\u202eb\u0000c\u2028d\u00a0e\ufefff"))
        .isEqualTo("\"a\\u202Eb\\u0000c\\u2028d\\u00A0e\\uFEFFf\"");
    assertThat(Yaml.scalar("\udb40\udc01")).isEqualTo("\"\\U000E0001\"");
  }

  @Test
  void anyTextSurvivesAsKeyAndAsValueInBlockAndFlow() {
    long seed = 20_261;
    Random random = new Random(seed);
    for (int n = 0; n < 4000; n++) {
      int alphabet = n % 2 == 0 ? 0x80 : 0xD800;
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(12), 0, alphabet).forEach(text::appendCodePoint);
      assertThatItSurvives(text.toString());
    }
  }

  private static void assertThatItSurvives(String text) {
    String literal = Yaml.scalar(text);
    assertThat(read(literal + ": " + literal + "\nafter: x\n"))
        .isEqualTo(Map.of(text, text, "after", "x"));
    assertThat(read("[" + literal + ", {" + literal + ": " + literal + "}]"))
        .isEqualTo(List.of(text, Map.of(text, text)));
  }

  private static Object read(String yaml) {
    return new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
  }
}
