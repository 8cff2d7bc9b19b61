package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Arrow;
import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Viewport;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What keys do while no gesture is under way. */
final class Keys {
  private Keys() {}

  static Response on(Input.KeyDown down, Situation situation) {
    Modifiers held = down.modifiers();
    return switch (down.key()) {
      case ESCAPE -> escape(situation);
      case DELETE, BACKSPACE -> delete(situation);
      case ENTER, F2 -> open(situation);
      case TAB -> next(held.shift() ? -1 : 1, situation);
      case UP -> nudge(0, -1, held, situation);
      case DOWN -> nudge(0, 1, held, situation);
      case LEFT -> nudge(-1, 0, held, situation);
      case RIGHT -> nudge(1, 0, held, situation);
      case A ->
          held.control()
              ? Response.handling(situation).with(Selection.all(situation.drawing()))
              : Response.ignoring(situation);
      case D -> held.control() ? Duplicate.of(situation) : Response.ignoring(situation);
      case DIGIT_0 ->
          held.control()
              ? seen(situation, situation.viewport().zoomed(1))
              : Response.ignoring(situation);
      case DIGIT_1 ->
          held.shift() ? fit(situation.sheet().bounds(), situation) : Response.ignoring(situation);
      case DIGIT_2 ->
          held.shift()
              ? fit(situation.sheet().bounds(situation.selection()), situation)
              : Response.ignoring(situation);
      case PLUS -> zoom(Zooming.STEP, held, situation);
      case MINUS -> zoom(1 / Zooming.STEP, held, situation);
      case SPACE -> Response.ignoring(situation);
    };
  }

  private static Response escape(Situation situation) {
    return situation.selection().isEmpty()
        ? Response.ignoring(situation)
        : Response.handling(situation).with(Selection.NONE);
  }

  private static Response delete(Situation situation) {
    Selection chosen = situation.selection().in(situation.drawing());
    return chosen.isEmpty()
        ? Response.ignoring(situation)
        : Response.handling(situation)
            .with(new Edit.Remove(chosen.elements(), chosen.statements()))
            .with(Selection.NONE);
  }

  private static Response open(Situation situation) {
    Optional<Key> element = situation.selection().only();
    if (element.isPresent()) {
      return Response.handling(situation).with(new Request.Rename(element.get(), false));
    }
    return situation
        .selection()
        .onlyStatement()
        .map(id -> askPorts(id, situation))
        .orElse(Response.ignoring(situation));
  }

  /** The ports of an arrow are to be edited. */
  static Response askPorts(String id, Situation situation) {
    Optional<Arrow> arrow = situation.sheet().arrow(id);
    return arrow
        .map(a ->
            Response.handling(situation)
                .with(
                    new Request.AskPorts(
                        id,
                        Connecting.middle(a),
                        LikelyPorts.of(a.flow().to(), situation.drawing()))))
        .orElse(Response.ignoring(situation));
  }

  private static Response nudge(int dx, int dy, Modifiers held, Situation situation) {
    Set<Key> roots = Moving.roots(situation);
    if (roots.isEmpty() || held.control() || held.alt()) {
      return Response.ignoring(situation);
    }
    double step = held.shift() ? 1 : Landing.SNAP;
    Sheet sheet = situation.sheet();
    return Response.handling(situation)
        .with(Moving.shifted(roots, dx * step, dy * step, Optional.empty(), sheet));
  }

  // ---- going about

  private static Response next(int by, Situation situation) {
    List<Key> order = order(situation.drawing());
    if (order.isEmpty()) {
      return Response.ignoring(situation);
    }
    int at =
        situation.selection().elements().stream()
            .reduce((_, last) -> last)
            .map(order::indexOf)
            .orElse(by > 0 ? -1 : 0);
    Key key = order.get(Math.floorMod(at + by, order.size()));
    Box box = situation.sheet().bounds(Selection.of(key));
    return Response.handling(situation)
        .with(Selection.of(key))
        .with(situation.viewport().showing(box));
  }

  /** As in the outline: every zone before what stands in it. */
  private static List<Key> order(Drawing drawing) {
    List<Key> order = new ArrayList<>();
    drawing.elements().filter(e -> e.zone().isEmpty()).forEach(e -> enter(order, e, drawing));
    return order;
  }

  private static void enter(List<Key> order, Element element, Drawing drawing) {
    order.add(element.key());
    if (element instanceof Zone) {
      drawing.members(element.key()).forEach(member -> enter(order, member, drawing));
    }
  }

  private static Response fit(Box part, Situation situation) {
    return part.equals(Box.NOTHING)
        ? Response.handling(situation)
        : seen(situation, situation.viewport().fitted(part));
  }

  private static Response zoom(double factor, Modifiers held, Situation situation) {
    Viewport viewport = situation.viewport();
    return held.control()
        ? seen(situation, viewport.zoomed(viewport.zoom() * factor))
        : Response.ignoring(situation);
  }

  private static Response seen(Situation situation, Viewport viewport) {
    return Response.handling(situation).with(viewport);
  }
}
