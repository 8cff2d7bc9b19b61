package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Accountability;
import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Ambient;
import dev.drawbridge.drawing.AwsOptions;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Guardrail;
import dev.drawbridge.drawing.HostOptions;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.KubernetesOptions;
import dev.drawbridge.drawing.KubernetesOptions.Dns;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.drawing.StatementId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All properties of the drawing itself: shown while nothing is selected. */
final class DrawingForm {
  private static final TextCheck QUOTA =
      text ->
          text.strip().matches("[1-9]\\d{0,5}")
              ? Optional.empty()
              : Optional.of(Texts.of("check.number"));

  private final Workbench bench;
  private final Form<Drawing> form;

  private DrawingForm(Workbench bench) {
    this.bench = bench;
    this.form = new Form<>(bench::perform);
  }

  static Form<Drawing> of(Workbench bench) {
    return new DrawingForm(bench).build();
  }

  private Form<Drawing> build() {
    form.text(
        "form.name",
        new Property<>(Drawing::name, (d, name) -> new Edit.Describe(name, d.description())),
        TextCheck.present(Texts.of("check.name")));
    form.prose(
            "form.description",
            new Property<>(Drawing::description, (d, text) -> new Edit.Describe(d.name(), text)),
            3)
        .prompting(Texts.of("form.description.prompt"));
    form.links("form.ambients", "form.ambients.none", d -> links(d.ambients().values()));
    form.add(
        new EndsRow(
            Texts.of("ambient.add"), List.of(Texts.of("ambient.other")), bench, this::addAmbient));
    form.links("form.guardrails", "form.guardrails.none", d -> links(d.guardrails().values()));
    form.add(
        new EndsRow(
            Texts.of("guardrail.add"),
            List.of(Texts.of("guardrail.from"), Texts.of("guardrail.to")),
            bench,
            this::addGuardrail));
    kubernetes();
    hosts();
    aws();
    return form;
  }

  private List<LinksRow.Link> links(List<? extends Statement> statements) {
    return statements.stream()
        .map(s ->
            new LinksRow.Link(
                words(s),
                s.ports().isEmpty() && s instanceof Guardrail ? "" : Wording.ports(s.ports()),
                bench.isDoubtful(s.id()),
                () -> bench.select(Selection.ofStatement(s.id()))))
        .toList();
  }

  /** What the heading of a list says already is not said again in each of its lines. */
  private String words(Statement statement) {
    return statement instanceof Ambient ambient && ambient.side() == Ambient.Side.TO
        ? "→ " + Wording.name(bench.drawing(), ambient.other())
        : Wording.statement(bench.drawing(), statement);
  }

  private void addAmbient(List<Key> ends) {
    Key other = ends.getFirst();
    String id = StatementId.forAmbient(Ambient.Side.TO, other, bench.drawing()::hasStatement);
    bench.perform(
        new Edit.Say(
            new Ambient(
                id, Ambient.Side.TO, other, List.of(), "", Accountability.NONE, false, Set.of())));
    bench.select(Selection.ofStatement(id));
  }

  private void addGuardrail(List<Key> ends) {
    Key from = ends.getFirst();
    Key to = ends.getLast();
    String id = StatementId.forGuardrail(from, to, bench.drawing()::hasStatement);
    bench.perform(new Edit.Say(new Guardrail(id, from, to, List.of(), OptionalInt.empty(), "")));
    bench.select(Selection.ofStatement(id));
  }

  // ---- targets

  private static <V> Property<Drawing, V> kubernetes(
      Function<KubernetesOptions, V> get, BiFunction<KubernetesOptions, V, KubernetesOptions> set) {
    return new Property<>(
        d -> get.apply(d.options().kubernetes()),
        (d, value) ->
            new Edit.SetOptions(d.options().with(set.apply(d.options().kubernetes(), value))));
  }

  private void kubernetes() {
    form.section("Kubernetes");
    form.search(
        "form.dns",
        kubernetes(
            KubernetesOptions::dns,
            (k, dns) ->
                new KubernetesOptions(
                    dns, k.pods(), k.services(), k.nodes(), k.isolateSystemNamespaces())),
        _ -> profiles(),
        dns -> dns.map(Dns::word).orElse(Texts.of("dns.unsaid", Dns.KUBE_DNS.word())));
    range(
        "form.pods",
        KubernetesOptions::pods,
        (k, r) ->
            new KubernetesOptions(
                k.dns(), r, k.services(), k.nodes(), k.isolateSystemNamespaces()));
    range(
        "form.cluster.services",
        KubernetesOptions::services,
        (k, r) ->
            new KubernetesOptions(k.dns(), k.pods(), r, k.nodes(), k.isolateSystemNamespaces()));
    range(
        "form.nodes",
        KubernetesOptions::nodes,
        (k, r) ->
            new KubernetesOptions(k.dns(), k.pods(), k.services(), r, k.isolateSystemNamespaces()));
    form.toggle(
            "form.system.namespaces",
            kubernetes(
                KubernetesOptions::isolateSystemNamespaces,
                (k, on) -> new KubernetesOptions(k.dns(), k.pods(), k.services(), k.nodes(), on)))
        .explained(Texts.of("form.system.namespaces.hint"));
  }

  private static List<Optional<Dns>> profiles() {
    return List.of(
        Optional.empty(),
        Optional.of(Dns.KUBE_DNS),
        Optional.of(Dns.NODE_LOCAL),
        Optional.of(Dns.OPENSHIFT),
        Optional.of(Dns.NONE));
  }

  private void range(
      String label,
      Function<KubernetesOptions, Optional<List<AddressSpec>>> get,
      BiFunction<KubernetesOptions, Optional<List<AddressSpec>>, KubernetesOptions> set) {
    form.tags(label, FormParts.ranges(kubernetes(get, set)), FormParts.ADDRESS)
        .prompting("10.96.0.0/12");
  }

  private void hosts() {
    form.section(Texts.of("section.hosts"));
    form.choice(
            "form.dhcp",
            new Property<Drawing, Optional<Boolean>>(
                d -> d.options().hosts().dhcp(),
                (d, dhcp) ->
                    new Edit.SetOptions(
                        d.options().with(new HostOptions(dhcp, d.options().hosts().containers())))))
        .or(Optional.empty(), Texts.of("choice.usual.yes"))
        .or(Optional.of(true), Texts.of("choice.yes"))
        .or(Optional.of(false), Texts.of("choice.no"));
    form.tags(
            "form.containers",
            FormParts.containers(
                new Property<Drawing, List<HostOptions.ContainerLink>>(
                    d -> d.options().hosts().containerLinks(),
                    (d, links) ->
                        new Edit.SetOptions(
                            d.options()
                                .with(
                                    new HostOptions(
                                        d.options().hosts().dhcp(),
                                        links.isEmpty()
                                            ? Optional.empty()
                                            : Optional.of(links)))))),
            FormParts.CONTAINER)
        .prompting("docker0, 172.17.0.0/16");
  }

  private static <V> Property<Drawing, V> aws(
      Function<AwsOptions, V> get, BiFunction<AwsOptions, V, AwsOptions> set) {
    return new Property<>(
        d -> get.apply(d.options().aws()),
        (d, value) -> new Edit.SetOptions(d.options().with(set.apply(d.options().aws(), value))));
  }

  private void aws() {
    form.section("AWS");
    quota(
        "form.quota.rules",
        aws(
            AwsOptions::rulesPerGroup,
            (a, quota) -> new AwsOptions(quota, a.groupsPerInterface(), a.prefixLists())),
        AwsOptions.UNSAID.rulesPerGroupInForce());
    quota(
        "form.quota.groups",
        aws(
            AwsOptions::groupsPerInterface,
            (a, quota) -> new AwsOptions(a.rulesPerGroup(), quota, a.prefixLists())),
        AwsOptions.UNSAID.groupsPerInterfaceInForce());
    form.pairs(
            "form.prefix.lists",
            aws(
                    AwsOptions::prefixLists,
                    (a, lists) -> new AwsOptions(a.rulesPerGroup(), a.groupsPerInterface(), lists))
                .as(PrefixLists::texts, PrefixLists::lists),
            new PairsRow.Kind(
                text -> networkProblem(text),
                PrefixLists.CHECK,
                Texts.of("form.prefix.lists.network"),
                "pl-0a1b, max 10",
                false))
        .explained(Texts.of("form.prefix.lists.hint"));
  }

  private void quota(String label, Property<Drawing, OptionalInt> property, int usual) {
    form.optional(
            label,
            property.as(
                n -> n.isPresent() ? Optional.of("" + n.getAsInt()) : Optional.<String>empty(),
                text ->
                    text.map(t -> OptionalInt.of(Integer.parseInt(t))).orElse(OptionalInt.empty())),
            QUOTA)
        .prompting("" + usual);
  }

  private Optional<String> networkProblem(String text) {
    return Key.isLegal(text) && bench.drawing().networks().contains(Key.of(text))
        ? Optional.empty()
        : Optional.of(Texts.of("check.network"));
  }

  /** Prefix lists as one line each: {@code pl-1, pl-2, max 10}, the first IPv4, the second IPv6. */
  private static final class PrefixLists {
    private static final Pattern FORM =
        Pattern.compile(
            "(?:(pl-[0-9a-z]+)|-)(?:\\s*,\\s*(pl-[0-9a-z]+))?\\s*,\\s*max\\s+([1-9]\\d{0,3})");
    static final TextCheck CHECK =
        text ->
            FORM.matcher(text.strip()).matches()
                ? Optional.empty()
                : Optional.of(Texts.of("check.prefix.list"));

    private PrefixLists() {}

    static Map<String, String> texts(Map<Key, AwsOptions.PrefixList> lists) {
      Map<String, String> texts = new LinkedHashMap<>();
      lists.forEach((key, list) -> texts.put(key.text(), text(list)));
      return texts;
    }

    private static String text(AwsOptions.PrefixList list) {
      return list.ipv4().orElse("-")
          + list.ipv6().map(six -> ", " + six).orElse("")
          + ", max "
          + list.maximum();
    }

    static Map<Key, AwsOptions.PrefixList> lists(Map<String, String> texts) {
      Map<Key, AwsOptions.PrefixList> lists = new LinkedHashMap<>();
      texts.forEach((key, text) -> {
        Matcher form = FORM.matcher(text.strip());
        if (form.matches()) {
          lists.put(
              Key.of(key),
              new AwsOptions.PrefixList(
                  Optional.ofNullable(form.group(1)),
                  Optional.ofNullable(form.group(2)),
                  Integer.parseInt(form.group(3))));
        }
      });
      return lists;
    }
  }
}
