package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Workloads;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** All properties of a network. */
final class NetworkForm {
  private NetworkForm() {}

  private static <V> Property<Network, V> property(
      Function<Network, V> get, BiFunction<Network, V, Network> set) {
    return new Property<>(get, (network, value) -> new Edit.Change(set.apply(network, value)));
  }

  static Form<Network> of(Workbench bench) {
    Form<Network> form = new Form<>(bench::perform);
    FormParts parts = new FormParts(bench);
    parts.name(form);
    form.tags(
            "form.addresses",
            FormParts.addresses(property(Network::addresses, Network::withAddresses)),
            FormParts.ADDRESS)
        .prompting("198.51.100.0/24")
        .explained(Texts.of("form.addresses.internet"));
    form.tags(
            "form.except",
            FormParts.addresses(property(Network::except, Network::withExcept)),
            FormParts.ADDRESS)
        .prompting("10.0.0.0/8");
    form.optional(
            "form.workloads.namespace",
            property(
                n -> n.workloads().map(Workloads::namespace), NetworkForm::withWorkloadNamespace),
            TextCheck.NONE)
        .mono()
        .explained(Texts.of("form.workloads.hint"));
    form.tags(
            "form.workloads.labels",
            FormParts.labels(
                property(
                    n -> n.workloads().map(Workloads::labels).orElse(Map.of()),
                    (n, labels) ->
                        n.withWorkloads(
                            n.workloads().map(w -> new Workloads(w.namespace(), labels))))),
            FormParts.LABEL)
        .prompting("k8s-app=kube-dns");
    form.toggle("form.holds.services", property(Network::holdsServices, Network::withHoldsServices))
        .explained(Texts.of("form.holds.services.hint"));
    form.add(parts.arrow());
    parts.zone(form);
    parts.layout(form, n -> Selection.of(n.key()));
    form.search(
        "form.icon",
        property(Network::icon, Network::withIcon),
        _ -> ServiceForm.icons(),
        icon -> icon.orElse(Texts.of("icon.guessed")));
    form.section(Texts.of("section.identity"));
    parts.key(form);
    return form;
  }

  private static Network withWorkloadNamespace(Network network, Optional<String> namespace) {
    Map<String, String> labels = network.workloads().map(Workloads::labels).orElse(Map.of());
    return network.withWorkloads(namespace.map(n -> new Workloads(n, labels)));
  }
}
