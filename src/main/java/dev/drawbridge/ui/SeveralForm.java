package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.EditCode;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.gesture.Rehousing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What several selected things have in common. A value that is not the same in all of them is shown
 * as the first one's, and a change makes it the same in all.
 */
final class SeveralForm {
  private final Workbench bench;
  private final Form<Selection> form;

  private SeveralForm(Workbench bench) {
    this.bench = bench;
    this.form = new Form<>(bench::perform);
  }

  static Form<Selection> of(Workbench bench) {
    return new SeveralForm(bench).build();
  }

  private Form<Selection> build() {
    form.links("several.things", "several.things", this::things);
    form.search(
        "form.zone",
        new Property<>(this::commonZone, this::into),
        _ -> zones(),
        zone -> zone.map(z -> Wording.name(bench.drawing(), z)).orElse(Texts.of("zone.none")));
    form.tags(
            "several.ports",
            FormParts.ports(
                new Property<>(
                    s -> flows(s).findFirst().map(Flow::ports).orElse(List.<PortSpec>of()),
                    (s, ports) -> all(s, flow -> flow.withPorts(ports)))),
            FormParts.PORT)
        .prompting("tcp/443");
    form.targets("form.only", new Property<>(this::commonTargets, this::restrict));
    return form;
  }

  private List<LinksRow.Link> things(Selection selection) {
    Drawing drawing = bench.drawing();
    List<LinksRow.Link> links = new ArrayList<>();
    Chosen.elements(selection, drawing)
        .forEach(e ->
            links.add(
                new LinksRow.Link(
                    Wording.name(e), "", false, () -> bench.select(Selection.of(e.key())))));
    selection
        .statements()
        .forEach(id ->
            drawing
                .statement(id)
                .ifPresent(s ->
                    links.add(
                        new LinksRow.Link(
                            Wording.statement(drawing, s),
                            Wording.ports(s.ports()),
                            bench.isDoubtful(id),
                            () -> bench.select(Selection.ofStatement(id))))));
    return links;
  }

  private Stream<Flow> flows(Selection selection) {
    return selection.statements().stream().flatMap(id -> bench.drawing().flows().get(id).stream());
  }

  private Stream<Service> services(Selection selection) {
    return selection.elements().stream()
        .flatMap(key -> bench.drawing().services().get(key).stream());
  }

  private Edit all(Selection selection, Function<Flow, Flow> change) {
    return together(
        selection, flows(selection).<Edit>map(f -> new Edit.Restate(change.apply(f))).toList());
  }

  private static Edit together(Selection selection, List<Edit> parts) {
    return new Edit.Together(
        EditCode.CHANGE, List.of(Texts.counted("several.step", selection.size())), parts);
  }

  private Optional<Key> commonZone(Selection selection) {
    return Chosen.elements(selection, bench.drawing()).stream().findFirst().flatMap(Element::zone);
  }

  private Edit into(Selection selection, Optional<Key> zone) {
    return Rehousing.of(selection.elements(), zone, bench.sheet())
        .orElseGet(() -> new Edit.Move(Map.of(), Map.of()));
  }

  private List<Optional<Key>> zones() {
    List<Optional<Key>> zones = new ArrayList<>();
    zones.add(Optional.empty());
    bench.drawing().zones().keys().forEach(key -> zones.add(Optional.of(key)));
    return zones;
  }

  private Set<TargetName> commonTargets(Selection selection) {
    return Stream.concat(services(selection).map(Service::only), flows(selection).map(Flow::only))
        .findFirst()
        .orElse(Set.of());
  }

  private Edit restrict(Selection selection, Set<TargetName> only) {
    Stream<Edit> ofServices = services(selection).map(s -> new Edit.Change(s.withOnly(only)));
    Stream<Edit> ofFlows = flows(selection).map(f -> new Edit.Restate(f.withOnly(only)));
    return together(selection, Stream.concat(ofServices, ofFlows).toList());
  }
}
