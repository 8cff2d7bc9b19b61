package dev.drawbridge.ui;

import dev.drawbridge.canvas.Arrow;
import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Viewport;
import dev.drawbridge.check.Finding;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.problem.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.collections.FXCollections;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What shows on the canvas, as a list for screen readers: one {@link Proxy} over each thing in
 * sight, with its name, what it is and whether it is selected. Brought up to date when the canvas
 * rests; the canvas stays one image all the same.
 */
final class Proxies extends Pane {
  /** Nobody listens to more. */
  private static final int MOST = 200;

  /** Below this zoom things are blocks without names, and far too many to go through. */
  private static final double THINGS_FROM = 0.15;

  /** Below this zoom arrows show without what they carry. */
  private static final double ARROWS_FROM = 0.35;

  private static final Duration REST = Duration.millis(250);

  private final Workbench bench;
  private final CanvasPane canvas;
  private final List<Proxy> pool = new ArrayList<>();
  private final PauseTransition rest = new PauseTransition(REST);
  private Map<String, Integer> findings = Map.of();
  private int used;

  Proxies(Workbench bench, CanvasPane canvas) {
    this.bench = bench;
    this.canvas = canvas;
    setMouseTransparent(true);
    setPickOnBounds(false);
    setId("proxies");
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    setAccessibleText(Texts.of("panel.canvas"));
    rest.setOnFinished(_ -> follow());
    canvas.sheetProperty().addListener((_, _, _) -> later());
    canvas.viewportProperty().addListener((_, _, _) -> later());
    bench.judgementProperty().addListener((_, _, _) -> later());
    bench.selectionProperty().addListener((_, _, _) -> select());
  }

  private void later() {
    rest.playFromStart();
  }

  private void follow() {
    used = 0;
    findings = counted();
    Drawing drawing = bench.drawing();
    Sheet sheet = canvas.sheet();
    Viewport viewport = canvas.viewport();
    Box part = viewport.visible();
    sheet.areas(part, area -> stand(drawing, area, viewport));
    if (viewport.zoom() >= THINGS_FROM) {
      sheet.solids(part, shape -> stand(drawing, shape, viewport));
    }
    if (viewport.zoom() >= ARROWS_FROM) {
      sheet.arrows(part, arrow -> stand(drawing, arrow, viewport));
    }
    for (Proxy idle : pool.subList(used, pool.size())) {
      idle.setVisible(false);
    }
    select();
    notifyAccessibleAttributeChanged(AccessibleAttribute.ITEM_COUNT);
  }

  private Map<String, Integer> counted() {
    Map<String, Integer> counts = new HashMap<>();
    for (Finding finding : bench.judgement().findings()) {
      if (finding.place() instanceof Place.OnCanvas(List<String> things)) {
        counts.merge(things.getFirst(), 1, Integer::sum);
      }
    }
    return counts;
  }

  private void stand(Drawing drawing, Shape shape, Viewport viewport) {
    if (used < MOST && drawing.has(shape.key())) {
      Key key = shape.key();
      next()
          .standFor(
              Selection.of(key),
              Wording.name(shape.element()),
              known(Wording.about(drawing, shape.element()), key.text()),
              viewport.toScreen(shape.box()));
    }
  }

  private void stand(Drawing drawing, Arrow arrow, Viewport viewport) {
    if (used < MOST && drawing.hasStatement(arrow.id())) {
      Selection thing = Selection.ofStatement(arrow.id());
      Box box = arrow.chip().map(Arrow.Chip::box).orElse(arrow.route().bounds());
      next()
          .standFor(
              thing,
              Wording.selection(bench, thing),
              known(Texts.of("proxy.flow"), arrow.id()),
              viewport.toScreen(box));
    }
  }

  private String known(String about, String thing) {
    int count = findings.getOrDefault(thing, 0);
    return count == 0 ? about : Texts.of("proxy.findings", about, Wording.findings(count));
  }

  private Proxy next() {
    if (used == pool.size()) {
      Proxy proxy = new Proxy(bench);
      pool.add(proxy);
      getChildren().add(proxy);
    }
    return pool.get(used++);
  }

  private void select() {
    Selection selection = bench.selection();
    for (Proxy proxy : pool.subList(0, used)) {
      proxy.select(
          proxy.thing().elements().stream().anyMatch(selection::has)
              || proxy.thing().statements().stream().anyMatch(selection::hasStatement));
    }
    notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED_ITEMS);
  }

  /** Those that stand for something now. */
  List<Proxy> inSight() {
    return List.copyOf(pool.subList(0, used));
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case ITEM_COUNT -> used;
      case ITEM_AT_INDEX -> at(parameters);
      case MULTIPLE_SELECTION -> Boolean.TRUE;
      case SELECTED_ITEMS -> FXCollections.observableArrayList(selected());
      case FOCUS_ITEM -> selected().stream().findFirst().orElse(null);
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }

  private @Nullable Node at(Object... parameters) {
    return parameters.length > 0
            && parameters[0] instanceof Integer index
            && index >= 0
            && index < used
        ? pool.get(index)
        : null;
  }

  private List<Node> selected() {
    return pool.subList(0, used).stream().filter(Proxy::isSelected).map(Node.class::cast).toList();
  }
}
