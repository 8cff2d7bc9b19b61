package dev.drawbridge.cli;

import dev.drawbridge.lab.Backend;
import dev.drawbridge.lab.LabEvent;
import dev.drawbridge.lab.LabReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A lab's report for machines. */
final class LabJson {
  private LabJson() {}

  static ObjectNode of(LabReport report, Path file, Backend backend, double seconds) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("drawing", file.toString());
    node.put("target", backend.word());
    node.put("agrees", report.agrees());
    node.put("seconds", seconds);
    node.put("tried", report.tried().size());
    node.put("counters", report.counted().size());
    ObjectNode flows = node.putObject("flows");
    report.arrows().forEach((id, arrow) -> arrow(flows.putObject(id), arrow));
    arrow(node.putObject("undrawn"), report.undrawn());
    ObjectNode routers = node.putObject("routers");
    report.routers().forEach((id, arrow) -> arrow(routers.putObject(id), arrow));
    ArrayNode wrong = node.putArray("disagreements");
    report.wrongTrials().forEach(one -> trial(wrong.addObject(), one));
    ArrayNode counters = node.putArray("counterDisagreements");
    report.wrongCounters().forEach(one -> counter(counters.addObject(), one));
    ArrayNode untried = node.putArray("untried");
    report.untried().forEach(gap -> untried.add(LabText.sentence(gap)));
    report.stopped().ifPresent(stopped -> node.put("stopped", stopped.code().name()));
    return node;
  }

  private static void arrow(ObjectNode node, LabReport.Arrow arrow) {
    node.put("opens", arrow.opened())
        .put("refused", arrow.refused())
        .put("wrong", arrow.wrong())
        .put("agrees", arrow.agrees());
  }

  private static void trial(ObjectNode node, LabEvent.Tried one) {
    node.put("from", one.from())
        .put("to", one.to())
        .put("traffic", one.point())
        .put("guarded", word(one.guard()));
    list(node, "routers", one.routers());
    one.refusedBy().ifPresent(router -> node.put("refusedBy", router));
    list(node, "flows", one.flows());
    node.put("expected", word(one.expected())).put("outcome", word(one.outcome()));
  }

  private static void counter(ObjectNode node, LabEvent.Counted one) {
    node.put("host", one.station()).put("direction", word(one.hook()));
    list(node, "flows", one.flows());
    node.put("least", one.least()).put("most", one.most()).put("counted", one.counted());
  }

  private static void list(ObjectNode node, String name, List<String> ids) {
    ArrayNode list = node.putArray(name);
    ids.forEach(list::add);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
