package dev.drawbridge.quote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Random;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Foreign text is text in an SVG file, whatever it is. */
class SvgTest {

  @Test
  void markupIsNoMarkup() {
    assertThat(Svg.text("</text><script>alert('x')</script>&amp;"))
        .isEqualTo("&lt;/text&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;");
    assertThat(Svg.attribute("\" onload=\"x")).isEqualTo("\"&quot; onload=&quot;x\"");
  }

  @Test
  void charactersThatXmlCannotHoldAreReplaced() {
    assertThat(Svg.text("a\0b\u001b[31mc\ud800d\uffff"))
        .isEqualTo("a\ufffdb\ufffd[31mc\ufffdd\ufffd");
  }

  @Test
  void marksThatReorderTextAreLeftOut() {
    assertThat(Svg.text("a\u202egnp.exe\u2066x\u200f")).isEqualTo("agnp.exex");
  }

  @Test
  void anyTextSurvivesAParser() throws Exception {
    long seed = Long.getLong("seed", 1);
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      String foreign = text(random);
      String file = "<t a=" + Svg.attribute(foreign) + ">" + Svg.text(foreign) + "</t>";
      Element parsed = parse(file);
      assertThat(parsed.getChildNodes().getLength()).as("seed %d", seed).isLessThanOrEqualTo(1);
      assertThat(parsed.getTextContent()).as("seed %d", seed).isEqualTo(parsed.getAttribute("a"));
    }
  }

  private static Element parse(String file) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    return factory
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(file)))
        .getDocumentElement();
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      text.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(65536)));
    }
    return text.toString();
  }
}
