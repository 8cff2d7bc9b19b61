package dev.drawbridge.drawing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Makes edits of every kind that fit a drawing, with whatever a drawing can hold in them. */
public final class AnyEdit {
  private static final int KINDS = 12;

  private final RandomGenerator random;
  private final Drawing drawing;
  private final Drawing donor;

  private AnyEdit(RandomGenerator random, Drawing drawing) {
    this.random = random;
    this.drawing = drawing;
    this.donor = AnyDrawing.of(random.nextLong());
  }

  /** An edit that can be applied to the drawing; it may turn out to change nothing. */
  public static Edit of(RandomGenerator random, Drawing drawing) {
    return new AnyEdit(random, drawing).edit();
  }

  private Edit edit() {
    return switch (random.nextInt(KINDS)) {
      case 0 -> change();
      case 1 -> rename();
      case 2 -> changeKey();
      case 3 -> say(fresh("flow"));
      case 4 -> restate();
      case 5 -> reconnect();
      case 6 -> remove();
      case 7 -> move();
      case 8 -> new Edit.Describe(donor.name(), donor.description());
      case 9 -> options();
      case 10 -> together();
      case 11 -> random.nextInt(4) == 0 ? new Edit.Become(donor, EditCode.RELOAD) : add();
      default -> add();
    };
  }

  private Edit add() {
    List<Element> elements = new ArrayList<>();
    Map<Key, Placement> places = new LinkedHashMap<>();
    Set<Key> taken = new LinkedHashSet<>();
    for (Element element : donor.elements().limit(1 + random.nextInt(3)).toList()) {
      Key key = element.key().unlessTaken(k -> drawing.has(k) || taken.contains(k));
      taken.add(key);
      elements.add(named(element, key));
      places.put(key, place());
    }
    return elements.isEmpty()
        ? new Edit.Describe("nothing to add", "")
        : new Edit.Add(elements, places);
  }

  private Edit change() {
    return any(drawing.elements().toList())
        .flatMap(old ->
            any(donor.elements().filter(e -> e.getClass() == old.getClass()).toList())
                .map(e -> (Edit) new Edit.Change(named(e, old.key()).inZone(old.zone()))))
        .orElseGet(this::add);
  }

  /** An element of the donor under another key, without what it refers to there. */
  private Element named(Element element, Key key) {
    Element alone = element.inZone(Optional.empty());
    if (alone instanceof Router router) {
      Map<Key, String> joins = new LinkedHashMap<>();
      any(drawing.zones().keys()).ifPresent(zone -> joins.put(zone, donor.name()));
      alone = router.withJoins(joins);
      Element joining = alone;
      return new Router(
          key, element.name(), Optional.empty(), joins, ((Router) joining).addresses());
    }
    if (key.equals(element.key())) {
      return alone;
    }
    Drawing single = Drawing.of("", "", TargetOptions.UNSAID, List.of(alone), List.of(), Map.of());
    return single.rekeyed(element.key(), key).element(key).orElseThrow();
  }

  private Edit rename() {
    return any(drawing.elements().toList())
        .map(e -> (Edit) new Edit.Rename(e.key(), e.name(), donor.name()))
        .orElseGet(this::add);
  }

  private Edit changeKey() {
    return any(drawing.elements().toList())
        .map(e -> (Edit) new Edit.ChangeKey(e.key(), Key.of("renamed").unlessTaken(drawing::has)))
        .orElseGet(this::add);
  }

  private Edit say(String id) {
    Optional<Key> from = end();
    Optional<Key> to = end();
    if (from.isEmpty() || to.isEmpty()) {
      return add();
    }
    return any(donor.statements().toList())
        .map(s -> (Edit) new Edit.Say(between(s, id, from.get(), to.get())))
        .orElseGet(this::add);
  }

  private static Statement between(Statement statement, String id, Key from, Key to) {
    return switch (statement) {
      case Flow f ->
          new Flow(id, from, to, f.ports(), f.why(), f.accountability(), f.log(), f.only());
      case Ambient a ->
          new Ambient(id, a.side(), to, a.ports(), a.why(), a.accountability(), a.log(), a.only());
      case Guardrail g -> new Guardrail(id, from, to, g.ports(), g.hops(), g.why());
    };
  }

  private Edit restate() {
    return any(drawing.statements().toList())
        .flatMap(old ->
            any(donor.statements().filter(s -> s.getClass() == old.getClass()).toList())
                .map(s ->
                    (Edit)
                        new Edit.Restate(
                            between(s, old.id(), old.ends().getFirst(), old.ends().getLast()))))
        .orElseGet(() -> say(fresh("again")));
  }

  private Edit reconnect() {
    return any(drawing.flows().values())
        .map(f -> (Edit) new Edit.Reconnect(f.id(), end().orElse(f.from()), end().orElse(f.to())))
        .orElseGet(() -> say(fresh("flow")));
  }

  private Edit remove() {
    Set<Key> keys = new LinkedHashSet<>();
    Set<String> ids = new LinkedHashSet<>();
    any(drawing.elements().toList()).ifPresent(e -> keys.add(e.key()));
    any(drawing.statements().toList()).ifPresent(s -> ids.add(s.id()));
    return keys.isEmpty() && ids.isEmpty() ? add() : new Edit.Remove(keys, ids);
  }

  private Edit move() {
    Map<Key, Placement> places = new LinkedHashMap<>();
    Map<Key, Optional<Key>> zones = new LinkedHashMap<>();
    for (int n = random.nextInt(1, 4); n > 0; n--) {
      any(drawing.elements().toList()).ifPresent(e -> places.put(e.key(), place()));
    }
    any(drawing.services().values())
        .ifPresent(s -> zones.put(s.key(), any(drawing.zones().keys())));
    return places.isEmpty() ? add() : new Edit.Move(places, zones);
  }

  private Edit options() {
    TargetOptions options = donor.options();
    AwsOptions aws = options.aws();
    Map<Key, AwsOptions.PrefixList> lists = new LinkedHashMap<>();
    any(drawing.networks().keys())
        .ifPresent(network ->
            lists.put(
                network,
                new AwsOptions.PrefixList(
                    Optional.of(donor.name()), Optional.empty(), random.nextInt(1, 9))));
    return new Edit.SetOptions(
        options.with(new AwsOptions(aws.rulesPerGroup(), aws.groupsPerInterface(), lists)));
  }

  private Edit together() {
    List<Edit> parts = new ArrayList<>();
    Drawing now = drawing;
    for (int n = random.nextInt(4); n > 0; n--) {
      Edit part = of(random, now);
      parts.add(part);
      now = part.apply(now);
    }
    return new Edit.Together(
        EditCode.PASTE, List.of(parts.size(), Key.of("some-key"), donor.name()), parts);
  }

  private Optional<Key> end() {
    return any(drawing.elements().filter(Element::isEnd).map(Element::key).toList());
  }

  private Placement place() {
    return any(donor.layout().values())
        .orElseGet(() -> Placement.at(random.nextInt(-999, 999), random.nextInt(-999, 999)));
  }

  private String fresh(String base) {
    int n = drawing.statements().toList().size();
    while (drawing.hasStatement(base + "-" + n)) {
      n++;
    }
    return base + "-" + n;
  }

  private <T> Optional<T> any(List<T> of) {
    return of.isEmpty() ? Optional.empty() : Optional.of(of.get(random.nextInt(of.size())));
  }
}
