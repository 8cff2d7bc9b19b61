package dev.drawbridge.store;

import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.HostOptions;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Membership;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Workloads;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.store.KnownElements.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads zones, services, networks, routers and notes. */
final class ElementReader {
  private static final List<Kind> ZONES = List.of(Kind.ZONE);

  /** Most zones inside one another; more could not be seen on any canvas. */
  private static final int DEEPEST = 50;

  private final KnownElements known;
  private final Values values;
  private final Problems problems;

  ElementReader(KnownElements known, Values values, Problems problems) {
    this.known = known;
    this.values = values;
    this.problems = problems;
  }

  /** All elements, each kind in the order written. */
  List<Element> elements(Fields drawing) {
    List<Element> elements = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      drawing
          .node(kind.section())
          .filter(Node.Mapping.class::isInstance)
          .map(Node.Mapping.class::cast)
          .ifPresent(section -> {
            for (Node.Entry entry : section.entries()) {
              known.at(entry.key()).ifPresent(item -> elements.add(element(item)));
            }
            if (kind == Kind.ZONE) {
              reportNesting(section, elements);
            }
          });
    }
    return elements;
  }

  private Element element(KnownElements.Item item) {
    return switch (item.kind()) {
      case ZONE -> zone(item.key(), Fields.of(item.value(), Vocabulary.ZONE, problems));
      case SERVICE -> service(item.key(), Fields.of(item.value(), Vocabulary.SERVICE, problems));
      case NETWORK -> network(item.key(), Fields.of(item.value(), Vocabulary.NETWORK, problems));
      case ROUTER -> router(item.key(), Fields.of(item.value(), Vocabulary.ROUTER, problems));
      case NOTE -> note(item.key(), Fields.of(item.value(), Vocabulary.NOTE, problems));
    };
  }

  private Zone zone(Key key, Fields fields) {
    return new Zone(
        key,
        name(key, fields),
        zoneOf(fields),
        fields.word("trust", Values.TRUST),
        values.addresses(fields, "addresses"),
        fields.word("isolate", Values.ISOLATION).orElse(Zone.Isolation.NAMESPACE),
        membership(fields));
  }

  private Service service(Key key, Fields fields) {
    return new Service(
        key,
        name(key, fields),
        zoneOf(fields),
        fields.texts("labels"),
        values.addresses(fields, "addresses"),
        namedPorts(fields),
        membership(fields),
        fields.flag("host-network").orElse(false),
        hosts(fields),
        values.only(fields),
        fields.text("icon"));
  }

  private Network network(Key key, Fields fields) {
    return new Network(
        key,
        name(key, fields),
        zoneOf(fields),
        values.addresses(fields, "addresses"),
        values.addresses(fields, "except"),
        workloads(fields),
        fields.flag("holds-services").orElse(false),
        fields.text("icon"));
  }

  private Router router(Key key, Fields fields) {
    Map<Key, String> joins = new LinkedHashMap<>();
    fields
        .node("joins")
        .ifPresent(node -> {
          for (Node.Entry entry : Fields.entries(node, "joins", problems)) {
            Optional<Key> zone = known.referred(entry.key(), "joins", ZONES);
            if (!(entry.value() instanceof Node.Scalar link)) {
              problems.add(entry.value(), StoreProblem.EXPECTED_TEXT, entry.key().text());
            } else {
              zone.ifPresent(z -> joins.put(z, link.text()));
            }
          }
        });
    return new Router(
        key, name(key, fields), zoneOf(fields), joins, values.addresses(fields, "addresses"));
  }

  private Note note(Key key, Fields fields) {
    return new Note(key, zoneOf(fields), fields.text("text").orElse(""));
  }

  private static String name(Key key, Fields fields) {
    return fields.text("name").orElse(key.text());
  }

  private Optional<Key> zoneOf(Fields fields) {
    return fields.scalar("zone").flatMap(zone -> known.referred(zone, "zone", ZONES));
  }

  private static Membership membership(Fields fields) {
    return new Membership(
        fields.inner("kubernetes", Vocabulary.NAMESPACE).text("namespace"),
        fields.inner("aws", Vocabulary.CLOUD).text("vpc"));
  }

  private HostOptions hosts(Fields fields) {
    return hostOptions(fields.inner("hosts", Vocabulary.HOST_OPTIONS), values);
  }

  static HostOptions hostOptions(Fields hosts, Values values) {
    return new HostOptions(hosts.flag("dhcp"), hosts.list("containers", values::containerLink));
  }

  private static Optional<Workloads> workloads(Fields fields) {
    if (fields.node("kubernetes").filter(node -> !node.isNothing()).isEmpty()) {
      return Optional.empty();
    }
    Fields workloads = fields.inner("kubernetes", Vocabulary.WORKLOADS);
    Optional<String> namespace = workloads.text("namespace");
    if (namespace.isEmpty()) {
      workloads.reportMissing("namespace", Vocabulary.WORKLOADS);
    }
    return Optional.of(new Workloads(namespace.orElse(""), workloads.texts("labels")));
  }

  private Map<String, PortSpec> namedPorts(Fields fields) {
    Map<String, PortSpec> ports = new LinkedHashMap<>();
    fields
        .node("ports")
        .ifPresent(node -> {
          for (Node.Entry entry : Fields.entries(node, "ports", problems)) {
            namedPort(entry).ifPresent(port -> ports.put(entry.key().text(), port));
          }
        });
    return ports;
  }

  private Optional<PortSpec> namedPort(Node.Entry entry) {
    String name = entry.key().text();
    if (!PortSpec.isName(name)) {
      problems.add(entry.key(), StoreProblem.BAD_PORT_NAME, name);
      return Optional.empty();
    }
    if (!(entry.value() instanceof Node.Scalar value)) {
      problems.add(entry.value(), StoreProblem.EXPECTED_TEXT, name);
      return Optional.empty();
    }
    Optional<PortSpec> port = values.port(value);
    if (port.isPresent() && port.get() instanceof PortSpec.Named named) {
      problems.add(value, StoreProblem.PORT_IS_A_NAME, name, named.text());
      return Optional.empty();
    }
    return port;
  }

  /** Reports zones that would stand in themselves, or deeper than anything can be shown. */
  private void reportNesting(Node.Mapping section, List<Element> zones) {
    Map<Key, Key> around = new HashMap<>();
    for (Element zone : zones) {
      zone.zone().ifPresent(outer -> around.put(zone.key(), outer));
    }
    Set<Key> reported = new HashSet<>();
    for (Element zone : zones) {
      Set<Key> way = new LinkedHashSet<>();
      @Nullable Key next = zone.key();
      while (next != null && way.size() <= DEEPEST && way.add(next)) {
        next = around.get(next);
      }
      if (way.size() > DEEPEST && reported.isEmpty()) {
        reported.addAll(way);
        report(section, zone.key(), StoreProblem.ZONES_TOO_DEEP, DEEPEST);
      } else if (zone.key().equals(next) && !reported.contains(next)) {
        reported.addAll(way);
        report(section, next, StoreProblem.ZONE_IN_ITSELF, next.text());
      }
    }
  }

  private void report(Node.Mapping section, Key zone, StoreProblem code, Object argument) {
    section.entries().stream()
        .filter(entry -> entry.key().text().equals(zone.text()))
        .findFirst()
        .ifPresent(entry -> problems.add(entry.key(), code, argument));
  }
}
