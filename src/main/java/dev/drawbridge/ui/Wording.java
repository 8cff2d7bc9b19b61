package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Ambient;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Guardrail;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.drawing.Trust;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.gesture.Hint;
import dev.drawbridge.problem.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How the parts of a drawing are called in the window. */
final class Wording {
  private Wording() {}

  /** The name people gave it, made safe to show; its key if it has none any more. */
  static String name(Drawing drawing, Key key) {
    return drawing.element(key).map(Wording::name).orElse(key.text());
  }

  /** The name people gave it; for a note the beginning of its text. */
  static String name(Element element) {
    if (element instanceof Note note && !note.text().isBlank()) {
      String first = note.text().strip().lines().findFirst().orElse("");
      return Messages.shown(first.length() > 40 ? first.substring(0, 39) + "…" : first);
    }
    return Messages.shown(element.name());
  }

  /** Protocol and port, as on a chip: {@code tcp 8080}. */
  static String port(PortSpec port) {
    return port.text().replaceFirst("/", " ");
  }

  /** All ports in one line. */
  static String ports(List<PortSpec> ports) {
    return ports.isEmpty()
        ? Texts.of("ports.none")
        : ports.stream().map(Wording::port).collect(Collectors.joining(", "));
  }

  /** Who may open a connection to whom. */
  static String statement(Drawing drawing, Statement statement) {
    return switch (statement) {
      case Flow flow -> name(drawing, flow.from()) + " → " + name(drawing, flow.to());
      case Ambient ambient ->
          switch (ambient.side()) {
            case TO -> Texts.of("every.service") + " → " + name(drawing, ambient.other());
            case FROM -> name(drawing, ambient.other()) + " → " + Texts.of("every.service");
          };
      case Guardrail rail ->
          Texts.of("guardrail.words", name(drawing, rail.from()), name(drawing, rail.to()));
    };
  }

  /** So many findings; small numbers as words. */
  static String findings(int count) {
    return Texts.of("announce.findings", count);
  }

  /** A level of trust in a word. */
  static String trust(Trust trust) {
    return Texts.of("trust." + trust.word());
  }

  /** What kind of thing it is and where it stands: the line below its name. */
  static String about(Drawing drawing, Element element) {
    String kind =
        switch (element) {
          case Zone _ -> "zone";
          case Service _ -> "service";
          case Network _ -> "network";
          case Router _ -> "router";
          case Note _ -> "note";
        };
    String where =
        element
            .zone()
            .map(zone -> Texts.of("about." + kind + ".in", name(drawing, zone)))
            .orElse(Texts.of("about." + kind));
    return element instanceof Note || element instanceof Network
        ? where
        : Texts.of("about.trusted", where, trust(drawing.trust(element)));
  }

  /** What a gesture has to say, in one line. */
  static String hints(List<Hint> hints) {
    return hints.stream()
        .map(hint ->
            Messages.text(hint.code(), hint.arguments().stream().map(Wording::said).toList()))
        .collect(Collectors.joining("; "));
  }

  private static Object said(Object argument) {
    return argument instanceof Trust trust ? trust(trust) : argument;
  }

  /** What is selected, for the status bar. */
  static String selection(Workbench bench, Selection selection) {
    Drawing drawing = bench.drawing();
    if (selection.isEmpty()) {
      return counts(drawing);
    }
    return Chosen.element(selection, drawing)
        .map(element -> element(bench, element))
        .or(() -> Chosen.statement(selection, drawing).map(s -> sentence(drawing, s)))
        .orElseGet(() -> Texts.counted("status.selected", selection.size()));
  }

  private static String element(Workbench bench, Element element) {
    Drawing drawing = bench.drawing();
    return switch (element) {
      case Service _, Router _ -> reach(bench, element);
      case Zone zone ->
          Texts.of("status.zone", name(zone), trust(drawing.trust(zone)))
              + " "
              + Texts.counted("status.holds", drawing.members(zone.key()).size());
      case Network network -> reach(bench, network);
      case Note note -> Texts.of("status.note", name(note));
    };
  }

  private static String reach(Workbench bench, Element element) {
    Key key = element.key();
    int in = 0;
    int out = 0;
    for (Flow flow : bench.flowsAt(key)) {
      in += flow.to().equals(key) ? 1 : 0;
      out += flow.from().equals(key) ? 1 : 0;
    }
    String plain = Texts.of("status.reach", name(element), in, out);
    return element instanceof Service && !bench.drawing().ambients().isEmpty()
        ? Texts.of("status.ambient", plain)
        : plain;
  }

  /** What is said of a flow, and the routers that it passes, if any. */
  static String through(Drawing drawing, Flow flow, String said) {
    List<String> routers =
        drawing.between(flow.from(), flow.to()).stream().map(Wording::name).toList();
    return routers.isEmpty() ? said : Texts.of("status.through", said, String.join(", ", routers));
  }

  private static String sentence(Drawing drawing, Statement statement) {
    return switch (statement) {
      case Flow flow ->
          through(
              drawing,
              flow,
              Texts.of(
                  "status.flow",
                  name(drawing, flow.from()),
                  name(drawing, flow.to()),
                  ports(flow.ports())));
      case Ambient ambient -> statement(drawing, ambient) + ", " + ports(ambient.ports());
      case Guardrail rail -> statement(drawing, rail);
    };
  }

  private static String counts(Drawing drawing) {
    List<String> parts = new ArrayList<>();
    if (!drawing.services().isEmpty()) {
      parts.add(Texts.counted("count.services", drawing.services().size()));
    }
    if (!drawing.networks().isEmpty()) {
      parts.add(Texts.counted("count.networks", drawing.networks().size()));
    }
    if (!drawing.flows().isEmpty()) {
      parts.add(Texts.counted("count.flows", drawing.flows().size()));
    }
    return parts.isEmpty() ? Texts.of("status.empty") : String.join(", ", parts);
  }
}
