package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Metrics;
import dev.drawbridge.canvas.Selection;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A second one of what is selected, with what stands in it and the arrows among all that. */
final class Duplicate {
  private Duplicate() {}

  static Response of(Situation situation) {
    Set<Key> roots = Moving.roots(situation);
    if (roots.isEmpty()) {
      return Response.ignoring(situation);
    }
    Drawing drawing = situation.drawing();
    Map<Key, Key> copies = copies(roots, drawing);
    List<Element> elements = new ArrayList<>();
    Map<Key, Placement> placements = new LinkedHashMap<>();
    copies.forEach((old, fresh) -> {
      elements.add(copy(drawing.element(old).orElseThrow(), copies));
      placements.put(fresh, beside(situation.sheet(), old, roots.contains(old)));
    });
    List<Edit> parts = new ArrayList<>();
    parts.add(new Edit.Add(elements, placements));
    parts.addAll(arrows(copies, drawing));
    Edit edit = new Edit.Together(EditCode.DUPLICATE, List.of(copies.size()), parts);
    Set<Optional<Key>> changed = new HashSet<>();
    roots.forEach(key -> changed.add(drawing.element(key).flatMap(Element::zone)));
    Set<Key> fresh = new LinkedHashSet<>();
    roots.forEach(key -> fresh.add(Objects.requireNonNull(copies.get(key))));
    return Response.handling(situation)
        .with(Landing.settled(edit, changed, Set.of(), situation.sheet()))
        .with(new Selection(fresh, Set.of()));
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

  private static Placement beside(Sheet sheet, Key old, boolean isRoot) {
    Placement place = sheet.placement(old);
    int by = isRoot ? (int) (2 * Metrics.GRID) : 0;
    return place.movedTo(place.x() + by, place.y() + by);
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
