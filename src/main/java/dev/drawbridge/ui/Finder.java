package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Accountability;
import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Ambient;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Guardrail;
import dev.drawbridge.drawing.Membership;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Traffic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds things of one drawing by whatever is said of them. Everything is written down once, so that
 * each further letter costs one pass over short texts.
 */
final class Finder {
  /** Where something was found. */
  enum Where {
    NAME,
    KEY,
    LABEL,
    ADDRESS,
    /** A network or zone that holds the address asked for. */
    RANGE,
    PORT,
    WHY,
    OWNER,
    TICKET,
    TEXT
  }

  /**
   * Something found.
   *
   * @param thing one element, flow, ambient flow or guardrail
   * @param where in which of its texts
   * @param text that text
   */
  record Hit(Selection thing, Where where, String text) {}

  private record Said(Where where, String text, String small) {
    Said(Where where, String text) {
      this(where, text, text.toLowerCase(Locale.ROOT));
    }
  }

  private record Entry(
      Selection thing, List<Said> said, AddressSet addresses, List<Traffic> traffic) {}

  private final List<Entry> entries = new ArrayList<>();

  Finder(Drawing drawing) {
    drawing.elements().forEach(element -> entries.add(entry(element)));
    drawing.statements().forEach(statement -> entries.add(entry(statement)));
  }

  /** Everything that answers the question, one hit for each thing, in the order of the file. */
  List<Hit> find(String typed) {
    String question = typed.strip().toLowerCase(Locale.ROOT);
    if (question.isEmpty()) {
      return List.of();
    }
    Optional<AddressSet> address = address(question);
    Optional<Traffic> traffic = traffic(question);
    List<Hit> hits = new ArrayList<>();
    for (Entry entry : entries) {
      hit(entry, question, address, traffic).ifPresent(hits::add);
    }
    // Who has the address comes before whoever holds it among others.
    hits.sort(Comparator.comparing(hit -> hit.where() == Where.RANGE));
    return hits;
  }

  private static Optional<Hit> hit(
      Entry entry, String question, Optional<AddressSet> address, Optional<Traffic> traffic) {
    for (Said said : entry.said()) {
      if (said.small().contains(question)) {
        return Optional.of(new Hit(entry.thing(), said.where(), said.text()));
      }
    }
    if (address.isPresent() && entry.addresses().containsAll(address.get())) {
      return Optional.of(new Hit(entry.thing(), Where.RANGE, text(entry, Where.ADDRESS)));
    }
    return traffic
        .filter(asked -> entry.traffic().stream().anyMatch(t -> t.containsAll(asked)))
        .map(_ -> new Hit(entry.thing(), Where.PORT, text(entry, Where.PORT)));
  }

  private static String text(Entry entry, Where where) {
    return entry.said().stream()
        .filter(said -> said.where() == where)
        .map(Said::text)
        .findFirst()
        .orElse("");
  }

  // ---- questions that are more than text

  private static Optional<AddressSet> address(String question) {
    try {
      // A word such as "beef" is hexadecimal, but no address without a separator.
      return question.contains(".") || question.contains(":")
          ? Optional.of(AddressSpec.parse(question).addresses())
          : Optional.empty();
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  private static Optional<Traffic> traffic(String question) {
    String written =
        question.matches("\\d{1,5}") ? "tcp/" + question : question.replaceFirst("\\s+", "/");
    try {
      return written.contains("/") ? PortSpec.parse(written).meaning() : Optional.empty();
    } catch (IllegalArgumentException noPort) {
      return Optional.empty();
    }
  }

  // ---- what is said of things

  private static Entry entry(Element element) {
    List<Said> said = new ArrayList<>();
    List<AddressSpec> addresses = List.of();
    List<PortSpec> ports = List.of();
    if (!(element instanceof Note)) {
      said.add(new Said(Where.NAME, element.name()));
    }
    said.add(new Said(Where.KEY, element.key().text()));
    switch (element) {
      case Service service -> {
        labels(service.labels(), said);
        addresses = service.addresses();
        ports = List.copyOf(service.ports().values());
        service.ports().forEach((name, port) -> said.add(new Said(Where.PORT, name)));
        membership(service.membership(), said);
      }
      case Zone zone -> {
        addresses = zone.addresses();
        membership(zone.membership(), said);
      }
      case Network network -> {
        addresses = network.addresses();
        network.workloads().ifPresent(workloads -> labels(workloads.labels(), said));
      }
      case Router router -> addresses = router.addresses();
      case Note note -> said.add(new Said(Where.TEXT, note.text()));
    }
    addresses.forEach(address -> said.add(new Said(Where.ADDRESS, address.text())));
    ports(ports, said);
    AddressSet all = AddressSet.unionOf(addresses.stream().map(AddressSpec::addresses).toList());
    return new Entry(Selection.of(element.key()), said, all, traffic(ports));
  }

  private static void labels(Map<String, String> labels, List<Said> said) {
    labels.forEach((key, value) -> said.add(new Said(Where.LABEL, key + "=" + value)));
  }

  private static void membership(Membership membership, List<Said> said) {
    membership.namespace().ifPresent(name -> said.add(new Said(Where.LABEL, name)));
    membership.vpc().ifPresent(name -> said.add(new Said(Where.LABEL, name)));
  }

  private static Entry entry(Statement statement) {
    List<Said> said = new ArrayList<>();
    said.add(new Said(Where.KEY, statement.id()));
    ports(statement.ports(), said);
    if (!statement.why().isBlank()) {
      said.add(new Said(Where.WHY, statement.why()));
    }
    Accountability account =
        switch (statement) {
          case Flow flow -> flow.accountability();
          case Ambient ambient -> ambient.accountability();
          case Guardrail _ -> Accountability.NONE;
        };
    account.owner().ifPresent(owner -> said.add(new Said(Where.OWNER, owner)));
    account.ticket().ifPresent(ticket -> said.add(new Said(Where.TICKET, ticket)));
    return new Entry(
        Selection.ofStatement(statement.id()), said, AddressSet.NONE, traffic(statement.ports()));
  }

  private static void ports(List<PortSpec> ports, List<Said> said) {
    for (PortSpec port : ports) {
      said.add(new Said(Where.PORT, Wording.port(port)));
      said.add(new Said(Where.PORT, port.text()));
    }
  }

  private static List<Traffic> traffic(List<PortSpec> ports) {
    return ports.stream().flatMap(port -> port.meaning().stream()).toList();
  }
}
