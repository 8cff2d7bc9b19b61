package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Accountability;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.drawing.Trust;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.gesture.Rehousing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What several selected things have in common. A value that is not the same in all of them is not
 * shown but said to be mixed; a change makes it the same in all, in one step.
 */
final class SeveralForm {
  /** How many of the selected things are listed. */
  private static final int MOST_LISTED = 30;

  private final Workbench bench;
  private final Form<Selection> form;
  private final Shared<Element> elements;
  private final Shared<Service> services;
  private final Shared<Zone> zones;
  private final Shared<Network> networks;
  private final Shared<Flow> flows;

  private SeveralForm(Workbench bench) {
    this.bench = bench;
    this.form = new Form<>(bench::perform);
    elements = new Shared<>(s -> Chosen.elements(s, bench.drawing()));
    services = new Shared<>(s -> keyed(s, key -> bench.drawing().services().get(key)));
    zones = new Shared<>(s -> keyed(s, key -> bench.drawing().zones().get(key)));
    networks = new Shared<>(s -> keyed(s, key -> bench.drawing().networks().get(key)));
    flows =
        new Shared<>(s ->
            s.statements().stream()
                .flatMap(id -> bench.drawing().flows().get(id).stream())
                .toList());
  }

  static Form<Selection> of(Workbench bench) {
    return new SeveralForm(bench).build();
  }

  private static <E> List<E> keyed(Selection selection, Function<Key, Optional<E>> get) {
    return selection.elements().stream().flatMap(key -> get.apply(key).stream()).toList();
  }

  private Form<Selection> build() {
    ofElements();
    ofServices();
    ofZones();
    form.toggle(
            "form.holds.services",
            networks.property(
                Network::holdsServices, (n, holds) -> new Edit.Change(n.withHoldsServices(holds))))
        .only(networks::isAny);
    ofFlows();
    form.targets("form.only", targets()).only(s -> services.isAny(s) || flows.isAny(s));
    new FormParts(bench).layout(form, s -> s);
    form.links("several.things", "several.things", this::things);
    return form;
  }

  // ---- elements

  private void ofElements() {
    Property<Selection, Optional<Key>> zone =
        elements.property(Element::zone, (e, _) -> new Edit.Change(e));
    form.search(
            "form.zone",
            new Property<>(zone.get(), this::into, zone.mixed()),
            _ -> zoneChoices(),
            key -> key.map(z -> Wording.name(bench.drawing(), z)).orElse(Texts.of("zone.none")))
        .only(elements::isAny);
  }

  private Edit into(Selection selection, Optional<Key> zone) {
    return Rehousing.of(selection.elements(), zone, bench.sheet())
        .orElseGet(() -> new Edit.Move(Map.of(), Map.of()));
  }

  private List<Optional<Key>> zoneChoices() {
    List<Optional<Key>> choices = new ArrayList<>();
    choices.add(Optional.empty());
    bench.drawing().zones().keys().forEach(key -> choices.add(Optional.of(key)));
    return choices;
  }

  private void ofServices() {
    form.tags(
            "form.labels",
            services.lists(
                s -> s.labels().entrySet().stream().map(SeveralForm::written).toList(),
                (s, labels) -> new Edit.Change(s.withLabels(labels(labels)))),
            FormParts.LABEL)
        .prompting("app=name")
        .only(services::isAny);
    form.search(
            "form.icon",
            services.property(Service::icon, (s, icon) -> new Edit.Change(s.withIcon(icon))),
            _ -> ServiceForm.icons(),
            icon -> icon.orElse(Texts.of("icon.guessed")))
        .only(services::isAny);
  }

  private static String written(Map.Entry<String, String> label) {
    return label.getKey() + "=" + label.getValue();
  }

  private static Map<String, String> labels(List<String> texts) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      labels.put(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
    }
    return labels;
  }

  private void ofZones() {
    ChoiceRow<Selection, Optional<Trust>> trust =
        form.choice(
                "form.trust",
                zones.property(Zone::trust, (z, level) -> new Edit.Change(z.withTrust(level))))
            .or(Optional.empty(), Texts.of("choice.inherited.short"));
    for (Trust level : Trust.values()) {
      trust.or(Optional.of(level), Wording.trust(level), Icons.of(level));
    }
    trust.only(zones::isAny);
    form.choice(
            "form.isolation",
            zones.property(Zone::isolation, (z, to) -> new Edit.Change(z.withIsolation(to))))
        .or(Zone.Isolation.NAMESPACE, Texts.of("isolation.namespace"))
        .or(Zone.Isolation.SERVICES, Texts.of("isolation.services"))
        .only(zones::isAny);
  }

  // ---- flows

  private void ofFlows() {
    form.tags(
            "several.ports",
            FormParts.ports(
                flows.lists(Flow::ports, (f, ports) -> new Edit.Restate(f.withPorts(ports)))),
            FormParts.PORT)
        .prompting("tcp/443")
        .only(flows::isAny);
    form.prose("form.why", restated(Flow::why, Flow::withWhy), 2)
        .prompting(Texts.of("form.why.prompt"))
        .only(flows::isAny);
    form.optional(
            "form.owner",
            account(
                Accountability::owner,
                (a, owner) -> new Accountability(owner, a.ticket(), a.until())),
            TextCheck.NONE)
        .only(flows::isAny);
    form.optional(
            "form.ticket",
            account(
                Accountability::ticket,
                (a, ticket) -> new Accountability(a.owner(), ticket, a.until())),
            TextCheck.NONE)
        .only(flows::isAny);
    form.date(
            "form.until",
            account(
                Accountability::until,
                (a, until) -> new Accountability(a.owner(), a.ticket(), until)))
        .only(flows::isAny);
    form.toggle("form.log", restated(Flow::log, Flow::withLog)).only(flows::isAny);
  }

  private <V> Property<Selection, V> restated(
      Function<Flow, V> get, BiFunction<Flow, V, Flow> set) {
    return flows.property(get, (flow, value) -> new Edit.Restate(set.apply(flow, value)));
  }

  private <V> Property<Selection, V> account(
      Function<Accountability, V> get, BiFunction<Accountability, V, Accountability> set) {
    return restated(
        flow -> get.apply(flow.accountability()),
        (flow, value) -> flow.withAccountability(set.apply(flow.accountability(), value)));
  }

  // ---- both

  /** A service or a flow: what may be meant for some targets only. */
  private Property<Selection, Set<TargetName>> targets() {
    Shared<Object> both =
        new Shared<>(s ->
            Stream.<Object>concat(
                    services.things().apply(s).stream(), flows.things().apply(s).stream())
                .toList());
    return both.property(SeveralForm::only, SeveralForm::restrict);
  }

  private static Set<TargetName> only(Object thing) {
    return thing instanceof Service service
        ? service.only()
        : thing instanceof Statement statement ? statement.only() : Set.of();
  }

  private static Edit restrict(Object thing, Set<TargetName> only) {
    return thing instanceof Service service
        ? new Edit.Change(service.withOnly(only))
        : new Edit.Restate(((Flow) thing).withOnly(only));
  }

  private List<LinksRow.Link> things(Selection selection) {
    Drawing drawing = bench.drawing();
    Stream<LinksRow.Link> ofElements =
        Chosen.elements(selection, drawing).stream()
            .map(e ->
                new LinksRow.Link(
                    Wording.name(e), "", false, () -> bench.select(Selection.of(e.key()))));
    Stream<LinksRow.Link> ofStatements =
        selection.statements().stream()
            .flatMap(id -> drawing.statement(id).stream())
            .map(s ->
                new LinksRow.Link(
                    Wording.statement(drawing, s),
                    Wording.ports(s.ports()),
                    bench.isDoubtful(s.id()),
                    () -> bench.select(Selection.ofStatement(s.id()))));
    return Stream.concat(ofElements, ofStatements).limit(MOST_LISTED).toList();
  }
}
