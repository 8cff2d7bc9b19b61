package dev.drawbridge.drawing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A whole document: immutable, in the person's order, sharing its structure with the drawings it
 * was made from.
 *
 * <p>Guaranteed: keys are unique among all elements, ids among all statements; every zone, end,
 * joined zone, placement and prefix list names something that exists and may stand there; zones
 * form a tree. Nothing else is: everything further is a finding.
 */
public final class Drawing {
  /** A drawing with nothing in it. */
  public static final Drawing EMPTY =
      new Drawing(
          "Untitled",
          "",
          TargetOptions.UNSAID,
          Ordered.empty(),
          Ordered.empty(),
          Ordered.empty(),
          Ordered.empty(),
          Ordered.empty(),
          Ordered.empty(),
          Ordered.empty(),
          Ordered.empty(),
          Ordered.empty());

  private final String name;
  private final String description;
  private final TargetOptions options;
  private final Ordered<Key, Zone> zones;
  private final Ordered<Key, Service> services;
  private final Ordered<Key, Network> networks;
  private final Ordered<Key, Router> routers;
  private final Ordered<Key, Note> notes;
  private final Ordered<String, Flow> flows;
  private final Ordered<String, Ambient> ambients;
  private final Ordered<String, Guardrail> guardrails;
  private final Ordered<Key, Placement> layout;
  private volatile @Nullable Index index;

  private Drawing(
      String name,
      String description,
      TargetOptions options,
      Ordered<Key, Zone> zones,
      Ordered<Key, Service> services,
      Ordered<Key, Network> networks,
      Ordered<Key, Router> routers,
      Ordered<Key, Note> notes,
      Ordered<String, Flow> flows,
      Ordered<String, Ambient> ambients,
      Ordered<String, Guardrail> guardrails,
      Ordered<Key, Placement> layout) {
    this.name = name;
    this.description = description;
    this.options = options;
    this.zones = zones;
    this.services = services;
    this.networks = networks;
    this.routers = routers;
    this.notes = notes;
    this.flows = flows;
    this.ambients = ambients;
    this.guardrails = guardrails;
    this.layout = layout;
  }

  /**
   * A drawing of these parts, each kind in the order given.
   *
   * @throws IllegalArgumentException if one of the guarantees would not hold
   */
  public static Drawing of(
      String name,
      String description,
      TargetOptions options,
      Collection<? extends Element> elements,
      Collection<? extends Statement> statements,
      Map<Key, Placement> layout) {
    Drawing drawing =
        new Drawing(
            name,
            description,
            options,
            Ordered.of(only(Zone.class, elements), Element::key),
            Ordered.of(only(Service.class, elements), Element::key),
            Ordered.of(only(Network.class, elements), Element::key),
            Ordered.of(only(Router.class, elements), Element::key),
            Ordered.of(only(Note.class, elements), Element::key),
            Ordered.of(only(Flow.class, statements), Statement::id),
            Ordered.of(only(Ambient.class, statements), Statement::id),
            Ordered.of(only(Guardrail.class, statements), Statement::id),
            Ordered.ranked(layout.entrySet().stream().map(Map.Entry::copyOf).toList()));
    drawing.requireGuarantees();
    return drawing;
  }

  private static <T> List<T> only(Class<T> kind, Collection<?> items) {
    return items.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  // ---- what it holds

  /** The drawing's name: free text. */
  public String name() {
    return name;
  }

  /** What it is about: free text, may be empty. */
  public String description() {
    return description;
  }

  public TargetOptions options() {
    return options;
  }

  public Ordered<Key, Zone> zones() {
    return zones;
  }

  public Ordered<Key, Service> services() {
    return services;
  }

  public Ordered<Key, Network> networks() {
    return networks;
  }

  public Ordered<Key, Router> routers() {
    return routers;
  }

  public Ordered<Key, Note> notes() {
    return notes;
  }

  public Ordered<String, Flow> flows() {
    return flows;
  }

  public Ordered<String, Ambient> ambients() {
    return ambients;
  }

  public Ordered<String, Guardrail> guardrails() {
    return guardrails;
  }

  /** Where things stand; what is missing is computed when it is shown. */
  public Ordered<Key, Placement> layout() {
    return layout;
  }

  /** The element of that key. */
  public Optional<Element> element(Key key) {
    Index known = index;
    if (known != null) {
      return Optional.ofNullable(known.elements().get(key));
    }
    for (Ordered<Key, ? extends Element> section :
        List.of(services, networks, zones, routers, notes)) {
      Optional<? extends Element> found = section.get(key);
      if (found.isPresent()) {
        return Optional.of(found.get());
      }
    }
    return Optional.empty();
  }

  /** All elements: zones, services, networks, routers, notes, each in order. */
  public Stream<Element> elements() {
    return Stream.<Ordered<Key, ? extends Element>>of(zones, services, networks, routers, notes)
        .flatMap(section -> section.values().stream());
  }

  /** The flow, ambient flow or guardrail of that id. */
  public Optional<Statement> statement(String id) {
    for (Ordered<String, ? extends Statement> section : List.of(flows, ambients, guardrails)) {
      Optional<? extends Statement> found = section.get(id);
      if (found.isPresent()) {
        return Optional.of(found.get());
      }
    }
    return Optional.empty();
  }

  /** All statements: flows, ambient flows, guardrails, each in order. */
  public Stream<Statement> statements() {
    return Stream.<Ordered<String, ? extends Statement>>of(flows, ambients, guardrails)
        .flatMap(section -> section.values().stream());
  }

  public boolean has(Key key) {
    return element(key).isPresent();
  }

  public boolean hasStatement(String id) {
    return statement(id).isPresent();
  }

  // ---- what follows from nesting

  /** What stands directly in that zone, in file order. */
  public List<Element> members(Key zone) {
    return indexed().members().getOrDefault(zone, List.of());
  }

  /** Everything in that zone at any depth, zones included, outermost first. */
  public List<Element> membersAtAnyDepth(Key zone) {
    List<Element> found = new ArrayList<>();
    for (Element member : members(zone)) {
      found.add(member);
      if (member instanceof Zone inner) {
        found.addAll(membersAtAnyDepth(inner.key()));
      }
    }
    return found;
  }

  /** The zones around an element, innermost first; for a zone without itself. */
  public List<Zone> around(Element element) {
    List<Zone> around = new ArrayList<>();
    Optional<Zone> next = element.zone().flatMap(zones::get);
    while (next.isPresent()) {
      around.add(next.get());
      next = next.get().zone().flatMap(zones::get);
    }
    return around;
  }

  /** How far an element is trusted: as its innermost zone, a network never. */
  public Trust trust(Element element) {
    if (element instanceof Network) {
      return Trust.EXTERNAL;
    }
    Optional<Trust> own = element instanceof Zone zone ? zone.trust() : Optional.empty();
    return own.or(() -> around(element).stream().flatMap(z -> z.trust().stream()).findFirst())
        .orElse(Trust.INTERNAL);
  }

  /** The Kubernetes namespace of a service or zone, its own or inherited. */
  public Optional<String> namespace(Element element) {
    return memberships(element).flatMap(m -> m.namespace().stream()).findFirst();
  }

  /** The VPC of a service or zone, its own or inherited. */
  public Optional<String> vpc(Element element) {
    return memberships(element).flatMap(m -> m.vpc().stream()).findFirst();
  }

  private Stream<Membership> memberships(Element element) {
    Stream<Membership> own =
        switch (element) {
          case Service service -> Stream.of(service.membership());
          case Zone zone -> Stream.of(zone.membership());
          case Network _, Router _, Note _ -> Stream.empty();
        };
    return Stream.concat(own, around(element).stream().map(Zone::membership));
  }

  /** The host options of a service: its own where it says some, else the drawing's. */
  public HostOptions hosts(Service service) {
    return service.hosts().orElse(options.hosts());
  }

  /** What is looked up often, made when it is first needed. */
  private record Index(Map<Key, Element> elements, Map<Key, List<Element>> members) {}

  private Index indexed() {
    Index known = index;
    if (known == null) {
      Map<Key, Element> byKey = new HashMap<>();
      Map<Key, List<Element>> members = new HashMap<>();
      elements()
          .forEach(e -> {
            byKey.put(e.key(), e);
            e.zone().ifPresent(z -> members.computeIfAbsent(z, _ -> new ArrayList<>()).add(e));
          });
      known = new Index(byKey, members);
      index = known;
    }
    return known;
  }

  // ---- other drawings made from this one

  /** With another name and description. */
  public Drawing titled(String name, String description) {
    return new Drawing(
        name,
        description,
        options,
        zones,
        services,
        networks,
        routers,
        notes,
        flows,
        ambients,
        guardrails,
        layout);
  }

  /**
   * With other options.
   *
   * @throws IllegalArgumentException if a prefix list names no network
   */
  public Drawing with(TargetOptions options) {
    options.aws().prefixLists().keySet().forEach(this::requireNetwork);
    return new Drawing(
        name,
        description,
        options,
        zones,
        services,
        networks,
        routers,
        notes,
        flows,
        ambients,
        guardrails,
        layout);
  }

  /**
   * With this element in place of the one of its key, or as a new one.
   *
   * @throws IllegalArgumentException if the key belongs to another kind, a reference leads nowhere,
   *     or a zone would stand in itself
   */
  public Drawing with(Element element) {
    element(element.key())
        .filter(old -> old.getClass() != element.getClass())
        .ifPresent(old -> {
          throw new IllegalArgumentException("taken: " + element.key());
        });
    Drawing changed =
        switch (element) {
          case Zone zone -> withZones(zones.with(zone.key(), zone));
          case Service service ->
              new Drawing(
                  name,
                  description,
                  options,
                  zones,
                  services.with(service.key(), service),
                  networks,
                  routers,
                  notes,
                  flows,
                  ambients,
                  guardrails,
                  layout);
          case Network network ->
              new Drawing(
                  name,
                  description,
                  options,
                  zones,
                  services,
                  networks.with(network.key(), network),
                  routers,
                  notes,
                  flows,
                  ambients,
                  guardrails,
                  layout);
          case Router router ->
              new Drawing(
                  name,
                  description,
                  options,
                  zones,
                  services,
                  networks,
                  routers.with(router.key(), router),
                  notes,
                  flows,
                  ambients,
                  guardrails,
                  layout);
          case Note note ->
              new Drawing(
                  name,
                  description,
                  options,
                  zones,
                  services,
                  networks,
                  routers,
                  notes.with(note.key(), note),
                  flows,
                  ambients,
                  guardrails,
                  layout);
        };
    changed.requireGuarantees(element);
    return changed;
  }

  /**
   * With this statement in place of the one of its id, or as a new one.
   *
   * @throws IllegalArgumentException if the id belongs to another kind or an end leads nowhere
   */
  public Drawing with(Statement statement) {
    statement(statement.id())
        .filter(old -> old.getClass() != statement.getClass())
        .ifPresent(old -> {
          throw new IllegalArgumentException("taken: " + statement.id());
        });
    requireGuarantees(statement);
    return switch (statement) {
      case Flow flow -> withStatements(flows.with(flow.id(), flow), ambients, guardrails);
      case Ambient ambient ->
          withStatements(flows, ambients.with(ambient.id(), ambient), guardrails);
      case Guardrail guardrail ->
          withStatements(flows, ambients, guardrails.with(guardrail.id(), guardrail));
    };
  }

  /**
   * With an element placed there.
   *
   * @throws IllegalArgumentException if there is no such element
   */
  public Drawing placed(Key key, Placement placement) {
    if (!has(key)) {
      throw new IllegalArgumentException("nothing to place: " + key);
    }
    return withLayout(layout.with(key, placement));
  }

  /** Without a statement, if there is one of that id. */
  public Drawing without(String id) {
    return withStatements(flows.without(id), ambients.without(id), guardrails.without(id));
  }

  /**
   * Without these elements and every statement, placement, prefix list and join that names one of
   * them. What stands in a removed zone and is not itself removed moves to the zone around it.
   */
  public Drawing without(Set<Key> gone) {
    Drawing left = this;
    for (Key key : gone) {
      Optional<Zone> zone = left.zones.get(key);
      if (zone.isPresent()) {
        for (Element member : left.members(key)) {
          left = left.with(member.inZone(zone.get().zone()));
        }
      }
    }
    for (Statement statement : statements().toList()) {
      if (statement.ends().stream().anyMatch(gone::contains)) {
        left = left.without(statement.id());
      }
    }
    for (Router router : left.routers) {
      if (router.joins().keySet().stream().anyMatch(gone::contains)) {
        Map<Key, String> joins = new LinkedHashMap<>(router.joins());
        joins.keySet().removeAll(gone);
        left = left.with(router.withJoins(joins));
      }
    }
    for (Key key : gone) {
      left = left.withoutElement(key);
    }
    return left;
  }

  private Drawing withoutElement(Key key) {
    AwsOptions aws = options.aws();
    Map<Key, AwsOptions.PrefixList> lists = new LinkedHashMap<>(aws.prefixLists());
    lists.remove(key);
    TargetOptions kept =
        lists.size() == aws.prefixLists().size()
            ? options
            : options.with(new AwsOptions(aws.rulesPerGroup(), aws.groupsPerInterface(), lists));
    return new Drawing(
        name,
        description,
        kept,
        zones.without(key),
        services.without(key),
        networks.without(key),
        routers.without(key),
        notes.without(key),
        flows,
        ambients,
        guardrails,
        layout.without(key));
  }

  /**
   * With another key for an element, in every place that names it. Ids of flows stay.
   *
   * @throws IllegalArgumentException if there is no such element, or the new key is taken
   */
  public Drawing rekeyed(Key from, Key to) {
    if (!has(from) || has(to)) {
      throw new IllegalArgumentException("cannot rename " + from + " to " + to);
    }
    UnaryOperator<Key> now = key -> key.equals(from) ? to : key;
    return new Rekeying(this, now).apply();
  }

  /** Rebuilds a drawing with other keys; apart only to keep the class readable. */
  private record Rekeying(Drawing old, UnaryOperator<Key> now) {

    Drawing apply() {
      Map<Key, AwsOptions.PrefixList> lists = new LinkedHashMap<>();
      old.options.aws().prefixLists().forEach((key, list) -> lists.put(now.apply(key), list));
      AwsOptions aws = old.options.aws();
      Map<Key, Placement> layout = new LinkedHashMap<>();
      old.layout.entries().forEach(e -> layout.put(now.apply(e.getKey()), e.getValue()));
      return Drawing.of(
          old.name,
          old.description,
          old.options.with(new AwsOptions(aws.rulesPerGroup(), aws.groupsPerInterface(), lists)),
          old.elements().map(this::element).toList(),
          old.statements().map(this::statement).toList(),
          layout);
    }

    private Element element(Element element) {
      Key key = now.apply(element.key());
      Element moved = element.inZone(element.zone().map(now));
      String name = element.name().equals(element.key().text()) ? key.text() : element.name();
      return switch (moved) {
        case Zone z ->
            new Zone(key, name, z.zone(), z.trust(), z.addresses(), z.isolation(), z.membership());
        case Service s ->
            new Service(
                key,
                name,
                s.zone(),
                s.labels(),
                s.addresses(),
                s.ports(),
                s.membership(),
                s.hostNetwork(),
                s.hosts(),
                s.only(),
                s.icon());
        case Network n ->
            new Network(
                key,
                name,
                n.zone(),
                n.addresses(),
                n.except(),
                n.workloads(),
                n.holdsServices(),
                n.icon());
        case Router r -> {
          Map<Key, String> joins = new LinkedHashMap<>();
          r.joins().forEach((zone, link) -> joins.put(now.apply(zone), link));
          yield new Router(key, name, r.zone(), joins, r.addresses());
        }
        case Note n -> new Note(key, n.zone(), n.text());
      };
    }

    private Statement statement(Statement statement) {
      return switch (statement) {
        case Flow flow -> flow.between(now.apply(flow.from()), now.apply(flow.to()));
        case Ambient ambient -> ambient.with(ambient.side(), now.apply(ambient.other()));
        case Guardrail rail -> rail.between(now.apply(rail.from()), now.apply(rail.to()));
      };
    }
  }

  private Drawing withZones(Ordered<Key, Zone> zones) {
    return new Drawing(
        name,
        description,
        options,
        zones,
        services,
        networks,
        routers,
        notes,
        flows,
        ambients,
        guardrails,
        layout);
  }

  private Drawing withStatements(
      Ordered<String, Flow> flows,
      Ordered<String, Ambient> ambients,
      Ordered<String, Guardrail> guardrails) {
    return new Drawing(
        name,
        description,
        options,
        zones,
        services,
        networks,
        routers,
        notes,
        flows,
        ambients,
        guardrails,
        layout);
  }

  private Drawing withLayout(Ordered<Key, Placement> layout) {
    return new Drawing(
        name,
        description,
        options,
        zones,
        services,
        networks,
        routers,
        notes,
        flows,
        ambients,
        guardrails,
        layout);
  }

  // ---- guarantees

  private void requireGuarantees() {
    Set<Key> keys = new HashSet<>();
    elements()
        .forEach(e -> {
          if (!keys.add(e.key())) {
            throw new IllegalArgumentException("twice: " + e.key());
          }
          requireGuarantees(e);
        });
    Set<String> ids = new HashSet<>();
    statements()
        .forEach(s -> {
          if (!ids.add(s.id())) {
            throw new IllegalArgumentException("twice: " + s.id());
          }
          requireGuarantees(s);
        });
    layout
        .keys()
        .forEach(key -> {
          if (!keys.contains(key)) {
            throw new IllegalArgumentException("nothing to place: " + key);
          }
        });
    options.aws().prefixLists().keySet().forEach(this::requireNetwork);
  }

  private void requireGuarantees(Element element) {
    element.zone().ifPresent(this::requireZone);
    if (element instanceof Router router) {
      router.joins().keySet().forEach(this::requireZone);
    }
    if (element instanceof Zone) {
      Set<Key> seen = new HashSet<>();
      Optional<Key> next = Optional.of(element.key());
      while (next.isPresent()) {
        if (!seen.add(next.get())) {
          throw new IllegalArgumentException("zone " + element.key() + " would stand in itself");
        }
        next = zones.get(next.get()).flatMap(Zone::zone);
      }
    }
  }

  private void requireGuarantees(Statement statement) {
    for (Key end : statement.ends()) {
      if (element(end).filter(Element::isEnd).isEmpty()) {
        throw new IllegalArgumentException("no end for an arrow: " + end);
      }
    }
  }

  private void requireZone(Key key) {
    if (!zones.contains(key)) {
      throw new IllegalArgumentException("no such zone: " + key);
    }
  }

  private void requireNetwork(Key key) {
    if (!networks.contains(key)) {
      throw new IllegalArgumentException("no such network: " + key);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Drawing that
        && (this == that
            || (name.equals(that.name)
                && description.equals(that.description)
                && options.equals(that.options)
                && zones.equals(that.zones)
                && services.equals(that.services)
                && networks.equals(that.networks)
                && routers.equals(that.routers)
                && notes.equals(that.notes)
                && flows.equals(that.flows)
                && ambients.equals(that.ambients)
                && guardrails.equals(that.guardrails)
                && layout.equals(that.layout)));
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, zones, services, networks, routers, notes, flows);
  }

  @Override
  public String toString() {
    return "Drawing[" + name + ", " + services.size() + " services, " + flows.size() + " flows]";
  }
}
