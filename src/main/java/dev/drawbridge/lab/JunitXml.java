package dev.drawbridge.lab;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A report in the form that continuous integration servers read (JUnit's XML). */
public final class JunitXml {
  private static final String UNDRAWN = "(nothing drawn)";

  private JunitXml() {}

  /**
   * The report as XML.
   *
   * @param name what was tried out, such as the drawing's name
   * @param seconds how long it took
   */
  public static String of(LabReport report, String name, double seconds) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuite");
      attribute(xml, "name", name);
      attribute(xml, "tests", String.valueOf(tests(report)));
      attribute(
          xml,
          "failures",
          String.valueOf(report.wrongTrials().size() + report.wrongCounters().size()));
      attribute(xml, "errors", report.stopped().isPresent() ? "1" : "0");
      attribute(xml, "skipped", String.valueOf(report.untried().size()));
      attribute(xml, "time", String.format(Locale.ROOT, "%.3f", seconds));
      for (LabEvent.Tried one : report.tried()) {
        write(xml, group(one.flows()), described(one), one.agrees(), happened(one));
      }
      for (LabEvent.Counted one : report.counted()) {
        write(xml, group(one.flows()), described(one), one.agrees(), "counted " + one.counted());
      }
      for (LabEvent.Untried gap : report.untried()) {
        xml.writeStartElement("testcase");
        attribute(xml, "classname", gap.arguments().isEmpty() ? name : gap.arguments().getFirst());
        attribute(xml, "name", word(gap.gap()) + ": " + String.join(", ", gap.arguments()));
        xml.writeEmptyElement("skipped");
        xml.writeEndElement();
      }
      if (report.stopped().isPresent()) {
        LabEvent.Stopped stopped = report.stopped().get();
        xml.writeStartElement("testcase");
        attribute(xml, "classname", name);
        attribute(xml, "name", stopped.code().name());
        xml.writeEmptyElement("error");
        attribute(xml, "message", String.join(" ", stopped.arguments()));
        xml.writeEndElement();
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text cannot fail to be written", e);
    }
    return text + "\n";
  }

  private static int tests(LabReport report) {
    return report.tried().size() + report.counted().size() + report.untried().size();
  }

  private static void write(
      XMLStreamWriter xml, String group, String name, boolean agrees, String happened)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute(xml, "classname", group);
    attribute(xml, "name", name);
    if (!agrees) {
      xml.writeEmptyElement("failure");
      attribute(xml, "message", happened);
    }
    xml.writeEndElement();
  }

  private static String group(List<String> flows) {
    return flows.isEmpty() ? UNDRAWN : String.join(", ", flows);
  }

  private static String described(LabEvent.Tried one) {
    return one.from()
        + " "
        + one.arrow()
        + " "
        + one.to()
        + " "
        + one.point()
        + " guarded: "
        + word(one.guard())
        + ", "
        + word(one.expected())
        + one.refusedBy().map(router -> " " + router).orElse("");
  }

  private static String happened(LabEvent.Tried one) {
    return word(one.outcome());
  }

  private static String described(LabEvent.Counted one) {
    return (one.flows().isEmpty() ? "denials " : "packets ")
        + word(one.hook())
        + " at "
        + one.station()
        + ": "
        + one.least()
        + (one.least() == one.most() ? "" : " to " + one.most());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    StringBuilder clean = new StringBuilder(value.length());
    value.codePoints().map(c -> isText(c) ? c : ' ').forEach(clean::appendCodePoint);
    xml.writeAttribute(name, clean.toString());
  }

  /**
   * XML 1.0 has no place for control characters and halves of characters, whatever a person wrote
   * or a program printed.
   */
  private static boolean isText(int character) {
    return (character >= ' ' && character < Character.MIN_SURROGATE)
        || (character > Character.MAX_SURROGATE && character < 0xfffe)
        || character >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
  }
}
