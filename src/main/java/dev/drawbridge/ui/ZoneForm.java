package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Membership;
import dev.drawbridge.drawing.Trust;
import dev.drawbridge.drawing.Zone;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** All properties of a zone, and what it holds. */
final class ZoneForm {
  private ZoneForm() {}

  private static <V> Property<Zone, V> property(
      Function<Zone, V> get, BiFunction<Zone, V, Zone> set) {
    return new Property<>(get, (zone, value) -> new Edit.Change(set.apply(zone, value)));
  }

  static Form<Zone> of(Workbench bench) {
    Form<Zone> form = new Form<>(bench::perform);
    FormParts parts = new FormParts(bench);
    parts.name(form);
    ChoiceRow<Zone, Optional<Trust>> trust =
        form.choice("form.trust", property(Zone::trust, Zone::withTrust))
            .or(Optional.empty(), Texts.of("choice.inherited.short"));
    for (Trust level : Trust.values()) {
      trust.or(Optional.of(level), Wording.trust(level), Icons.of(level));
    }
    form.tags(
            "form.range",
            FormParts.addresses(property(Zone::addresses, Zone::withAddresses)),
            FormParts.ADDRESS)
        .prompting("10.0.1.0/24");
    form.optional(
            "form.namespace",
            property(
                z -> z.membership().namespace(),
                (z, namespace) -> z.withMembership(z.membership().withNamespace(namespace))),
            TextCheck.NONE)
        .mono()
        .prompting(Texts.of("form.inherited"));
    form.choice("form.isolation", property(Zone::isolation, Zone::withIsolation))
        .or(Zone.Isolation.NAMESPACE, Texts.of("isolation.namespace"))
        .or(Zone.Isolation.SERVICES, Texts.of("isolation.services"));
    form.optional(
            "form.vpc",
            property(
                z -> z.membership().vpc(),
                (z, vpc) -> z.withMembership(new Membership(z.membership().namespace(), vpc))),
            FormParts.VPC)
        .mono()
        .prompting(Texts.of("form.inherited"));
    parts.zone(form);
    parts.layout(form, z -> Selection.of(z.key()));
    form.links("form.members", "form.members.none", zone -> members(bench, zone));
    form.section(Texts.of("section.identity"));
    parts.key(form);
    return form;
  }

  private static List<LinksRow.Link> members(Workbench bench, Zone zone) {
    return bench.drawing().members(zone.key()).stream()
        .map(member ->
            new LinksRow.Link(
                Wording.name(member), "", false, () -> bench.select(Selection.of(member.key()))))
        .toList();
  }
}
