package dev.drawbridge.ui;

import dev.drawbridge.canvas.Icon;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Ambient;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.HostOptions;
import dev.drawbridge.drawing.HostOptions.ContainerLink;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Membership;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** All properties of a service, and who it talks to. */
final class ServiceForm {
  private static final PairsRow.Kind PORTS =
      new PairsRow.Kind(
          text ->
              PortSpec.isName(text) ? Optional.empty() : Optional.of(Texts.of("check.port.name")),
          FormParts.PORT.and(text ->
              PortSpec.isName(text.strip())
                  ? Optional.of(Texts.of("check.port.numbered"))
                  : Optional.empty()),
          Texts.of("form.named.ports.name"),
          "tcp/8080",
          false);

  private final Workbench bench;
  private final Form<Service> form;

  private ServiceForm(Workbench bench) {
    this.bench = bench;
    this.form = new Form<>(bench::perform);
  }

  static Form<Service> of(Workbench bench) {
    return new ServiceForm(bench).build();
  }

  private static <V> Property<Service, V> property(
      Function<Service, V> get, BiFunction<Service, V, Service> set) {
    return new Property<>(get, (service, value) -> new Edit.Change(set.apply(service, value)));
  }

  private Form<Service> build() {
    FormParts parts = new FormParts(bench);
    parts.name(form);
    form.tags(
            "form.labels",
            FormParts.labels(property(Service::labels, Service::withLabels)),
            FormParts.LABEL)
        .prompting("app=name");
    form.tags(
            "form.addresses",
            FormParts.addresses(property(Service::addresses, Service::withAddresses)),
            FormParts.ADDRESS)
        .prompting("10.0.1.10");
    form.add(
        new CountRow<>(
            Texts.of("form.replicas"),
            service -> service.addresses().size(),
            count -> count < 2 ? "" : Integer.toString(count)));
    form.pairs(
        "form.named.ports",
        PairsRow.texts(
            property(Service::ports, Service::withPorts), Function.identity(), PortSpec::parse),
        PORTS);
    form.links("form.reached.by", "form.reached.by.none", this::reachedBy);
    form.links("form.reaches", "form.reaches.none", this::reaches);
    form.links("form.blast", "form.blast.none", new BlastRadius(bench)::of);
    form.add(parts.arrow());
    parts.zone(form);
    parts.layout(form, s -> Selection.of(s.key()));
    form.search(
        "form.icon",
        property(Service::icon, Service::withIcon),
        _ -> icons(),
        icon -> icon.orElse(Texts.of("icon.guessed")));
    form.targets("form.only", property(Service::only, Service::withOnly));
    kubernetes();
    hosts();
    aws();
    form.section(Texts.of("section.identity"));
    parts.key(form);
    return form;
  }

  static List<Optional<String>> icons() {
    List<Optional<String>> icons = new ArrayList<>();
    icons.add(Optional.empty());
    Icon.names().forEach(name -> icons.add(Optional.of(name)));
    return icons;
  }

  private void kubernetes() {
    form.section("Kubernetes");
    form.optional(
            "form.namespace",
            property(
                s -> s.membership().namespace(),
                (s, namespace) -> s.withMembership(s.membership().withNamespace(namespace))),
            TextCheck.NONE)
        .mono()
        .prompting(Texts.of("form.inherited"));
    form.toggle("form.host.network", property(Service::hostNetwork, Service::withHostNetwork))
        .explained(Texts.of("form.host.network.hint"));
  }

  private void hosts() {
    form.section(Texts.of("section.hosts"));
    form.choice("form.dhcp", dhcp())
        .or(Optional.empty(), Texts.of("choice.inherited"))
        .or(Optional.of(true), Texts.of("choice.yes"))
        .or(Optional.of(false), Texts.of("choice.no"));
    form.choice(
            "form.containers.own",
            containers().as(Optional::isPresent, own -> own ? Optional.of(List.of()) : none()))
        .or(false, Texts.of("choice.inherited"))
        .or(true, Texts.of("choice.own"));
    form.tags(
            "form.containers",
            FormParts.containers(containers().as(c -> c.orElse(List.of()), Optional::of)),
            FormParts.CONTAINER)
        .prompting("docker0, 172.17.0.0/16");
  }

  private static Optional<List<ContainerLink>> none() {
    return Optional.empty();
  }

  private static Property<Service, Optional<Boolean>> dhcp() {
    return property(
        s -> s.hosts().dhcp(),
        (s, dhcp) -> s.withHosts(new HostOptions(dhcp, s.hosts().containers())));
  }

  private static Property<Service, Optional<List<ContainerLink>>> containers() {
    return property(
        s -> s.hosts().containers(),
        (s, links) -> s.withHosts(new HostOptions(s.hosts().dhcp(), links)));
  }

  private void aws() {
    form.section("AWS");
    form.optional(
            "form.vpc",
            property(
                s -> s.membership().vpc(),
                (s, vpc) -> s.withMembership(new Membership(s.membership().namespace(), vpc))),
            FormParts.VPC)
        .mono()
        .prompting(Texts.of("form.inherited"));
  }

  private List<LinksRow.Link> reachedBy(Service service) {
    List<LinksRow.Link> links = new ArrayList<>();
    bench.flowsAt(service.key()).stream()
        .filter(flow -> flow.to().equals(service.key()))
        .forEach(flow -> links.add(link(flow, flow.from())));
    ambient(Ambient.Side.FROM).ifPresent(links::add);
    return links;
  }

  private List<LinksRow.Link> reaches(Service service) {
    List<LinksRow.Link> links = new ArrayList<>();
    bench.flowsAt(service.key()).stream()
        .filter(flow -> flow.from().equals(service.key()))
        .forEach(flow -> links.add(link(flow, flow.to())));
    ambient(Ambient.Side.TO).ifPresent(links::add);
    return links;
  }

  private LinksRow.Link link(Flow flow, Key other) {
    return new LinksRow.Link(
        Wording.name(bench.drawing(), other),
        Wording.ports(flow.ports()),
        bench.isDoubtful(flow.id()),
        () -> bench.select(Selection.ofStatement(flow.id())));
  }

  /** What every service has, in one line that leads to the drawing's own form. */
  private Optional<LinksRow.Link> ambient(Ambient.Side side) {
    Drawing drawing = bench.drawing();
    List<String> names =
        drawing.ambients().values().stream()
            .filter(ambient -> ambient.side() == side)
            .map(ambient -> Wording.name(drawing, ambient.other()))
            .toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LinksRow.Link(
                Texts.of("form.ambient.line", String.join(", ", names)),
                Texts.of("form.ambient.word"),
                false,
                () -> bench.select(Selection.NONE)));
  }
}
