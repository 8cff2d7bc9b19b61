package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Metrics;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.EditCode;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.StatementId;
import dev.drawbridge.drawing.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A second one of things, with what stands in them and the arrows among all that. What is copied is
 * found out once; where the copies stand may be asked at every move of the pointer.
 */
final class Duplicate {
  private final Sheet sheet;
  private final Set<Key> originals;
  private final Map<Key, Key> copies;
  private final List<Edit> arrows;
  private final Box box;
  private final Map<Optional<Optional<Key>>, Map<Key, Placement>> settling = new HashMap<>();

  private Duplicate(Sheet sheet, Set<Key> originals) {
    this.sheet = sheet;
    this.originals = originals;
    this.copies = copies(originals, sheet.drawing());
    this.arrows = arrows(copies, sheet.drawing());
    List<Box> boxes = new ArrayList<>();
    originals.forEach(key -> sheet.shape(key).map(Shape::box).ifPresent(boxes::add));
    this.box = Box.holding(boxes);
  }

  /** A second one of what is selected. */
  static Duplicate of(Situation situation) {
    return new Duplicate(situation.sheet(), Cargo.of(situation).roots());
  }

  /** A second one of what is selected, a little beside the first, and selected in its place. */
  static Response beside(Situation situation) {
    Duplicate duplicate = of(situation);
    double by = 2 * Metrics.GRID;
    return duplicate.isEmpty()
        ? Response.ignoring(situation)
        : Response.handling(situation)
            .with(
                Room.made(
                        duplicate.edit(by, by, Optional.empty()),
                        duplicate.roots(),
                        situation.sheet())
                    .edit())
            .with(new Selection(duplicate.roots(), Set.of()));
  }

  boolean isEmpty() {
    return originals.isEmpty();
  }

  /** The room that the originals take. */
  Box box() {
    return box;
  }

  /** The copies of what was selected, without what stands in them. */
  Set<Key> roots() {
    Set<Key> fresh = new LinkedHashSet<>();
    originals.forEach(key -> fresh.add(Objects.requireNonNull(copies.get(key))));
    return fresh;
  }

  /**
   * The copies, so far away from the originals.
   *
   * @param into the zone they stand in, or none; absent if each stands beside its original
   */
  Edit edit(double dx, double dy, Optional<Optional<Key>> into) {
    Drawing drawing = sheet.drawing();
    List<Element> elements = new ArrayList<>();
    Map<Key, Placement> placements = new LinkedHashMap<>();
    copies.forEach((old, fresh) -> {
      Element copy = copy(drawing.element(old).orElseThrow(), copies);
      boolean root = originals.contains(old);
      Element placed = root && into.isPresent() ? copy.inZone(into.get()) : copy;
      elements.add(placed);
      placements.put(fresh, root ? away(old, dx, dy, placed.zone()) : sheet.placement(old));
    });
    List<Edit> parts = new ArrayList<>();
    parts.add(new Edit.Add(elements, placements));
    parts.addAll(arrows);
    Edit edit = new Edit.Together(EditCode.DUPLICATE, List.of(copies.size()), parts);
    return Landing.settled(edit, settling.computeIfAbsent(into, this::settling));
  }

  private Placement away(Key old, double dx, double dy, Optional<Key> zone) {
    Placement place = sheet.placement(old);
    return sheet
        .shape(old)
        .map(shape -> Landing.at(Cargo.corner(shape).plus(dx, dy), zone, sheet, place))
        .orElse(place.movedTo(place.x() + (int) dx, place.y() + (int) dy));
  }

  private Map<Key, Placement> settling(Optional<Optional<Key>> into) {
    Set<Optional<Key>> changed = new HashSet<>();
    into.ifPresentOrElse(
        changed::add,
        () ->
            originals.forEach(
                key -> sheet.drawing().element(key).map(Element::zone).ifPresent(changed::add)));
    return Landing.settling(changed, Set.of(), sheet);
  }

  /** Every copied element with its copy's key, zones before what stands in them. */
  private static Map<Key, Key> copies(Set<Key> roots, Drawing drawing) {
    Map<Key, Key> copies = new LinkedHashMap<>();
    Set<Key> taken = new HashSet<>();
    for (Key root : roots) {
      List<Element> all = new ArrayList<>();
      all.add(drawing.element(root).orElseThrow());
      all.addAll(drawing.membersAtAnyDepth(root));
      for (Element element : all) {
        Key fresh = element.key().unlessTaken(k -> drawing.has(k) || taken.contains(k));
        taken.add(fresh);
        copies.put(element.key(), fresh);
      }
    }
    return copies;
  }

  private static Element copy(Element element, Map<Key, Key> copies) {
    Key key = Objects.requireNonNull(copies.get(element.key()));
    Optional<Key> zone = element.zone().map(z -> copies.getOrDefault(z, z));
    String name = element.name().equals(element.key().text()) ? key.text() : element.name();
    return switch (element) {
      case Zone z ->
          new Zone(key, name, zone, z.trust(), z.addresses(), z.isolation(), z.membership());
      case Service s ->
          // Two services at one address are an error: the copy has to be given its own.
          new Service(
              key,
              name,
              zone,
              s.labels(),
              List.of(),
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
              zone,
              n.addresses(),
              n.except(),
              n.workloads(),
              n.holdsServices(),
              n.icon());
      case Router r -> new Router(key, name, zone, r.joins(), List.of());
      case Note n -> new Note(key, zone, n.text());
    };
  }

  private static List<Edit> arrows(Map<Key, Key> copies, Drawing drawing) {
    List<Edit> arrows = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Flow flow : drawing.flows()) {
      Key from = copies.get(flow.from());
      Key to = copies.get(flow.to());
      if (from != null && to != null) {
        String id =
            StatementId.forFlow(from, to, i -> drawing.hasStatement(i) || taken.contains(i));
        taken.add(id);
        arrows.add(
            new Edit.Say(
                new Flow(
                    id,
                    from,
                    to,
                    flow.ports(),
                    flow.why(),
                    flow.accountability(),
                    flow.log(),
                    flow.only())));
      }
    }
    return arrows;
  }
}
