package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.Zone;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What collapsed zones do to a drawing: their members do not show, and the flows of these are seen
 * at the zone.
 */
final class Folds {
  private final Drawing drawing;

  Folds(Drawing drawing) {
    this.drawing = drawing;
  }

  /** Whether that element is a zone shown as one node. */
  boolean isCollapsed(Element element) {
    return element instanceof Zone
        && drawing.layout().get(element.key()).map(Placement::collapsed).orElse(false);
  }

  /**
   * What is seen of an element: the outermost collapsed zone that it is or stands in, or itself.
   */
  Key seen(Element element) {
    Key seen = element.key();
    Optional<Zone> around = element.zone().flatMap(drawing.zones()::get);
    while (around.isPresent()) {
      if (isCollapsed(around.get())) {
        seen = around.get().key();
      }
      around = around.get().zone().flatMap(drawing.zones()::get);
    }
    return seen;
  }

  /** The arrows that are seen: flows within a collapsed zone are none. */
  Collection<Link> links() {
    Map<Object, Link> links = new LinkedHashMap<>();
    for (Flow flow : drawing.flows()) {
      Key from = seen(flow.from());
      Key to = seen(flow.to());
      boolean folded = isFolded(from) || isFolded(to);
      if (!folded) {
        links.put(flow.id(), new Link(List.of(flow), from, to));
      } else if (!from.equals(to)) {
        links.merge(List.of(from, to), new Link(List.of(flow), from, to), Folds::together);
      }
    }
    return links.values();
  }

  private static Link together(Link first, Link more) {
    List<Flow> flows = new ArrayList<>(first.flows());
    flows.addAll(more.flows());
    return new Link(flows, first.from(), first.to());
  }

  private Key seen(Key key) {
    return drawing.element(key).map(this::seen).orElse(key);
  }

  private boolean isFolded(Key key) {
    return drawing.zones().get(key).map(this::isCollapsed).orElse(false);
  }
}
