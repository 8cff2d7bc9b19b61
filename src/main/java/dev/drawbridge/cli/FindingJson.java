package dev.drawbridge.cli;

import dev.drawbridge.check.Finding;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.problem.Messages;
import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Findings and problems for machines. */
final class FindingJson {
  private FindingJson() {}

  static void add(ArrayNode list, Finding finding) {
    ObjectNode node = list.addObject();
    node.put("code", finding.code().name());
    node.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    node.put("text", Messages.text(finding.code(), finding.arguments()));
    place(node, finding.place());
    ArrayNode targets = node.putArray("targets");
    finding.targets().stream().map(TargetName::word).forEach(targets::add);
    ArrayNode fixes = node.putArray("fixes");
    finding.fixes().forEach(fix -> fixes.add(Messages.text(fix.code(), fix.arguments())));
  }

  static void add(ArrayNode list, Problem problem) {
    ObjectNode node = list.addObject();
    node.put("code", problem.code().name());
    node.put("text", Messages.text(problem));
    place(node, problem.place());
  }

  static void place(ObjectNode node, Place place) {
    switch (place) {
      case Place.InFile file ->
          node.put("file", file.file()).put("line", file.line()).put("lastLine", file.lastLine());
      case Place.OnCanvas canvas -> {
        ArrayNode things = node.putArray("things");
        canvas.things().forEach(things::add);
      }
      case Place.Nowhere _ -> {}
    }
  }
}
