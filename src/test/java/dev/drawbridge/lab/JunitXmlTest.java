package dev.drawbridge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Drawing;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JunitXmlTest {

  private static Element xml(LabEvent... events) throws Exception {
    return named("Shop <&\"> on nftables", events);
  }

  private static Element named(String name, LabEvent... events) throws Exception {
    LabReport report = new LabReport(Drawing.EMPTY);
    List.of(events).forEach(report);
    String text = JunitXml.of(report, name, 1.5);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)))
        .getDocumentElement();
  }

  private static LabEvent tried(boolean agrees) {
    return new LabEvent.Tried(
        "office 192.168.0.0",
        "web 10.0.1.10",
        "tcp/443",
        Guard.BOTH,
        List.of(),
        Optional.empty(),
        List.of("office-to-web"),
        LabEvent.Verdict.OPENS,
        agrees ? Outcome.ANSWERED : Outcome.SILENT,
        agrees);
  }

  @Test
  void everyTrialAndCounterIsATestCaseOfItsArrow() throws Exception {
    Element suite =
        xml(
            tried(true),
            tried(false),
            new LabEvent.Counted("web-1", Hook.INGRESS, List.of(), 1, 1, 1, true));

    assertThat(suite.getAttribute("name")).isEqualTo("Shop <&\"> on nftables");
    assertThat(suite.getAttribute("tests")).isEqualTo("3");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(3);
    Element failure = (Element) suite.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).isEqualTo("silent");
    assertThat(((Element) failure.getParentNode()).getAttribute("classname"))
        .isEqualTo("office-to-web");
  }

  @Test
  void whatCouldNotBeDoneIsAnErrorWhateverWasPrinted() throws Exception {
    Element suite =
        xml(new LabEvent.Stopped(LabCode.FILES_REFUSED, List.of("web-1", "\u001b[31m\u0000no")));

    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    assertThat(((Element) suite.getElementsByTagName("error").item(0)).getAttribute("message"))
        .startsWith("web-1");
  }

  @Test
  void aDrawingMayBeCalledWhateverAPersonWrote() throws Exception {
    Element suite =
        named("\u001b[31m\u0000\ud83d \uffff\n\ud83d\ude00 ]]> $(touch x)", tried(true));

    assertThat(suite.getAttribute("name")).isEqualTo(" [31m     \ud83d\ude00 ]]> $(touch x)");
  }

  @Test
  void whatCannotBeTriedIsSkippedAndSaysWhy() throws Exception {
    Element suite =
        xml(new LabEvent.Untried(LabGap.ROUTER_WITH_ITSELF, List.of("edge-to-edge", "edge")));
    Element skipped = (Element) suite.getElementsByTagName("testcase").item(0);

    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    assertThat(skipped.getAttribute("classname")).isEqualTo("edge-to-edge");
    assertThat(skipped.getAttribute("name")).isEqualTo("router with itself: edge-to-edge, edge");
    assertThat(skipped.getElementsByTagName("skipped").getLength()).isEqualTo(1);
  }

  @Test
  void aConnectionThroughARouterNamesIt() throws Exception {
    LabEvent.Tried through =
        new LabEvent.Tried(
            "office 192.168.0.0",
            "web 10.0.1.10",
            "tcp/443",
            Guard.ROUTER,
            List.of("gateway"),
            Optional.of("gateway"),
            List.of("office-to-web"),
            LabEvent.Verdict.REFUSED_AT_ROUTER,
            Outcome.SILENT,
            true);
    Element suite = xml(through);

    assertThat(((Element) suite.getElementsByTagName("testcase").item(0)).getAttribute("name"))
        .isEqualTo(
            "office 192.168.0.0 -> gateway -> web 10.0.1.10 tcp/443 guarded: router, refused at"
                + " router gateway");
  }
}
