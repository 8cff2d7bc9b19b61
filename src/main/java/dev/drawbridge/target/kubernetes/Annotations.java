package dev.drawbridge.target.kubernetes;

import static java.util.stream.Collectors.toCollection;

import dev.drawbridge.drawing.Accountability;
import dev.drawbridge.drawing.Ambient;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Guardrail;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What stands beside a policy for people: which flows it is made of, why, who answers for it. It
 * decides nothing, and is capped so that it never makes an object too large to apply.
 */
final class Annotations {
  private static final String PREFIX = "drawbridge.dev/";

  /** How many things are listed before the rest is counted. */
  private static final int LISTED = 20;

  /** How many characters of one text are kept. */
  private static final int LONGEST = 200;

  private final Drawing drawing;

  Annotations(Drawing drawing) {
    this.drawing = drawing;
  }

  /** Those of every object: the drawing's name in full. */
  Map<String, String> ofDrawing() {
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put(PREFIX + "drawing", shortened(drawing.name()));
    return annotations;
  }

  /** Those of one service's object. */
  Map<String, String> of(Service service, Grants grants) {
    Map<String, String> annotations = ofDrawing();
    annotations.put(PREFIX + "service", shortened(service.name()));
    Set<String> flows = new LinkedHashSet<>();
    grants.rules().forEach(rule -> flows.addAll(rule.flows()));
    List<Statement> statements =
        flows.stream().sorted().flatMap(id -> drawing.statement(id).stream()).toList();
    put(annotations, "flows", statements.stream().map(Statement::id).toList(), "; ");
    put(
        annotations,
        "why",
        statements.stream()
            .filter(statement -> !statement.why().isBlank())
            .map(statement -> statement.id() + ": " + onOneLine(statement.why()))
            .toList(),
        "\n");
    List<Accountability> accounts = statements.stream().map(Annotations::accountability).toList();
    put(annotations, "owner", accounts.stream().flatMap(a -> a.owner().stream()).toList(), "; ");
    put(annotations, "ticket", accounts.stream().flatMap(a -> a.ticket().stream()).toList(), "; ");
    return annotations;
  }

  private static Accountability accountability(Statement statement) {
    return switch (statement) {
      case Flow flow -> flow.accountability();
      case Ambient ambient -> ambient.accountability();
      case Guardrail _ -> Accountability.NONE;
    };
  }

  private static void put(
      Map<String, String> annotations, String name, List<String> texts, String separator) {
    List<String> distinct = texts.stream().distinct().toList();
    if (distinct.isEmpty()) {
      return;
    }
    List<String> listed =
        distinct.stream()
            .limit(LISTED)
            .map(Annotations::shortened)
            .collect(toCollection(ArrayList::new));
    int more = distinct.size() - LISTED;
    if (more > 0) {
      listed.add("and " + more + " more");
    }
    annotations.put(PREFIX + name, String.join(separator, listed));
  }

  private static String onOneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
