package dev.drawbridge.canvas;

import dev.drawbridge.canvas.Mark.Look;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Router;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How findings, verdicts, selection and gestures get onto the picture.
 *
 * @param elements marks of shapes; what is not in it has none
 * @param flows marks of arrows by flow id; what is not in it has none
 * @param overlays what is painted above all
 */
public record Marks(Map<Key, Mark> elements, Map<String, Mark> flows, List<Overlay> overlays) {
  /** No marks at all. */
  public static final Marks NONE = new Marks(Map.of(), Map.of(), List.of());

  public Marks {
    elements = Collections.unmodifiableMap(new LinkedHashMap<>(elements));
    flows = Collections.unmodifiableMap(new LinkedHashMap<>(flows));
    overlays = List.copyOf(overlays);
  }

  /**
   * The selection, and what belongs to it: the arrows of what is selected, those that pass a
   * selected router and the zones it joins, and the routers that selected arrows pass. What a
   * collapsed zone hides is selected as that zone.
   */
  public static Marks of(Selection selection, Sheet sheet) {
    Map<Key, Mark> elements = new LinkedHashMap<>();
    selection.elements().forEach(key -> elements.put(sheet.seen(key), Mark.of(Look.SELECTED)));
    Map<String, Mark> flows = new LinkedHashMap<>();
    for (Key key : selection.elements()) {
      sheet.flowsAt(key).forEach(id -> flows.put(id, Mark.of(Look.RELATED)));
      passing(sheet.drawing(), key).forEach(id -> flows.put(id, Mark.of(Look.RELATED)));
      joined(sheet.drawing(), key)
          .forEach(zone -> elements.putIfAbsent(sheet.seen(zone), Mark.of(Look.RELATED)));
    }
    for (String id : selection.statements()) {
      sheet.drawing().flows().get(id).stream()
          .flatMap(flow -> sheet.drawing().between(flow.from(), flow.to()).stream())
          .forEach(router -> elements.putIfAbsent(sheet.seen(router.key()), Mark.of(Look.RELATED)));
    }
    selection.statements().forEach(id -> flows.put(id, Mark.of(Look.SELECTED)));
    return new Marks(elements, flows, List.of());
  }

  /** The flows that pass a router; none for anything else. */
  private static Stream<String> passing(Drawing drawing, Key key) {
    Optional<Router> router = drawing.routers().get(key);
    return router.isEmpty()
        ? Stream.empty()
        : drawing.flows().values().stream()
            .filter(flow -> drawing.between(flow.from(), flow.to()).contains(router.get()))
            .map(Flow::id);
  }

  /** The zones that a router joins; none for anything else. */
  private static Stream<Key> joined(Drawing drawing, Key key) {
    return drawing.routers().get(key).stream()
        .flatMap(router -> router.joins().keySet().stream())
        .filter(drawing::has);
  }

  public static Marks of(Key key, Mark mark) {
    return new Marks(Map.of(key, mark), Map.of(), List.of());
  }

  public static Marks ofFlow(String id, Mark mark) {
    return new Marks(Map.of(), Map.of(id, mark), List.of());
  }

  public static Marks of(Overlay... overlays) {
    return new Marks(Map.of(), Map.of(), List.of(overlays));
  }

  /** The mark of a shape. */
  public Mark of(Key key) {
    return Objects.requireNonNullElse(elements.get(key), Mark.NONE);
  }

  /** The mark of an arrow. */
  public Mark ofFlow(String id) {
    return Objects.requireNonNullElse(flows.get(id), Mark.NONE);
  }

  /** The mark of an arrow: of a bundle all that its flows are marked with. */
  public Mark of(Arrow arrow) {
    Mark mark = Mark.NONE;
    for (Flow flow : arrow.flows()) {
      mark = mark.and(ofFlow(flow.id()));
    }
    return mark;
  }

  /** Both together; where both mark one thing, the stronger look and tone. */
  public Marks and(Marks other) {
    if (this.equals(NONE)) {
      return other;
    }
    Map<Key, Mark> bothElements = new LinkedHashMap<>(elements);
    other.elements.forEach((key, mark) -> bothElements.merge(key, mark, Mark::and));
    Map<String, Mark> bothFlows = new LinkedHashMap<>(flows);
    other.flows.forEach((id, mark) -> bothFlows.merge(id, mark, Mark::and));
    List<Overlay> bothOverlays = new ArrayList<>(overlays);
    bothOverlays.addAll(other.overlays);
    return new Marks(bothElements, bothFlows, bothOverlays);
  }
}
