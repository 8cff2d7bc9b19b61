package dev.drawbridge.store;

import dev.drawbridge.drawing.Accountability;
import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Ambient;
import dev.drawbridge.drawing.AwsOptions;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Guardrail;
import dev.drawbridge.drawing.HostOptions;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.KubernetesOptions;
import dev.drawbridge.drawing.Membership;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Ordered;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.drawing.TargetOptions;
import dev.drawbridge.drawing.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A drawing as keys and values in their one order. What has its usual value is left out, so that a
 * drawing has one form.
 */
final class DrawingTree {
  private DrawingTree() {}

  static Tree.Mapping of(Drawing drawing) {
    TreeBuilder top = new TreeBuilder();
    top.word("drawbridge", Integer.toString(Format.CURRENT));
    top.text("name", drawing.name());
    top.textUnless("", "description", drawing.description());
    options(top, drawing.options());
    elements(top, "zones", drawing.zones());
    elements(top, "services", drawing.services());
    elements(top, "networks", drawing.networks());
    elements(top, "routers", drawing.routers());
    elements(top, "notes", drawing.notes());
    statements(top, "flows", drawing.flows());
    statements(top, "ambient", drawing.ambients());
    statements(top, "guardrails", drawing.guardrails());
    TreeBuilder layout = new TreeBuilder();
    drawing.layout().entries().forEach(e -> layout.put(e.getKey().text(), place(e.getValue())));
    spread(top, "layout", layout);
    return top.spread();
  }

  private static void spread(TreeBuilder top, String section, TreeBuilder items) {
    if (!items.isEmpty()) {
      top.put(section, items.spread());
    }
  }

  // ---- elements

  private static void elements(
      TreeBuilder top, String section, Ordered<Key, ? extends Element> elements) {
    TreeBuilder items = new TreeBuilder();
    for (Element element : elements.values()) {
      TreeBuilder fields =
          switch (element) {
            case Zone zone -> zone(zone);
            case Service service -> service(service);
            case Network network -> network(network);
            case Router router -> router(router);
            case Note note -> note(note);
          };
      items.put(element.key().text(), fields.mapping());
    }
    spread(top, section, items);
  }

  private static TreeBuilder common(Element element) {
    return new TreeBuilder()
        .textUnless(element.key().text(), "name", element.name())
        .text("zone", element.zone().map(Key::text));
  }

  private static TreeBuilder zone(Zone zone) {
    TreeBuilder fields = common(zone);
    zone.trust().ifPresent(trust -> fields.word("trust", trust.word()));
    fields.list("addresses", zone.addresses(), AddressSpec::text);
    if (zone.isolation() != Zone.Isolation.NAMESPACE) {
      fields.word("isolate", Values.word(Values.ISOLATION, zone.isolation()));
    }
    membership(fields, zone.membership());
    return fields;
  }

  private static TreeBuilder service(Service service) {
    TreeBuilder fields =
        common(service)
            .put("labels", texts(service.labels()))
            .list("addresses", service.addresses(), AddressSpec::text)
            .put("ports", ports(service.ports()));
    membership(fields, service.membership());
    return fields
        .flag("host-network", service.hostNetwork())
        .put("hosts", hosts(service.hosts()))
        .list("only", service.only(), TargetName::word)
        .text("icon", service.icon());
  }

  private static TreeBuilder network(Network network) {
    TreeBuilder fields =
        common(network)
            .list("addresses", network.addresses(), AddressSpec::text)
            .list("except", network.except(), AddressSpec::text);
    network
        .workloads()
        .ifPresent(workloads ->
            fields.put(
                "kubernetes",
                new TreeBuilder()
                    .text("namespace", workloads.namespace())
                    .put("labels", texts(workloads.labels()))));
    return fields.flag("holds-services", network.holdsServices()).text("icon", network.icon());
  }

  private static TreeBuilder router(Router router) {
    TreeBuilder joins = new TreeBuilder();
    router.joins().forEach((zone, link) -> joins.text(zone.text(), link));
    return common(router)
        .put("joins", joins)
        .list("addresses", router.addresses(), AddressSpec::text);
  }

  private static TreeBuilder note(Note note) {
    return new TreeBuilder().text("zone", note.zone().map(Key::text)).text("text", note.text());
  }

  private static void membership(TreeBuilder fields, Membership membership) {
    fields
        .put("kubernetes", new TreeBuilder().text("namespace", membership.namespace()))
        .put("aws", new TreeBuilder().text("vpc", membership.vpc()));
  }

  private static TreeBuilder texts(Map<String, String> texts) {
    TreeBuilder fields = new TreeBuilder();
    texts.forEach(fields::text);
    return fields;
  }

  private static TreeBuilder ports(Map<String, PortSpec> ports) {
    TreeBuilder fields = new TreeBuilder();
    ports.forEach((name, port) -> fields.text(name, port.text()));
    return fields;
  }

  private static Tree place(Placement placement) {
    TreeBuilder fields =
        new TreeBuilder()
            .word("x", Integer.toString(placement.x()))
            .word("y", Integer.toString(placement.y()));
    placement
        .size()
        .ifPresent(size ->
            fields
                .word("width", Integer.toString(size.width()))
                .word("height", Integer.toString(size.height())));
    return fields
        .flag("pinned", placement.pinned())
        .flag("collapsed", placement.collapsed())
        .mapping();
  }

  // ---- statements

  private static void statements(
      TreeBuilder top, String section, Ordered<String, ? extends Statement> statements) {
    if (statements.isEmpty()) {
      return;
    }
    List<Tree.Entry> items = new ArrayList<>(statements.size());
    for (Statement statement : statements.values()) {
      TreeBuilder fields = new TreeBuilder().text("id", statement.id());
      switch (statement) {
        case Flow flow -> flow(fields, flow);
        case Ambient ambient -> ambient(fields, ambient);
        case Guardrail guardrail -> guardrail(fields, guardrail);
      }
      items.add(new Tree.Entry(statement.id(), "", fields.mapping()));
    }
    top.put(section, new Tree.Sequence(items, true));
  }

  private static void flow(TreeBuilder fields, Flow flow) {
    fields
        .text("from", flow.from().text())
        .text("to", flow.to().text())
        .list("ports", flow.ports(), PortSpec::text)
        .textUnless("", "why", flow.why());
    accountability(fields, flow.accountability());
    fields.flag("log", flow.log()).list("only", flow.only(), TargetName::word);
  }

  private static void ambient(TreeBuilder fields, Ambient ambient) {
    String end =
        switch (ambient.side()) {
          case FROM -> "from";
          case TO -> "to";
        };
    fields
        .text(end, ambient.other().text())
        .list("ports", ambient.ports(), PortSpec::text)
        .textUnless("", "why", ambient.why());
    accountability(fields, ambient.accountability());
    fields.flag("log", ambient.log()).list("only", ambient.only(), TargetName::word);
  }

  private static void accountability(TreeBuilder fields, Accountability accountability) {
    fields.text("owner", accountability.owner()).text("ticket", accountability.ticket());
    accountability.until().ifPresent(day -> fields.word("until", day.toString()));
  }

  private static void guardrail(TreeBuilder fields, Guardrail guardrail) {
    fields
        .put(
            "never",
            new TreeBuilder()
                .text("from", guardrail.from().text())
                .text("to", guardrail.to().text())
                .list("ports", guardrail.ports(), PortSpec::text))
        .word(
            "hops",
            guardrail.hops().isPresent() ? Integer.toString(guardrail.hops().getAsInt()) : "any")
        .textUnless("", "why", guardrail.why());
  }

  // ---- options

  private static void options(TreeBuilder top, TargetOptions options) {
    TreeBuilder targets =
        new TreeBuilder()
            .put("kubernetes", kubernetes(options.kubernetes()))
            .put("hosts", hosts(options.hosts()))
            .put("aws", aws(options.aws()));
    spread(top, "targets", targets);
  }

  private static TreeBuilder kubernetes(KubernetesOptions options) {
    TreeBuilder fields = new TreeBuilder();
    options.dns().ifPresent(dns -> fields.word("dns", dns.word()));
    return fields
        .put(
            "cluster",
            new TreeBuilder()
                .list("pods", options.pods(), AddressSpec::text)
                .list("services", options.services(), AddressSpec::text)
                .list("nodes", options.nodes(), AddressSpec::text))
        .flag("isolate-system-namespaces", options.isolateSystemNamespaces());
  }

  private static TreeBuilder hosts(HostOptions options) {
    TreeBuilder fields = new TreeBuilder();
    options.dhcp().ifPresent(dhcp -> fields.word("dhcp", dhcp ? "on" : "off"));
    return fields.list("containers", options.containers(), HostOptions.ContainerLink::text);
  }

  private static TreeBuilder aws(AwsOptions options) {
    TreeBuilder quotas = new TreeBuilder();
    options.rulesPerGroup().ifPresent(n -> quotas.word("rules-per-group", Integer.toString(n)));
    options
        .groupsPerInterface()
        .ifPresent(n -> quotas.word("groups-per-interface", Integer.toString(n)));
    TreeBuilder lists = new TreeBuilder();
    options
        .prefixLists()
        .forEach((network, list) ->
            lists.put(
                network.text(),
                new TreeBuilder()
                    .text("ipv4", list.ipv4())
                    .text("ipv6", list.ipv6())
                    .word("maximum", Integer.toString(list.maximum()))));
    return new TreeBuilder().put("quotas", quotas).put("prefix-lists", lists);
  }
}
