package dev.drawbridge.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.target.kubernetes.PlainScalar.Kind;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class PlainScalarTest {
  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "53", "65535", "999999999"})
  void wholeNumbersHaveOneSpelling(String text) {
    assertThat(PlainScalar.kindOf(text)).isEqualTo(Kind.WHOLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~", "null", "Null", "NULL"})
  void nothingHasFive(String text) {
    assertThat(PlainScalar.kindOf(text)).isEqualTo(Kind.NOTHING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "y",
        "N",
        "yes",
        "No",
        "ON",
        "off",
        "true",
        "False",
        "00",
        "0123",
        "0o17",
        "0x1F",
        "0b1",
        "-1",
        "+1",
        "1_000",
        "1.",
        "1.5",
        ".5",
        "1e3",
        "1E-3",
        ".inf",
        "-.INF",
        ".NaN",
        "12:30",
        "190:20:30.15",
        "2026-11-22",
        "2026-11-22T10:00:00Z",
        "9999999999",
        "<<",
        "="
      })
  void whatSomeReadersTakeForMoreThanTextIsUnclear(String text) {
    assertThat(PlainScalar.kindOf(text)).isEqualTo(Kind.UNCLEAR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "web",
        "10.0.0.0/8",
        "10.0.0.1",
        "1a",
        "-a",
        "nope",
        "yesterday",
        "e3",
        "1-2",
        "::/0",
        "v1",
        "networking.k8s.io/v1",
        ".",
        "-",
        "2026-11",
        "Nulls"
      })
  void whatEverybodyTakesForTextIsText(String text) {
    assertThat(PlainScalar.kindOf(text)).isEqualTo(Kind.TEXT);
    if (!text.equals("-")) {
      assertThat(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load("a: " + text))
          .isEqualTo(Map.of("a", text));
    }
  }
}
