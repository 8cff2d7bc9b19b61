package dev.drawbridge.quote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Foreign text is a label in a Mermaid diagram, whatever it is. */
class MermaidTextTest {

  @Test
  void whatMeansSomethingToMermaidOrHtmlBecomesANumber() {
    assertThat(MermaidText.quoted("a\"] --> b; <script>#x"))
        .isEqualTo("\"a#34;#93; --#62; b#59; #60;script#62;#35;x\"");
  }

  @Test
  void linesBecomeOneAndControlCharactersNothing() {
    assertThat(MermaidText.quoted("one\ntwo\u0000\u202e")).isEqualTo("\"one two\"");
  }

  @Test
  void namesOfAnyLanguageStayReadable() {
    assertThat(MermaidText.quoted("Größe 数据")).isEqualTo("\"Größe 数据\"");
  }
}
