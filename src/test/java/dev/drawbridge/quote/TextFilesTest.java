package dev.drawbridge.quote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Foreign text in tables, JSON and Markdown: data, and visible. */
class TextFilesTest {
  private static final String HOSTILE = "=a,\"b\"\u202e\u001b[31m\n# c `d` ${e}";

  @Test
  void aFieldIsQuotedIsNoFormulaAndHidesNothing() {
    assertThat(Csv.field(HOSTILE)).isEqualTo("\"'=a,\"\"b\"\"\\u202e\\u001b[31m\n# c `d` ${e}\"");
    assertThat(Csv.field("plain")).isEqualTo("plain");
  }

  @Test
  void aStringMeansTheSameAndHidesNothing() {
    String literal = Json.string(HOSTILE);
    assertThat(JsonMapper.shared().readTree(literal).asString()).isEqualTo(HOSTILE);
    assertThat(literal).doesNotContain("\u202e").doesNotContain("\u001b");
  }

  @Test
  void aTextThatIsJsonAlreadyStaysTheSameValue() {
    String json = "{\n  \"a\" : \"x\u202ey\"\n}";
    assertThat(Json.visible(json)).doesNotContain("\u202e");
    assertThat(JsonMapper.shared().readTree(Json.visible(json)))
        .isEqualTo(JsonMapper.shared().readTree(json));
  }

  @Test
  void markdownIsShownAsItIsOnOneLine() {
    assertThat(Markdown.text("# no\nheading")).isEqualTo("\\# no heading");
    assertThat(Markdown.text("1. no list")).isEqualTo("1\\. no list");
    assertThat(Markdown.text("<b>`x`|*")).isEqualTo("\\<b\\>\\`x\\`\\|\\*");
  }
}
