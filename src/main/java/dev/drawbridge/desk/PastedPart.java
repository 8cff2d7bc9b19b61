package dev.drawbridge.desk;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Metrics;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Ambient;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.EditCode;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Guardrail;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.drawing.StatementId;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.net.AddressSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A drawing that becomes part of another: its keys and ids are made free there, and everything that
 * names them follows; it is moved as a whole, into the zone where it lands.
 */
final class PastedPart {
  private static final double ASIDE = 2 * Metrics.GRID;

  private final Sheet into;
  private final Optional<Point> at;
  private final Map<Key, Key> keys = new LinkedHashMap<>();
  private final Drawing part;
  private final Sheet seen;
  private final AddressSet taken;
  private final Set<Key> withoutAddresses = new LinkedHashSet<>();

  PastedPart(Drawing copied, Sheet into, Optional<Point> at) {
    this.into = into;
    this.at = at;
    Set<Key> fresh = new HashSet<>();
    copied
        .elements()
        .forEach(element -> {
          Key key = element.key().unlessTaken(k -> into.drawing().has(k) || fresh.contains(k));
          fresh.add(key);
          keys.put(element.key(), key);
        });
    this.part = copied.rekeyed(keys);
    this.seen = Sheet.of(part);
    this.taken = addresses(into.drawing());
  }

  Pasting pasting() {
    List<Element> roots = part.elements().filter(e -> e.zone().isEmpty()).toList();
    List<Box> boxes = new ArrayList<>();
    roots.forEach(root -> seen.shape(root.key()).map(Shape::box).ifPresent(boxes::add));
    Box room = Box.holding(boxes);
    Point shift = shift(room, roots);
    Optional<Key> zone = zone(room.centre().plus(shift.x(), shift.y()), roots);
    List<Element> elements = new ArrayList<>();
    Map<Key, Placement> places = new LinkedHashMap<>();
    part.elements()
        .sorted(Comparator.comparingInt(this::depth))
        .forEach(element -> {
          boolean root = element.zone().isEmpty();
          elements.add(withFreeAddresses(root ? element.inZone(zone) : element));
          places.put(element.key(), root ? landed(element, shift, zone) : placement(element));
        });
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit.Add(elements, places));
    edits.addAll(statements());
    return new Pasting(
        new Edit.Together(EditCode.PASTE, List.of(elements.size()), edits),
        keysOf(roots),
        Set.of(zone),
        withoutAddresses);
  }

  private static Set<Key> keysOf(List<Element> elements) {
    Set<Key> keys = new LinkedHashSet<>();
    elements.forEach(element -> keys.add(element.key()));
    return keys;
  }

  /** A zone comes before what stands in it. */
  private int depth(Element element) {
    return element instanceof Zone ? part.around(element).size() : Integer.MAX_VALUE;
  }

  // ---- where it lands

  /** How far everything moves: to the pointer if there is one, and aside from what it covers. */
  private Point shift(Box room, List<Element> roots) {
    Point middle = room.centre();
    Point wanted =
        at.map(p -> new Point(snapped(p.x() - middle.x()), snapped(p.y() - middle.y())))
            .orElse(new Point(0, 0));
    Set<Point> corners = new HashSet<>();
    into.shapes().forEach(shape -> corners.add(shape.box().corner()));
    while (covers(roots, wanted, corners)) {
      wanted = wanted.plus(ASIDE, ASIDE);
    }
    return wanted;
  }

  /** Whether something would come to stand exactly upon something else. */
  private boolean covers(List<Element> roots, Point shift, Set<Point> corners) {
    return roots.stream()
        .flatMap(root -> seen.shape(root.key()).stream())
        .anyMatch(shape -> corners.contains(shape.box().corner().plus(shift.x(), shift.y())));
  }

  private static double snapped(double distance) {
    double step = Metrics.GRID / 2;
    return Math.round(distance / step) * step;
  }

  /** Where it was dropped; beside what it was copied from it stands in the same zone. */
  private Optional<Key> zone(Point middle, List<Element> roots) {
    if (at.isPresent()) {
      return into.zoneAt(at.get()).map(Shape::key);
    }
    Optional<Element> original =
        keys.entrySet().stream()
            .filter(entry -> roots.stream().anyMatch(r -> r.key().equals(entry.getValue())))
            .flatMap(entry -> into.drawing().element(entry.getKey()).stream())
            .findFirst();
    boolean holdsZones = roots.stream().anyMatch(Zone.class::isInstance);
    return original.isPresent()
        ? original.get().zone()
        : Optional.of(middle).filter(_ -> !holdsZones).flatMap(into::zoneAt).map(Shape::key);
  }

  private Placement landed(Element root, Point shift, Optional<Key> zone) {
    Point corner =
        seen.shape(root.key())
            .map(shape -> shape instanceof Shape.Area area ? area.origin() : shape.box().corner())
            .orElse(new Point(0, 0));
    Point origin = into.origin(zone);
    return placement(root)
        .movedTo(
            (int) Math.round(corner.x() + shift.x() - origin.x()),
            (int) Math.round(corner.y() + shift.y() - origin.y()));
  }

  private Placement placement(Element element) {
    return seen.placement(element.key());
  }

  // ---- what it says

  private List<Edit> statements() {
    Set<String> fresh = new HashSet<>();
    List<Edit> edits = new ArrayList<>();
    part.statements()
        .forEach(statement -> {
          String id = id(statement, fresh);
          fresh.add(id);
          edits.add(new Edit.Say(withId(statement, id)));
        });
    return edits;
  }

  /** Its own id where that is free and its ends are still called so, else a new one. */
  private String id(Statement statement, Set<String> fresh) {
    boolean sameEnds =
        statement.ends().stream().allMatch(end -> end.equals(keys.getOrDefault(end, end)));
    if (sameEnds && !isTaken(statement.id(), fresh)) {
      return statement.id();
    }
    return switch (statement) {
      case Flow flow -> StatementId.forFlow(flow.from(), flow.to(), id -> isTaken(id, fresh));
      case Ambient a -> StatementId.forAmbient(a.side(), a.other(), id -> isTaken(id, fresh));
      case Guardrail rail ->
          StatementId.forGuardrail(rail.from(), rail.to(), id -> isTaken(id, fresh));
    };
  }

  private boolean isTaken(String id, Set<String> fresh) {
    return into.drawing().hasStatement(id) || fresh.contains(id);
  }

  private static Statement withId(Statement statement, String id) {
    return switch (statement) {
      case Flow f ->
          new Flow(id, f.from(), f.to(), f.ports(), f.why(), f.accountability(), f.log(), f.only());
      case Ambient a ->
          new Ambient(
              id, a.side(), a.other(), a.ports(), a.why(), a.accountability(), a.log(), a.only());
      case Guardrail g -> new Guardrail(id, g.from(), g.to(), g.ports(), g.hops(), g.why());
    };
  }

  private static AddressSet addresses(Drawing drawing) {
    List<AddressSet> all = new ArrayList<>();
    drawing.services().forEach(s -> s.addresses().forEach(a -> all.add(a.addresses())));
    drawing.routers().forEach(r -> r.addresses().forEach(a -> all.add(a.addresses())));
    return AddressSet.unionOf(all);
  }

  /** Two services at one address are an error: what is taken stays with who has it. */
  private Element withFreeAddresses(Element element) {
    return switch (element) {
      case Service service -> service.withAddresses(free(service.key(), service.addresses()));
      case Router router ->
          new Router(
              router.key(),
              router.name(),
              router.zone(),
              router.joins(),
              free(router.key(), router.addresses()));
      case Zone _, Network _, Note _ -> element;
    };
  }

  private List<AddressSpec> free(Key key, List<AddressSpec> addresses) {
    List<AddressSpec> free =
        addresses.stream().filter(a -> !a.addresses().overlaps(taken)).toList();
    if (free.size() < addresses.size()) {
      withoutAddresses.add(key);
    }
    return free;
  }
}
