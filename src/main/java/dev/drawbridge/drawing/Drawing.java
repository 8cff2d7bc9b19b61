package dev.drawbridge.drawing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
          "Untitled", "", TargetOptions.UNSAID, Elements.NONE, Statements.NONE, Ordered.empty());

  private final String name;
  private final String description;
  private final TargetOptions options;
  private final Elements elements;
  private final Statements statements;
  private final Ordered<Key, Placement> layout;
  private volatile @Nullable Index index;

  private Drawing(
      String name,
      String description,
      TargetOptions options,
      Elements elements,
      Statements statements,
      Ordered<Key, Placement> layout) {
    this.name = name;
    this.description = description;
    this.options = options;
    this.elements = elements;
    this.statements = statements;
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
            Elements.of(elements),
            Statements.of(statements),
            Ordered.ranked(layout.entrySet().stream().map(Map.Entry::copyOf).toList()));
    drawing.requireGuarantees();
    return drawing;
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
    return elements.zones();
  }

  public Ordered<Key, Service> services() {
    return elements.services();
  }

  public Ordered<Key, Network> networks() {
    return elements.networks();
  }

  public Ordered<Key, Router> routers() {
    return elements.routers();
  }

  public Ordered<Key, Note> notes() {
    return elements.notes();
  }

  public Ordered<String, Flow> flows() {
    return statements.flows();
  }

  public Ordered<String, Ambient> ambients() {
    return statements.ambients();
  }

  public Ordered<String, Guardrail> guardrails() {
    return statements.guardrails();
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
    return elements.get(key);
  }

  /** All elements: zones, services, networks, routers, notes, each in order. */
  public Stream<Element> elements() {
    return elements.stream();
  }

  /** The flow, ambient flow or guardrail of that id. */
  public Optional<Statement> statement(String id) {
    return statements.get(id);
  }

  /** All statements: flows, ambient flows, guardrails, each in order. */
  public Stream<Statement> statements() {
    return statements.stream();
  }

  public boolean has(Key key) {
    return element(key).isPresent();
  }

  public boolean hasStatement(String id) {
    return statement(id).isPresent();
  }

  /**
   * Whether another drawing says the same and only looks different: everything that was made from
   * this one is then right for it too. May be false for drawings that were not made from each
   * other.
   */
  @SuppressWarnings("ReferenceEquality") // drawings share what an edit leaves alone
  public boolean differsOnlyInLayout(Drawing other) {
    return elements == other.elements
        && statements == other.statements
        && options == other.options
        && name.equals(other.name)
        && description.equals(other.description);
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
    Optional<Zone> next = element.zone().flatMap(zones()::get);
    while (next.isPresent()) {
      around.add(next.get());
      next = next.get().zone().flatMap(zones()::get);
    }
    return around;
  }

  /**
   * The zone behind which a router finds an element: of those it joins the innermost around it, or
   * the element itself.
   */
  public Optional<Key> behind(Router router, Element element) {
    if (router.joins().containsKey(element.key())) {
      return Optional.of(element.key());
    }
    return around(element).stream().map(Zone::key).filter(router.joins()::containsKey).findFirst();
  }

  /** The routers between some two elements of two ends, be they zones or not; in file order. */
  public List<Router> between(Key from, Key to) {
    return routers().values().stream()
        .filter(router -> {
          Set<Key> out = behind(router, from);
          Set<Key> in = behind(router, to);
          return out.stream().anyMatch(zone -> in.stream().anyMatch(other -> !other.equals(zone)));
        })
        .toList();
  }

  /** The joined zones of everything that an end stands for, but for the router itself. */
  private Set<Key> behind(Router router, Key end) {
    Set<Key> zones = new LinkedHashSet<>();
    Stream.concat(element(end).stream(), membersAtAnyDepth(end).stream())
        .filter(element -> !element.key().equals(router.key()))
        .flatMap(element -> behind(router, element).stream())
        .forEach(zones::add);
    return zones;
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
    return inherited(element, Membership::namespace);
  }

  /** The VPC of a service or zone, its own or inherited. */
  public Optional<String> vpc(Element element) {
    return inherited(element, Membership::vpc);
  }

  /** What the nearest of an element and the zones around it says; asked for every rule. */
  private Optional<String> inherited(
      Element element, Function<Membership, Optional<String>> question) {
    Optional<String> own =
        switch (element) {
          case Service service -> question.apply(service.membership());
          case Zone zone -> question.apply(zone.membership());
          case Network _, Router _, Note _ -> Optional.empty();
        };
    Optional<Key> around = element.zone();
    while (own.isEmpty() && around.isPresent()) {
      Zone zone = zones().get(around.get()).orElseThrow();
      own = question.apply(zone.membership());
      around = zone.zone();
    }
    return own;
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
    return new Drawing(name, description, options, elements, statements, layout);
  }

  /**
   * With other options.
   *
   * @throws IllegalArgumentException if a prefix list names no network
   */
  public Drawing with(TargetOptions options) {
    options.aws().prefixLists().keySet().forEach(this::requireNetwork);
    return new Drawing(name, description, options, elements, statements, layout);
  }

  /**
   * With this element in place of the one of its key, or as a new one.
   *
   * @throws IllegalArgumentException if the key belongs to another kind, a reference leads nowhere,
   *     or a zone would stand in itself
   */
  public Drawing with(Element element) {
    requireSameKind(element(element.key()), element, element.key());
    Drawing changed =
        new Drawing(name, description, options, elements.with(element), statements, layout);
    changed.requireGuarantees(element);
    return changed;
  }

  /**
   * With this statement in place of the one of its id, or as a new one.
   *
   * @throws IllegalArgumentException if the id belongs to another kind or an end leads nowhere
   */
  public Drawing with(Statement statement) {
    requireSameKind(statement(statement.id()), statement, statement.id());
    requireGuarantees(statement);
    return with(statements.with(statement));
  }

  private static void requireSameKind(Optional<?> old, Object now, Object known) {
    if (old.filter(o -> o.getClass() != now.getClass()).isPresent()) {
      throw new IllegalArgumentException("taken: " + known);
    }
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
    Drawing placed =
        new Drawing(name, description, options, elements, statements, layout.with(key, placement));
    placed.index = index;
    return placed;
  }

  /** Without a statement, if there is one of that id. */
  public Drawing without(String id) {
    return with(statements.without(id));
  }

  private Drawing with(Statements statements) {
    Drawing changed = new Drawing(name, description, options, elements, statements, layout);
    changed.index = index;
    return changed;
  }

  /**
   * Without these elements and every statement, placement, prefix list and join that names one of
   * them. What stands in a removed zone and is not itself removed moves to the zone around it.
   */
  public Drawing without(Set<Key> gone) {
    Drawing left = this;
    for (Key key : gone) {
      Optional<Zone> zone = left.zones().get(key);
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
    for (Router router : left.routers()) {
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
    return new Drawing(
        name,
        description,
        options.with(new AwsOptions(aws.rulesPerGroup(), aws.groupsPerInterface(), lists)),
        elements.without(key),
        statements,
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
    return new Rekeying(this, key -> key.equals(from) ? to : key).apply();
  }

  /**
   * With other keys for several elements at once, in every place that names them. Ids of flows
   * stay.
   *
   * @param now the new keys of those that get one
   * @throws IllegalArgumentException if two elements would have the same key
   */
  public Drawing rekeyed(Map<Key, Key> now) {
    return new Rekeying(this, key -> now.getOrDefault(key, key)).apply();
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
        next = zones().get(next.get()).flatMap(Zone::zone);
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
    if (!zones().contains(key)) {
      throw new IllegalArgumentException("no such zone: " + key);
    }
  }

  private void requireNetwork(Key key) {
    if (!networks().contains(key)) {
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
                && elements.equals(that.elements)
                && statements.equals(that.statements)
                && layout.equals(that.layout)));
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, elements, statements);
  }

  @Override
  public String toString() {
    return "Drawing["
        + name
        + ", "
        + services().size()
        + " services, "
        + flows().size()
        + " flows]";
  }
}
