package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Accountability;
import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.HostOptions.ContainerLink;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.drawing.StatementId;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.gesture.Arranging;
import dev.drawbridge.gesture.Folding;
import dev.drawbridge.gesture.Rehousing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Fields that several forms have in common. */
final class FormParts {
  /** What may be written where addresses stand. */
  static final TextCheck ADDRESS = TextCheck.parsedBy(AddressSpec::parse);

  /** What may be written where protocols and ports stand. */
  static final TextCheck PORT = TextCheck.parsedBy(PortSpec::parse);

  /** What may be written where container interfaces and ranges stand. */
  static final TextCheck CONTAINER = TextCheck.parsedBy(ContainerLink::parse);

  /** A label: {@code key=value}. */
  static final TextCheck LABEL =
      text ->
          text.strip().indexOf('=') > 0 ? Optional.empty() : Optional.of(Texts.of("check.label"));

  /** An AWS virtual private cloud. */
  static final TextCheck VPC =
      text ->
          text.strip().matches("vpc-[0-9a-z]+")
              ? Optional.empty()
              : Optional.of(Texts.of("check.vpc"));

  private final Workbench bench;

  FormParts(Workbench bench) {
    this.bench = bench;
  }

  /** Addresses as texts. */
  static <T> Property<T, List<String>> addresses(Property<T, List<AddressSpec>> property) {
    return property.as(
        specs -> specs.stream().map(AddressSpec::text).toList(),
        texts -> texts.stream().map(AddressSpec::parse).toList());
  }

  /** Addresses of which there may be none said. */
  static <T> Property<T, List<String>> ranges(Property<T, Optional<List<AddressSpec>>> property) {
    return addresses(
        property.as(
            value -> value.orElse(List.of()),
            specs -> specs.isEmpty() ? Optional.empty() : Optional.of(specs)));
  }

  /** Ports as texts. */
  static <T> Property<T, List<String>> ports(Property<T, List<PortSpec>> property) {
    return property.as(
        specs -> specs.stream().map(PortSpec::text).toList(),
        texts -> texts.stream().map(PortSpec::parse).toList());
  }

  /** Labels as texts {@code key=value}. */
  static <T> Property<T, List<String>> labels(Property<T, Map<String, String>> property) {
    return property.as(
        map -> map.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList(),
        texts -> {
          Map<String, String> map = new LinkedHashMap<>();
          texts.forEach(text -> {
            int equals = text.indexOf('=');
            map.put(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
          });
          return map;
        });
  }

  /** Container links as texts. */
  static <T> Property<T, List<String>> containers(Property<T, List<ContainerLink>> property) {
    return property.as(
        links -> links.stream().map(ContainerLink::text).toList(),
        texts -> texts.stream().map(ContainerLink::parse).toList());
  }

  /** The name, which is free text. */
  <T extends Element> void name(Form<T> form) {
    form.text(
        "form.name",
        new Property<>(Element::name, (e, name) -> new Edit.Rename(e.key(), e.name(), name)),
        TextCheck.present(Texts.of("check.name")));
  }

  /** The key, which is the identity in files and real systems. */
  <T extends Element> void key(Form<T> form) {
    form.text(
            "form.key",
            new Property<>(
                e -> e.key().text(), (e, text) -> new Edit.ChangeKey(e.key(), Key.of(text))),
            this::keyProblem)
        .mono()
        .explained(Texts.of("form.key.hint"));
  }

  private Optional<String> keyProblem(String text) {
    if (!Key.isLegal(text)) {
      return Optional.of(Texts.of("check.key"));
    }
    boolean own =
        Chosen.element(bench.selection(), bench.drawing())
            .filter(e -> e.key().text().equals(text))
            .isPresent();
    return !own && bench.drawing().has(Key.of(text))
        ? Optional.of(Texts.of("check.key.taken"))
        : Optional.empty();
  }

  /** The zone it stands in. */
  <T extends Element> void zone(Form<T> form) {
    form.search(
        "form.zone",
        new Property<T, Optional<Key>>(Element::zone, (e, zone) -> into(e, zone)),
        this::zonesFor,
        zone -> zone.map(z -> Wording.name(bench.drawing(), z)).orElse(Texts.of("zone.none")));
  }

  private Edit into(Element element, Optional<Key> zone) {
    return Rehousing.of(Set.of(element.key()), zone, bench.sheet())
        .orElseGet(() -> new Edit.Move(Map.of(), Map.of()));
  }

  private List<Optional<Key>> zonesFor(Element element) {
    Drawing drawing = bench.drawing();
    List<Optional<Key>> zones = new ArrayList<>();
    zones.add(Optional.empty());
    drawing.zones().values().stream()
        .filter(zone -> !isWithin(drawing, zone, element))
        .forEach(zone -> zones.add(Optional.of(zone.key())));
    return zones;
  }

  /** A zone cannot stand in itself. */
  private static boolean isWithin(Drawing drawing, Zone zone, Element element) {
    return zone.key().equals(element.key())
        || drawing.around(zone).stream().anyMatch(z -> z.key().equals(element.key()));
  }

  /** How things lie on the canvas: whether they keep their place, and whether zones are folded. */
  <T> void layout(Form<T> form, Function<T, Selection> things) {
    form.toggle(
            "form.pinned",
            new Property<T, Boolean>(
                t -> anyPlaced(things.apply(t), Placement::pinned),
                (t, on) -> orNothing(Arranging.pin(on, things.apply(t), bench.sheet())),
                t -> differ(things.apply(t).elements(), Placement::pinned)))
        .explained(Texts.of("form.pinned.hint"))
        .only(t -> !things.apply(t).elements().isEmpty());
    form.toggle(
            "form.collapsed",
            new Property<T, Boolean>(
                t -> anyPlaced(zonesOf(things.apply(t)), Placement::collapsed),
                (t, on) -> orNothing(Folding.of(things.apply(t), on, bench.sheet())),
                t -> differ(zonesOf(things.apply(t)).elements(), Placement::collapsed)))
        .only(t -> !zonesOf(things.apply(t)).elements().isEmpty());
  }

  private static Edit orNothing(Optional<Edit> edit) {
    return edit.orElseGet(() -> new Edit.Move(Map.of(), Map.of()));
  }

  private Selection zonesOf(Selection selection) {
    Set<Key> zones = new LinkedHashSet<>(selection.elements());
    zones.removeIf(key -> !bench.drawing().zones().contains(key));
    return new Selection(zones, Set.of());
  }

  private boolean anyPlaced(Selection things, Predicate<Placement> so) {
    return things.elements().stream().anyMatch(key -> is(key, so));
  }

  private boolean is(Key key, Predicate<Placement> so) {
    return bench.drawing().layout().get(key).filter(so).isPresent();
  }

  private boolean differ(Set<Key> keys, Predicate<Placement> so) {
    return keys.stream().map(key -> is(key, so)).distinct().count() > 1;
  }

  /** Ports of an arrow, offering those that the destination names. */
  <T extends Statement> TagsRow<T> ports(
      Form<T> form, Function<T, List<PortSpec>> get, BiFunction<T, List<PortSpec>, T> set) {
    return form.tags(
            "form.ports",
            ports(new Property<>(get, (s, ports) -> new Edit.Restate(set.apply(s, ports)))),
            PORT)
        .prompting("tcp/443");
  }

  /** The reason. */
  <T extends Statement> void why(Form<T> form, BiFunction<T, String, T> set) {
    form.prose(
            "form.why",
            new Property<>(Statement::why, (s, why) -> new Edit.Restate(set.apply(s, why))),
            2)
        .prompting(Texts.of("form.why.prompt"));
  }

  /** Owner, ticket and review date. */
  <T extends Statement> void accountability(
      Form<T> form, Function<T, Accountability> get, BiFunction<T, Accountability, T> set) {
    BiFunction<T, Accountability, Edit> edit = (s, a) -> new Edit.Restate(set.apply(s, a));
    form.optional(
        "form.owner",
        new Property<>(
            s -> get.apply(s).owner(),
            (s, owner) ->
                edit.apply(
                    s, new Accountability(owner, get.apply(s).ticket(), get.apply(s).until()))),
        TextCheck.NONE);
    form.optional(
        "form.ticket",
        new Property<>(
            s -> get.apply(s).ticket(),
            (s, ticket) ->
                edit.apply(
                    s, new Accountability(get.apply(s).owner(), ticket, get.apply(s).until()))),
        TextCheck.NONE);
    form.date(
        "form.until",
        new Property<>(
            s -> get.apply(s).until(),
            (s, until) ->
                edit.apply(
                    s, new Accountability(get.apply(s).owner(), get.apply(s).ticket(), until))));
  }

  /** One end of an arrow: anything but a note. */
  <T> void end(Form<T> form, String label, Function<T, Key> get, BiFunction<T, Key, Edit> set) {
    form.search(
        label, new Property<>(get, set), _ -> ends(), key -> Wording.name(bench.drawing(), key));
  }

  /** Draws an arrow from the thing to another one, without the canvas. */
  EndsRow arrow() {
    return new EndsRow(
        Texts.of("flow.add"), List.of(Texts.of("flow.add.to")), bench, ends -> connect(ends));
  }

  private void connect(List<Key> ends) {
    Key to = ends.getFirst();
    bench
        .selection()
        .only()
        .ifPresent(from -> {
          String id = StatementId.forFlow(from, to, bench.drawing()::hasStatement);
          bench.perform(new Edit.Say(Flow.of(id, from, to)));
          bench.select(Selection.ofStatement(id));
        });
  }

  /** Whatever an arrow may start or end at. */
  List<Key> ends() {
    return bench.drawing().elements().filter(Element::isEnd).map(Element::key).toList();
  }

  /** What could be meant by the beginning of a port of the selected arrow: its target's first. */
  List<String> portWords(String typed) {
    Drawing drawing = bench.drawing();
    Stream<String> named =
        Chosen.statement(bench.selection(), drawing).stream()
            .filter(Flow.class::isInstance)
            .flatMap(flow -> namedPorts(drawing, ((Flow) flow).to()));
    return Stream.concat(named, PortWords.COMMON.stream())
        .distinct()
        .filter(word -> word.startsWith(typed))
        .limit(8)
        .toList();
  }

  /** The ports that an element names, as an arrow to it would write them. */
  static Stream<String> namedPorts(Drawing drawing, Key end) {
    return drawing.element(end).stream()
        .filter(Service.class::isInstance)
        .flatMap(service -> ((Service) service).ports().keySet().stream());
  }
}
