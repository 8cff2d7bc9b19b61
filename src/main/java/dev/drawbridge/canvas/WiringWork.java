package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Zone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * Finds the ways of arrows in five steps, each of which looks only at what stands near and at what
 * the step before found: sides; places on these; ways; among these the one that keeps clear of
 * arrows that come before in the drawing; the place of the chip. Therefore a change spreads only as
 * far as it can be seen, and what is found from an earlier sheet is what would be found anew.
 */
final class WiringWork {

  /** What is farther from a chip than this does not matter to it. */
  private static final double NEAR_CHIPS = 10;

  private final Ground ground;
  private final Care care;
  private final Table.Change<String, Run> runs;
  private final Table.Change<Key, List<String>> hubs;
  private final Table.Change<Key, List<String>> flows;
  private final Grid.Change<Run> rooms;
  private final Grid.Change<Run> near;
  private final Grid.Change<Run> far;
  private final Grid.Change<Run> chips;
  private final Grid.Change<Run> chipRooms;
  private final Clearance clearance;

  /** The arrows that are found anew, and what they were. */
  private final Map<String, Run> drafts = new LinkedHashMap<>();

  private final Map<String, Run> olds = new HashMap<>();

  /** How far all drafts are; a later one has to catch up. */
  private enum Step {
    WAYS,
    CHOICE,
    CHIPS
  }

  private Step step = Step.WAYS;

  private WiringWork(Ground ground) {
    int size = ground.drawing().flows().size();
    this.ground = ground;
    this.care = Care.of(size);
    this.runs = Table.filling(size);
    this.hubs = Table.filling(ground.stands().size());
    this.flows = Table.filling(ground.stands().size());
    this.rooms = Grid.filling(size);
    this.near = Grid.filling(3 * size);
    this.far = Grid.filling(size);
    this.chips = Grid.filling(size);
    this.chipRooms = Grid.filling(3 * size);
    this.clearance = new Clearance(care, near);
  }

  private WiringWork(Ground ground, Wiring before) {
    this.ground = ground;
    this.care = before.care();
    this.runs = before.runs().change();
    this.hubs = before.hubs().change();
    this.flows = before.flows().change();
    this.rooms = before.rooms().change();
    this.near = before.near().change();
    this.far = before.far().change();
    this.chips = before.chips().change();
    this.chipRooms = before.chipRooms().change();
    this.clearance = new Clearance(care, near);
  }

  private Wiring made() {
    return new Wiring(
        ground,
        care,
        runs.made(),
        hubs.made(),
        flows.made(),
        rooms.made(),
        near.made(),
        far.made(),
        chips.made(),
        chipRooms.made());
  }

  // ---- all of it

  /** The wiring of a ground. */
  static Wiring of(Ground ground) {
    WiringWork work = new WiringWork(ground);
    work.everything();
    return work.made();
  }

  private void everything() {
    Map<Key, List<String>> ends = new HashMap<>();
    ground
        .drawing()
        .flows()
        .forEachRanked((flow, _) -> {
          for (Key end : Set.copyOf(flow.ends())) {
            ends.computeIfAbsent(end, _ -> new ArrayList<>()).add(flow.id());
          }
        });
    ends.forEach(flows::put);
    Map<Key, List<String>> seen = new HashMap<>();
    List<Run> all = new ArrayList<>();
    for (LinkWork.Seen found : LinkWork.all(ground)) {
      Run run = new Run(found.link(), found.order());
      all.add(run);
      runs.put(run.id(), run);
      for (Key end : ends(run.link)) {
        seen.computeIfAbsent(end, _ -> new ArrayList<>()).add(run.id());
      }
    }
    seen.forEach(hubs::put);
    // What one arrow comes to does not depend on the others here, so all cores may take part.
    all.parallelStream().forEach(this::chooseSides);
    seen.entrySet().parallelStream().forEach(e -> layHub(e.getKey(), e.getValue()));
    Halt.ifAsked();
    all.parallelStream().forEach(this::findWays);
    for (Run run : all) {
      Halt.ifAsked();
      run.take(clearance.chosen(run));
      if (run.isNear) {
        enterLines(run, near);
      }
    }
    // Chips are placed one after the other; meanwhile the rest is entered where it is found later.
    CompletableFuture<Void> rest = CompletableFuture.runAsync(() -> enterRest(all));
    ChipWork work = new ChipWork(ground, care, chips, near);
    for (Run run : all) {
      Halt.ifAsked();
      run.carry(work.place(run));
      enterChip(run);
    }
    rest.join();
  }

  private void enterRest(List<Run> all) {
    for (Run run : all) {
      enterRoom(run);
      enterChipRooms(run);
      if (!run.isNear) {
        enterLines(run, far);
      }
    }
  }

  private static Set<Key> ends(Link link) {
    return link.isSelf()
        ? Set.of(link.from())
        : new LinkedHashSet<>(List.of(link.from(), link.to()));
  }

  private void layHub(Key key, List<String> links) {
    Map<String, End> laid = laid(key, links);
    for (String id : links) {
      Run run = run(id);
      End end = laid.get(id);
      if (run.link.from().equals(key)) {
        run.start = end;
      }
      if (run.link.to().equals(key)) {
        run.end = end;
      }
    }
  }

  // ---- from an earlier one

  /**
   * The wiring of a later ground, equal to {@code of(ground)}.
   *
   * @param changes what became of the elements
   * @param changedFlows the ids of the flows that were added, removed or replaced
   */
  static Wiring of(
      Ground ground, Wiring before, List<GroundWork.Change> changes, Set<String> changedFlows) {
    if (Care.of(ground.drawing().flows().size()) != before.care()) {
      return of(ground);
    }
    WiringWork work = new WiringWork(ground, before);
    work.change(before, changes, changedFlows);
    return work.made();
  }

  private void change(Wiring earlier, List<GroundWork.Change> changes, Set<String> changedFlows) {
    Set<String> touchedFlows = new HashSet<>(changedFlows);
    for (GroundWork.Change change : changes) {
      if (isSeenElsewhere(change)) {
        touchedFlows.addAll(earlier.flows().get(key(change)).orElse(List.of()));
      }
    }
    changedFlows.forEach(id -> relist(id, earlier.ground()));
    Set<Key> dirtyHubs = new LinkedHashSet<>();
    Set<String> dirtySides = new LinkedHashSet<>();
    List<Run> gone = new ArrayList<>();
    relink(touchedFlows, earlier, dirtyHubs, dirtySides, gone);
    Set<Key> elsewhere = endsElsewhere(changes);
    for (Key key : elsewhere) {
      dirtyHubs.add(key);
      dirtySides.addAll(links(key));
    }
    List<Box> altered = Altered.boxes(changes);
    altered.forEach(box -> addDependent(dirtySides, box));
    for (String id : dirtySides) {
      Run run = draft(id);
      Sides old = run.sides;
      chooseSides(run);
      if (run.link.isSelf() || !run.sides.equals(old)) {
        dirtyHubs.addAll(ends(run.link));
      }
    }
    // Whoever has one end at a thing that moved stands in another order at the other end.
    for (Key key : elsewhere) {
      links(key).forEach(id -> dirtyHubs.addAll(ends(run(id).link)));
    }
    Set<String> dirtyWays = new LinkedHashSet<>(dirtySides);
    dirtyHubs.forEach(key -> relay(key, dirtyWays));
    dirtyWays.forEach(id -> findWays(draft(id)));
    drafts.values().forEach(this::enterRoom);
    Set<Piece> changedPieces = choose(gone);
    replaceChips(gone, altered, changedPieces);
  }

  /** Arrows whose ways depend on what stands there. */
  private void addDependent(Set<String> ids, Box box) {
    rooms.near(
        box,
        run -> {
          if (run.room.touches(box)) {
            ids.add(run.id());
          }
        });
    for (Run draft : drafts.values()) {
      if (draft.isNear && draft.room.touches(box)) {
        ids.add(draft.id());
      }
    }
  }

  private static Key key(GroundWork.Change change) {
    return change.now().or(change::before).orElseThrow().key();
  }

  /** Whether the arrows of its flows are seen at something else now. */
  private static boolean isSeenElsewhere(GroundWork.Change change) {
    return !change.before().map(WiringWork::seen).equals(change.now().map(WiringWork::seen));
  }

  /** At which thing an element's arrows are seen, and whether these are bundled there. */
  private static List<Object> seen(Stand stand) {
    return List.of(stand.seen(), stand.shape().filter(Shape.Folded.class::isInstance).isPresent());
  }

  private List<String> links(Key key) {
    List<String> found = hubs.find(key);
    return found == null ? List.of() : found;
  }

  private Run run(String id) {
    return Objects.requireNonNull(runs.find(id));
  }

  /** Takes a flow out of the lists of the elements at its old ends, and into those at the new. */
  private void relist(String id, Ground earlier) {
    earlier.drawing().flows().get(id).ifPresent(flow -> unlist(flow, id));
    ground.drawing().flows().get(id).ifPresent(flow -> list(flow, id));
  }

  private void unlist(Flow flow, String id) {
    for (Key end : flow.ends()) {
      without(flows, end, id);
    }
  }

  private void list(Flow flow, String id) {
    for (Key end : Set.copyOf(flow.ends())) {
      with(flows, end, id);
    }
  }

  private static void without(Table.Change<Key, List<String>> lists, Key key, String id) {
    List<String> old = lists.find(key);
    if (old == null) {
      return;
    }
    List<String> left = new ArrayList<>(old);
    left.remove(id);
    if (left.isEmpty()) {
      lists.remove(key);
    } else {
      lists.put(key, left);
    }
  }

  private static void with(Table.Change<Key, List<String>> lists, Key key, String id) {
    List<String> old = lists.find(key);
    List<String> more = new ArrayList<>(old == null ? List.of() : old);
    if (!more.contains(id)) {
      more.add(id);
      lists.put(key, more);
    }
  }

  private void relink(
      Set<String> touched,
      Wiring earlier,
      Set<Key> dirtyHubs,
      Set<String> dirtySides,
      List<Run> gone) {
    LinkWork.touched(touched, earlier, ground)
        .forEach((id, seen) -> {
          Run old = runs.find(id);
          if (seen.isEmpty()) {
            if (old != null) {
              remove(old, dirtyHubs);
              gone.add(old);
            }
            return;
          }
          Link link = seen.get().link();
          long order = seen.get().order();
          if (old != null && isAtSamePlace(old, link, order)) {
            replace(old, old.copy(link, order));
            return;
          }
          if (old != null) {
            remove(old, dirtyHubs);
            gone.add(old);
          }
          enter(new Run(link, order));
          ends(link).forEach(key -> with(hubs, key, id));
          dirtyHubs.addAll(ends(link));
          dirtySides.add(id);
        });
  }

  private static boolean isAtSamePlace(Run old, Link link, long order) {
    return old.order == order
        && old.link.from().equals(link.from())
        && old.link.to().equals(link.to());
  }

  private void remove(Run old, Set<Key> dirtyHubs) {
    withdraw(old);
    runs.remove(old.id());
    leave(old, dirtyHubs);
  }

  private void leave(Run old, Set<Key> dirtyHubs) {
    for (Key key : ends(old.link)) {
      without(hubs, key, old.id());
      dirtyHubs.add(key);
    }
  }

  private void enter(Run fresh) {
    runs.put(fresh.id(), fresh);
    drafts.put(fresh.id(), fresh);
  }

  private void replace(Run old, Run fresh) {
    withdraw(old);
    olds.put(old.id(), old);
    enter(fresh);
  }

  /** The arrow, to be changed. */
  private Run draft(String id) {
    Run known = drafts.get(id);
    if (known != null) {
      return known;
    }
    Run old = run(id);
    Run fresh = old.copy(old.link, old.order);
    replace(old, fresh);
    if (step != Step.WAYS) {
      enterRoom(fresh);
    }
    if (step == Step.CHIPS) {
      enterLines(fresh);
    }
    return fresh;
  }

  /** What shows and stands elsewhere, is another kind of thing, or is part of another zone. */
  private Set<Key> endsElsewhere(List<GroundWork.Change> changes) {
    Set<Key> keys = new LinkedHashSet<>();
    for (GroundWork.Change change : changes) {
      if (!change
          .before()
          .map(WiringWork::standing)
          .equals(change.now().map(WiringWork::standing))) {
        keys.add(key(change));
        boolean isZone =
            change.before().map(Stand::element).filter(Zone.class::isInstance).isPresent();
        boolean isElsewhere = !zone(change.before()).equals(zone(change.now()));
        if (isZone && isElsewhere) {
          addMembers(keys, key(change));
        }
      }
    }
    return keys;
  }

  private static Optional<Key> zone(Optional<Stand> stand) {
    return stand.flatMap(s -> s.element().zone());
  }

  private void addMembers(Set<Key> keys, Key zone) {
    for (Key member : ground.members().get(zone).orElse(List.of())) {
      keys.add(member);
      addMembers(keys, member);
    }
  }

  private static List<Object> standing(Stand stand) {
    Element element = stand.element();
    return List.of(
        stand.shape().<Object>map(Shape::getClass).orElse(""), stand.box(), element.zone());
  }

  // ---- first step: sides

  private void chooseSides(Run run) {
    if (run.link.isSelf()) {
      return;
    }
    Shape from = ground.shape(run.link.from()).orElseThrow();
    Shape to = ground.shape(run.link.to()).orElseThrow();
    run.sides = Sides.between(from.box(), to.box());
    run.isNear = false;
    run.room = Box.NOTHING;
    boolean solids = !(from instanceof Shape.Area) && !(to instanceof Shape.Area);
    if (solids && gap(from.box(), to.box()) <= care.reach()) {
      run.isNear = true;
      run.room = from.box().union(to.box()).grown(care.margin());
      if (!from.box().overlaps(to.box())) {
        run.sides = SideChoice.of(from.box(), to.box(), new Room(ground, from, to, run.room));
      }
    }
  }

  private static double gap(Box a, Box b) {
    double across = Math.max(0, Math.max(b.x() - a.right(), a.x() - b.right()));
    return across + Math.max(0, Math.max(b.y() - a.bottom(), a.y() - b.bottom()));
  }

  // ---- second step: places on the sides

  private Map<String, End> laid(Key key, List<String> links) {
    Shape shape = ground.shape(key).orElseThrow();
    List<Hub.Wish> wishes = new ArrayList<>();
    List<Run> loops = new ArrayList<>();
    for (String id : links) {
      Run run = run(id);
      if (run.link.isSelf()) {
        loops.add(run);
      } else {
        boolean leaves = run.link.from().equals(key);
        Key other = leaves ? run.link.to() : run.link.from();
        Side side = leaves ? run.sides.from() : run.sides.to();
        wishes.add(new Hub.Wish(id, run.order, side, ground.stand(other).box()));
      }
    }
    Map<String, End> laid = Hub.ends(shape, wishes);
    if (!loops.isEmpty()) {
      addLoops(laid, shape, loops);
    }
    return laid;
  }

  private void addLoops(Map<String, End> laid, Shape shape, List<Run> loops) {
    Map<Side, Integer> ends = new HashMap<>();
    laid.values().forEach(end -> ends.merge(end.side(), 1, Integer::sum));
    Map<Side, Integer> before = new HashMap<>();
    loops.sort(Comparator.comparingLong(run -> run.order));
    for (Run loop : loops) {
      Side side =
          Loops.side(shape, ground, s -> ends.getOrDefault(s, 0), s -> before.getOrDefault(s, 0));
      int inner = before.merge(side, 1, Integer::sum) - 1;
      laid.put(loop.id(), new End(side, 0, 0, 0, inner, 0));
    }
  }

  private void relay(Key key, Set<String> dirtyWays) {
    List<String> links = links(key);
    if (links.isEmpty()) {
      return;
    }
    Map<String, End> laid = laid(key, links);
    for (String id : links) {
      End end = Objects.requireNonNull(laid.get(id));
      Run run = run(id);
      if (run.link.from().equals(key) && !end.equals(run.start)) {
        draft(id).start = end;
        dirtyWays.add(id);
      }
      if (run.link.to().equals(key) && !end.equals(run.end)) {
        draft(id).end = end;
        dirtyWays.add(id);
      }
    }
  }

  // ---- third step: ways

  private void findWays(Run run) {
    Stand from = ground.stand(run.link.from());
    Stand to = ground.stand(run.link.to());
    End start = Objects.requireNonNull(run.start);
    End end = Objects.requireNonNull(run.end);
    if (run.link.isSelf()) {
      run.options = List.of(new Option(Loops.way(from.box(), start.side(), start.stagger()), 0));
      run.isNear = true;
      run.room = Loops.room(from.box());
      return;
    }
    run.room = Box.NOTHING;
    run.options = Pathfinder.options(ground, care, from, start, to, end);
    Route first = run.options.getFirst().route();
    Point a = first.start();
    Point b = first.end();
    boolean isNear = Math.abs(a.x() - b.x()) + Math.abs(a.y() - b.y()) <= care.reach();
    boolean solids = isSolid(from) && isSolid(to);
    Box sidesRoom = solids ? from.box().union(to.box()).grown(care.margin()) : Box.NOTHING;
    boolean sidesNear = solids && gap(from.box(), to.box()) <= care.reach();
    if (isNear) {
      Box room = Pathfinder.room(a, b, care);
      for (Option option : run.options) {
        room = room.union(option.route().bounds());
      }
      run.room = sidesNear ? room.union(sidesRoom) : room;
    } else if (sidesNear) {
      run.room = sidesRoom;
    }
    run.isNear = isNear || sidesNear;
  }

  private static boolean isSolid(Stand stand) {
    return !(stand.shape().orElseThrow() instanceof Shape.Area);
  }

  private void enterRoom(Run run) {
    if (run.isNear) {
      rooms.add(run, run.room);
    }
  }

  // ---- fourth step: a way that keeps clear of arrows that come before

  private Set<Piece> choose(List<Run> gone) {
    step = Step.CHOICE;
    TreeMap<Long, String> waiting = new TreeMap<>();
    drafts.values().forEach(run -> waiting.put(run.order, run.id()));
    Set<Piece> changed = new LinkedHashSet<>();
    for (Run run : gone) {
      yieldTo(run.route(), Long.MIN_VALUE, waiting, changed);
    }
    for (Map.Entry<Long, String> next = waiting.pollFirstEntry();
        next != null;
        next = waiting.pollFirstEntry()) {
      Run run = run(next.getValue());
      Route route = clearance.chosen(run);
      boolean isDraft = drafts.containsKey(run.id());
      if (!isDraft && route.equals(run.route())) {
        continue;
      }
      Run draft = draft(run.id());
      Run old = olds.get(run.id());
      draft.take(route);
      enterLines(draft);
      if (old == null || !old.route().equals(route)) {
        if (old != null) {
          yieldTo(old.route(), draft.order, waiting, changed);
        }
        yieldTo(route, draft.order, waiting, changed);
      }
    }
    return changed;
  }

  /** Arrows that come after one that changed look for their ways again, if they come near. */
  private void yieldTo(Route route, long order, TreeMap<Long, String> waiting, Set<Piece> changed) {
    List<Point> points = route.points();
    for (int i = 1; i < points.size(); i++) {
      Piece piece = Piece.of(points.get(i - 1), points.get(i));
      changed.add(piece);
      rooms.near(
          piece.box().grown(Clearance.BESIDE),
          run -> {
            boolean mayYield = run.order > order && run.options.size() > 1;
            if (mayYield && run.options.stream().anyMatch(o -> Clearance.meets(o.route(), piece))) {
              waiting.put(run.order, run.id());
            }
          });
    }
  }

  private void enterLines(Run run) {
    enterLines(run, run.isNear ? near : far);
    enterChipRooms(run);
  }

  private static void enterLines(Run run, Grid.Change<Run> lines) {
    run.route().pieces().forEach(piece -> lines.add(run, piece));
  }

  private void enterChipRooms(Run run) {
    run.chipRooms().forEach(room -> chipRooms.add(run, room));
  }

  // ---- fifth step: chips

  private void replaceChips(List<Run> gone, List<Box> altered, Set<Piece> changedPieces) {
    step = Step.CHIPS;
    TreeMap<Long, String> waiting = new TreeMap<>();
    drafts.values().forEach(run -> waiting.put(run.order, run.id()));
    altered.forEach(box -> freed(box, Long.MIN_VALUE, waiting));
    gone.forEach(run -> run.chip().ifPresent(box -> freed(box, Long.MIN_VALUE, waiting)));
    if (care.mindsLines()) {
      changedPieces.forEach(piece -> freed(piece.box(), Long.MIN_VALUE, waiting));
    }
    ChipWork work = new ChipWork(ground, care, chips, near);
    for (Map.Entry<Long, String> next = waiting.pollFirstEntry();
        next != null;
        next = waiting.pollFirstEntry()) {
      Run run = run(next.getValue());
      Optional<Arrow.Chip> chip = work.place(run);
      boolean isDraft = drafts.containsKey(run.id());
      if (!isDraft && chip.equals(run.arrow().chip())) {
        continue;
      }
      Run draft = draft(run.id());
      Run old = olds.get(run.id());
      Optional<Box> before = old == null ? Optional.empty() : old.chip();
      draft.carry(chip);
      enterChip(draft);
      if (!before.equals(draft.chip())) {
        before.ifPresent(box -> freed(box, draft.order, waiting));
        draft.chip().ifPresent(box -> taken(box, draft.order, waiting));
      }
    }
  }

  /** Whose chip may stand there now looks again, if it comes after. */
  private void freed(Box box, long order, TreeMap<Long, String> waiting) {
    Box wide = box.grown(NEAR_CHIPS);
    chipRooms.near(
        wide,
        run -> {
          if (run.order > order && run.chipRooms().stream().anyMatch(wide::touches)) {
            waiting.put(run.order, run.id());
          }
        });
  }

  /** Whose chip stands there looks for another place; for others nothing gets better. */
  private void taken(Box box, long order, TreeMap<Long, String> waiting) {
    Box wide = box.grown(NEAR_CHIPS);
    chips.near(
        wide,
        run -> {
          if (run.order > order && run.chip().filter(wide::touches).isPresent()) {
            waiting.put(run.order, run.id());
          }
        });
  }

  private void enterChip(Run run) {
    run.chip().ifPresent(box -> chips.add(run, box));
  }

  /** Takes an arrow out of everything it is found by. */
  private void withdraw(Run run) {
    if (run.isNear) {
      rooms.remove(run, run.room);
    }
    Grid.Change<Run> lines = run.isNear ? near : far;
    run.route().pieces().forEach(piece -> lines.remove(run, piece));
    run.chipRooms().forEach(room -> chipRooms.remove(run, room));
    run.chip().ifPresent(box -> chips.remove(run, box));
  }
}
