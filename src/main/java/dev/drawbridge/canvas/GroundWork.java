package dev.drawbridge.canvas;

import dev.drawbridge.canvas.Stand.Inside;
import dev.drawbridge.drawing.Ambient;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Ordered;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Trust;
import dev.drawbridge.drawing.Zone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds out where every element stands. Members of a zone that have no place of their own stand in
 * rows beneath those that have one; a zone is at least as large as it was drawn and always holds
 * its members. From an earlier ground only the zones that were touched are arranged again.
 */
final class GroundWork {
  /** Room for an arrow with its chip between two things in a row. */
  private static final double GAP_SIDEWAYS = 104;

  private static final double GAP_UPRIGHT = 64;
  private static final int KIND_SHIFT = 57;
  private static final long LEAST_RANK = 1L << 55;

  /**
   * What became of an element.
   *
   * @param before absent for what is new
   * @param now absent for what is gone
   */
  record Change(Optional<Stand> before, Optional<Stand> now) {}

  private final Drawing drawing;
  private final @Nullable Ground before;
  private final Table.Change<Key, Stand> stands;
  private final Table.Change<Key, List<Key>> members;
  private List<Key> outermost;
  private final Grid.Change<Stand> solids;
  private final Grid.Change<Stand> areas;

  /** What this work found out so far; for all else the earlier ground is right. */
  private final Map<Key, Element> elements = new HashMap<>();

  private final Map<Key, Long> orders = new HashMap<>();
  private final Map<Key, Placement> placements = new HashMap<>();
  private final Map<Key, Boolean> placed = new HashMap<>();
  private final Map<Key, Box> sizes = new HashMap<>();
  private final Set<Key> relabelled = new HashSet<>();
  private final Map<Key, Change> changes = new LinkedHashMap<>();
  private final String ambient;

  private GroundWork(Drawing drawing, @Nullable Ground before) {
    this.drawing = drawing;
    this.before = before;
    this.ambient = Labels.ambient(drawing);
    if (before == null) {
      int size = drawing.services().size() + drawing.zones().size();
      stands = Table.filling(size);
      members = Table.filling(drawing.zones().size());
      outermost = new ArrayList<>();
      solids = Grid.filling(size);
      areas = Grid.filling(drawing.zones().size());
    } else {
      stands = before.stands().change();
      members = before.members().change();
      outermost = before.outermost();
      solids = before.solids().change();
      areas = before.areas().change();
    }
  }

  private Ground made() {
    return new Ground(
        drawing, stands.made(), members.made(), outermost, solids.made(), areas.made());
  }

  // ---- all of it

  /** The ground of a drawing. */
  static Ground of(Drawing drawing) {
    GroundWork work = new GroundWork(drawing, null);
    Map<Key, List<Key>> byZone = new LinkedHashMap<>();
    work.enter(drawing.zones(), byZone);
    work.enter(drawing.services(), byZone);
    work.enter(drawing.networks(), byZone);
    work.enter(drawing.routers(), byZone);
    work.enter(drawing.notes(), byZone);
    byZone.forEach(work.members::put);
    drawing.layout().entries().forEach(e -> work.placements.put(e.getKey(), e.getValue()));
    for (Key key : work.elements.keySet()) {
      work.placed.put(key, work.placements.containsKey(key));
    }
    work.outermost.forEach(work::measure);
    work.arrange(work.outermost, new Point(0, 0));
    work.settle(work.outermost, Inside.OUTSIDE);
    return work.made();
  }

  private <E extends Element> void enter(Ordered<Key, E> section, Map<Key, List<Key>> byZone) {
    section.forEachRanked((element, rank) -> {
      elements.put(element.key(), element);
      orders.put(element.key(), rank);
      element
          .zone()
          .map(zone -> byZone.computeIfAbsent(zone, _ -> new ArrayList<>()))
          .orElse(outermost)
          .add(element.key());
    });
  }

  /** Finds out how large something is, a zone after its members. */
  private void measure(Key key) {
    if (element(key) instanceof Zone) {
      List<Key> inner = members(key);
      inner.forEach(this::measure);
      sizes.put(key, zoneSize(key, inner));
    } else {
      sizes.put(key, solidSize(key));
    }
  }

  // ---- from an earlier one

  /**
   * The ground of a later drawing.
   *
   * @param made equal to {@code of(drawing)}
   * @param changes what stands elsewhere, looks otherwise, came or went
   */
  record Made(Ground made, List<Change> changes) {}

  /** The ground of a later drawing; empty if too little is known about the difference. */
  static Optional<Made> of(Drawing drawing, Ground before) {
    Optional<Set<Key>> touched = touched(drawing, before.drawing());
    Optional<Set<Key>> replaced = drawing.layout().changedSince(before.drawing().layout());
    if (touched.isEmpty() || replaced.isEmpty()) {
      return Optional.empty();
    }
    GroundWork work = new GroundWork(drawing, before);
    work.change(touched.get(), replaced.get());
    return Optional.of(new Made(work.made(), List.copyOf(work.changes.values())));
  }

  private static Optional<Set<Key>> touched(Drawing now, Drawing before) {
    Optional<Set<Key>> zones = now.zones().changedSince(before.zones());
    Optional<Set<Key>> services = now.services().changedSince(before.services());
    Optional<Set<Key>> networks = now.networks().changedSince(before.networks());
    Optional<Set<Key>> routers = now.routers().changedSince(before.routers());
    Optional<Set<Key>> notes = now.notes().changedSince(before.notes());
    Set<Key> all = new HashSet<>();
    for (Optional<Set<Key>> keys : List.of(zones, services, networks, routers, notes)) {
      if (keys.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(keys.get());
    }
    return Optional.of(all);
  }

  private void change(Set<Key> touched, Set<Key> replaced) {
    Set<Optional<Key>> containers = new HashSet<>();
    touched.forEach(key -> changeElement(key, containers));
    replaced.stream().filter(key -> !touched.contains(key)).forEach(key -> place(key, containers));
    relabel(touched);
    Map<Integer, Set<Optional<Key>>> byDepth = new HashMap<>();
    int deepest = 0;
    for (Optional<Key> container : containers) {
      if (container.isEmpty() || drawing.zones().contains(container.get())) {
        int depth = depth(container);
        byDepth.computeIfAbsent(depth, _ -> new HashSet<>()).add(container);
        deepest = Math.max(deepest, depth);
      }
    }
    for (int depth = deepest; depth >= 0; depth--) {
      for (Optional<Key> container : byDepth.getOrDefault(depth, Set.of())) {
        if (container.isEmpty()) {
          arrange(outermost, new Point(0, 0));
        } else if (resized(container.get())) {
          byDepth
              .computeIfAbsent(depth - 1, _ -> new HashSet<>())
              .add(element(container.get()).zone());
        }
      }
    }
    for (int depth = 0; depth <= deepest; depth++) {
      for (Optional<Key> container : byDepth.getOrDefault(depth, Set.of())) {
        settle(
            container.map(this::members).orElse(outermost),
            container.map(zone -> stand(zone).inside()).orElse(Inside.OUTSIDE));
      }
    }
    for (Key key : relabelled) {
      if (stands.find(key) != null) {
        restate(key);
      }
    }
  }

  /** Arranges a zone again; whether it has another size now. */
  private boolean resized(Key zone) {
    Box old = size(zone);
    Box size = zoneSize(zone, members(zone));
    sizes.put(zone, size);
    return !size.equals(old);
  }

  private void changeElement(Key key, Set<Optional<Key>> containers) {
    Stand old = stands.find(key);
    Optional<Element> now = drawing.element(key);
    if (old != null) {
      containers.add(old.element().zone());
    }
    if (now.isEmpty()) {
      if (old != null) {
        leave(old);
        remove(old);
      }
      return;
    }
    Element element = now.get();
    elements.put(key, element);
    orders.put(key, rank(element));
    placements.remove(key);
    drawing.layout().get(key).ifPresent(placement -> placements.put(key, placement));
    placed.put(key, placements.containsKey(key));
    containers.add(element.zone());
    boolean stays =
        old != null
            && old.element().zone().equals(element.zone())
            && old.order() == order(element, 0, old);
    if (!stays) {
      if (old != null) {
        leave(old);
      }
      join(element);
    }
    if (element instanceof Zone) {
      containers.add(Optional.of(key));
      sizes.putIfAbsent(key, old == null ? Box.NOTHING : old.size());
    } else {
      sizes.put(key, solidSize(key));
    }
  }

  private long rank(Element element) {
    Key key = element.key();
    return switch (element) {
      case Zone _ -> drawing.zones().rank(key);
      case Service _ -> drawing.services().rank(key);
      case Network _ -> drawing.networks().rank(key);
      case Router _ -> drawing.routers().rank(key);
      case Note _ -> drawing.notes().rank(key);
    };
  }

  private void leave(Stand old) {
    List<Key> others = new ArrayList<>(siblings(old.element().zone()));
    others.remove(old.key());
    siblings(old.element().zone(), others);
  }

  private void join(Element element) {
    List<Key> all = new ArrayList<>(siblings(element.zone()));
    all.remove(element.key());
    all.add(element.key());
    all.sort(Comparator.comparingLong(this::fileOrder));
    siblings(element.zone(), all);
  }

  private long fileOrder(Key key) {
    Stand old = stands.find(key);
    return kind(element(key)) << KIND_SHIFT | within(key, old);
  }

  private List<Key> siblings(Optional<Key> zone) {
    return zone.map(this::members).orElse(outermost);
  }

  private void siblings(Optional<Key> zone, List<Key> all) {
    if (zone.isEmpty()) {
      outermost = all;
    } else if (all.isEmpty()) {
      members.remove(zone.get());
    } else {
      members.put(zone.get(), all);
    }
  }

  /** The drawing says something else about where it stands, how large it is or how it shows. */
  private void place(Key key, Set<Optional<Key>> containers) {
    Stand old = stands.find(key);
    if (old == null) {
      return;
    }
    Optional<Placement> now = drawing.layout().get(key);
    placed.put(key, now.isPresent());
    now.ifPresent(placement -> placements.put(key, placement));
    containers.add(old.element().zone());
    if (!(old.element() instanceof Zone)) {
      sizes.put(key, solidSize(key));
    } else if (!isAsLarge(old.placement(), now)) {
      containers.add(Optional.of(key));
    }
  }

  /** Whether a zone with the same contents is as large as before, wherever it stands. */
  private static boolean isAsLarge(Placement before, Optional<Placement> now) {
    return now.flatMap(Placement::size).equals(before.size())
        && now.map(Placement::collapsed).orElse(false) == before.collapsed();
  }

  /** The zones around what changed say other things about their contents. */
  private void relabel(Set<Key> touched) {
    boolean ambients =
        before != null
            && (drawing.ambients() != before.drawing().ambients()
                || drawing.ambients().values().stream()
                    .map(Ambient::other)
                    .anyMatch(touched::contains));
    if (ambients) {
      outermost.stream().filter(key -> element(key) instanceof Zone).forEach(relabelled::add);
    }
    for (Key key : touched) {
      Stand old = before == null ? null : before.stands().find(key);
      if (old != null) {
        relabel(old.element().zone());
      }
      drawing.element(key).ifPresent(now -> relabel(now.zone()));
    }
  }

  private void relabel(Optional<Key> zone) {
    Optional<Key> next = zone;
    while (next.isPresent() && relabelled.add(next.get())) {
      next = drawing.zones().get(next.get()).flatMap(Zone::zone);
    }
  }

  private int depth(Optional<Key> container) {
    int depth = 0;
    Optional<Key> next = container;
    while (next.isPresent()) {
      depth++;
      next = element(next.get()).zone();
    }
    return depth;
  }

  // ---- what is known

  private Element element(Key key) {
    Element found = elements.get(key);
    return found != null ? found : stand(key).element();
  }

  private Stand stand(Key key) {
    return Objects.requireNonNull(stands.find(key));
  }

  private List<Key> members(Key zone) {
    List<Key> found = members.find(zone);
    return found == null ? List.of() : found;
  }

  private Box size(Key key) {
    Box found = sizes.get(key);
    return found != null ? found : stand(key).size();
  }

  private boolean isPlaced(Key key) {
    Boolean found = placed.get(key);
    return found != null ? found : stand(key).isPlaced();
  }

  private Placement placement(Key key) {
    Placement found = placements.get(key);
    return found != null ? found : stand(key).placement();
  }

  /** How an element is drawn, if the drawing says so. */
  private Optional<Placement> drawn(Key key) {
    return isPlaced(key) ? Optional.of(placement(key)) : Optional.empty();
  }

  private boolean isCollapsed(Element element) {
    return element instanceof Zone && drawn(element.key()).map(Placement::collapsed).orElse(false);
  }

  // ---- sizes

  private Box solidSize(Key key) {
    Element element = element(key);
    Optional<Placement.Size> drawn = drawn(key).flatMap(Placement::size);
    Box usual =
        element instanceof Note note && drawn.isPresent()
            ? noteOf(note, drawn.get())
            : Metrics.usual(element);
    return drawn.map(size -> atLeast(size, usual.height())).orElse(usual);
  }

  private static Box atLeast(Placement.Size size, double height) {
    return new Box(0, 0, Math.max(40, size.width()), Math.max(height, size.height()));
  }

  private static Box noteOf(Note note, Placement.Size drawn) {
    int lines = NoteText.lines(note.text(), drawn.width()).size();
    return new Box(0, 0, drawn.width(), NoteText.height(lines));
  }

  /** The size of a zone whose members have theirs; gives these their places. */
  private Box zoneSize(Key zone, List<Key> inner) {
    Optional<Placement.Size> drawn = drawn(zone).flatMap(Placement::size);
    Box own =
        drawn
            .map(size -> atLeast(size, Metrics.HEADER + Metrics.LEAST_PADDING))
            .orElseGet(() -> Metrics.usual(element(zone)));
    Box whole = inner.isEmpty() ? own : own.union(needed(inner, drawn.isPresent()));
    // What a collapsed zone hides keeps its place, for when it shows again.
    return isCollapsed(element(zone)) ? Metrics.FOLDED : whole;
  }

  private Box needed(List<Key> inner, boolean drawn) {
    arrange(inner, new Point(Metrics.PADDING, Metrics.HEADER + Metrics.PADDING / 2));
    Box held = relative(inner.getFirst());
    for (Key member : inner) {
      held = held.union(relative(member));
    }
    double padding = drawn ? Metrics.LEAST_PADDING : Metrics.PADDING;
    return Box.between(
        new Point(held.x() - Metrics.LEAST_PADDING, held.y() - Metrics.HEADER),
        new Point(held.right() + padding, held.bottom() + padding));
  }

  private Box relative(Key key) {
    Placement placement = placement(key);
    return size(key).moved(placement.x(), placement.y());
  }

  // ---- places

  /** Gives every element of one zone its place relative to it. */
  private void arrange(List<Key> inner, Point start) {
    List<Key> homeless = new ArrayList<>();
    Box above = null;
    for (Key member : inner) {
      if (isPlaced(member)) {
        above = above == null ? relative(member) : above.union(relative(member));
      } else {
        homeless.add(member);
      }
    }
    // Networks first: what comes from outside stands at the left.
    homeless.sort((a, b) -> Boolean.compare(isNetwork(b), isNetwork(a)));
    Point first =
        above == null
            ? start
            : new Point(Math.max(start.x(), above.x()), above.bottom() + GAP_UPRIGHT);
    rows(homeless, first);
  }

  private boolean isNetwork(Key key) {
    return element(key) instanceof Network;
  }

  private void rows(List<Key> inner, Point start) {
    int columns = (int) Math.ceil(Math.sqrt(inner.size() * 1.4));
    double y = start.y();
    for (int first = 0; first < inner.size(); first += columns) {
      double x = start.x();
      double height = 0;
      for (Key member : inner.subList(first, Math.min(inner.size(), first + columns))) {
        Box size = size(member);
        placements.put(member, Placement.at(whole(x - size.x()), whole(y - size.y())));
        x = relative(member).right() + GAP_SIDEWAYS;
        height = Math.max(height, size.height());
      }
      y += height + GAP_UPRIGHT;
    }
  }

  private static int whole(double v) {
    return (int) Math.round(v);
  }

  // ---- stands

  private void settle(List<Key> inner, Inside around) {
    for (Key key : inner) {
      Stand old = stands.find(key);
      Stand now = stand(key, around, old);
      if (now.equals(old)) {
        continue;
      }
      put(old, now);
      if (now.element() instanceof Zone && (old == null || !old.inside().equals(now.inside()))) {
        settle(members(key), now.inside());
      }
    }
  }

  /** Looks at a zone again whose contents changed. */
  private void restate(Key zone) {
    Stand old = stand(zone);
    Inside around = old.element().zone().map(key -> stand(key).inside()).orElse(Inside.OUTSIDE);
    Stand now = stand(zone, around, old);
    if (!now.equals(old)) {
      put(old, now);
    }
  }

  private Stand stand(Key key, Inside around, @Nullable Stand old) {
    Element element = element(key);
    Placement placement = placement(key);
    Box size = size(key);
    Point origin = around.origin().plus(placement.x(), placement.y());
    Box box = size.moved(origin.x(), origin.y());
    Trust trust = trust(element, around);
    Optional<Key> hiddenBy =
        around.hiddenBy().or(() -> isCollapsed(element) ? Optional.of(key) : Optional.empty());
    Inside inside =
        new Inside(
            origin,
            around.depth() + 1,
            element instanceof Network ? around.trust() : trust,
            hiddenBy);
    Optional<Shape> shape = Optional.empty();
    if (around.hiddenBy().isEmpty()) {
      boolean same =
          old != null
              && old.element() == element
              && old.trust() == trust
              && old.box().equals(box)
              && !(element instanceof Zone);
      shape =
          same && old.shape().isPresent()
              ? old.shape()
              : shape(element, box, inside, trust, icon(element, old));
    }
    long order = order(element, around.depth(), old);
    return new Stand(element, order, placement, isPlaced(key), size, box, inside, trust, shape);
  }

  private static Trust trust(Element element, Inside around) {
    return switch (element) {
      case Zone zone -> zone.trust().orElse(around.trust());
      case Network _ -> Trust.EXTERNAL;
      case Service _, Router _, Note _ -> around.trust();
    };
  }

  /** Open zones from the outside in; all else by kind, as the drawing lists it. */
  private long order(Element element, int depth, @Nullable Stand old) {
    boolean open = element instanceof Zone && !isCollapsed(element);
    long first = open ? Math.min(depth, 60) : kind(element);
    return first << KIND_SHIFT | within(element.key(), old);
  }

  private long within(Key key, @Nullable Stand old) {
    Long rank = orders.get(key);
    return rank != null
        ? rank + LEAST_RANK
        : Objects.requireNonNull(old).order() & (1L << KIND_SHIFT) - 1;
  }

  private static long kind(Element element) {
    return switch (element) {
      case Zone _ -> 0;
      case Service _ -> 1;
      case Network _ -> 2;
      case Router _ -> 3;
      case Note _ -> 4;
    };
  }

  /** Guessing takes longer than all the rest; what says the same has the same icon. */
  private static Supplier<Icon> icon(Element element, @Nullable Stand old) {
    Optional<Shape> known =
        old == null || old.element() != element ? Optional.empty() : old.shape();
    return () ->
        switch (element) {
          case Service service ->
              known.orElse(null) instanceof Shape.Card card ? card.icon() : Icon.of(service);
          case Network network ->
              known.orElse(null) instanceof Shape.Capsule capsule
                  ? capsule.icon()
                  : Icon.of(network);
          case Zone _, Router _, Note _ -> Icon.of(Trust.INTERNAL);
        };
  }

  private Optional<Shape> shape(
      Element element, Box box, Inside inside, Trust trust, Supplier<Icon> icon) {
    return Optional.of(
        switch (element) {
          case Zone zone when isCollapsed(zone) ->
              new Shape.Folded(zone, box, trust, Labels.contents(hidden(zone.key())));
          case Zone zone ->
              new Shape.Area(
                  zone,
                  box,
                  inside.origin(),
                  inside.depth() - 1,
                  trust,
                  Labels.asides(
                      zone, zone.zone().isEmpty() && holdsService(zone.key()) ? ambient : ""));
          case Service service ->
              new Shape.Card(
                  service,
                  box,
                  trust,
                  icon.get(),
                  Labels.detail(service),
                  Labels.replicas(service));
          case Network network ->
              new Shape.Capsule(network, box, icon.get(), Labels.detail(network));
          case Router router -> new Shape.Octagon(router, box, trust, Labels.detail(router));
          case Note note -> new Shape.Leaf(note, box, NoteText.lines(note.text(), box.width()));
        });
  }

  private List<Element> hidden(Key zone) {
    List<Element> found = new ArrayList<>();
    for (Key member : members(zone)) {
      found.add(element(member));
      found.addAll(hidden(member));
    }
    return found;
  }

  private boolean holdsService(Key zone) {
    return members(zone).stream()
        .anyMatch(member -> element(member) instanceof Service || holdsService(member));
  }

  private void put(@Nullable Stand old, Stand now) {
    if (old != null) {
      unlist(old);
    }
    stands.put(now.key(), now);
    now.shape().ifPresent(shape -> grid(shape).add(now, now.box()));
    record(now.key(), Optional.ofNullable(old), Optional.of(now));
  }

  private void remove(Stand old) {
    unlist(old);
    stands.remove(old.key());
    members.remove(old.key());
    record(old.key(), Optional.of(old), Optional.empty());
  }

  private void unlist(Stand old) {
    old.shape().ifPresent(shape -> grid(shape).remove(old, old.box()));
  }

  private Grid.Change<Stand> grid(Shape shape) {
    return shape instanceof Shape.Area ? areas : solids;
  }

  private void record(Key key, Optional<Stand> old, Optional<Stand> now) {
    if (before != null) {
      changes.merge(key, new Change(old, now), (a, b) -> new Change(a.before(), b.now()));
    }
  }
}
