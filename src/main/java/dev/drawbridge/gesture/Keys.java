package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Side;
import dev.drawbridge.canvas.Viewport;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
      case UP -> arrow(Side.TOP, held, situation);
      case DOWN -> arrow(Side.BOTTOM, held, situation);
      case LEFT -> arrow(Side.LEFT, held, situation);
      case RIGHT -> arrow(Side.RIGHT, held, situation);
      case A ->
          held.control()
              ? Response.handling(situation).with(Selection.all(situation.drawing()))
              : Response.ignoring(situation);
      case D -> held.control() ? Duplicate.beside(situation) : Response.ignoring(situation);
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
      case PLUS ->
          held.control() ? zoom(Zooming.STEP, held, situation) : Folding.response(false, situation);
      case MINUS ->
          held.control()
              ? zoom(1 / Zooming.STEP, held, situation)
              : Folding.response(true, situation);
      case CONTEXT_MENU -> menu(situation);
      case T -> sign(Sign.Kind.TRUST, held, situation);
      case I -> sign(Sign.Kind.ICON, held, situation);
      case N ->
          held.control() || held.alt()
              ? Response.ignoring(situation)
              : Towards.arrow(held.shift(), situation);
      case SPACE, SHIFT, C, E -> Response.ignoring(situation);
    };
  }

  private static Response escape(Situation situation) {
    return situation.selection().isEmpty()
        ? Response.ignoring(situation)
        : Response.handling(situation).with(Selection.NONE);
  }

  private static Response delete(Situation situation) {
    Selection chosen = situation.selection().in(situation.drawing());
    if (chosen.isEmpty()) {
      return Response.ignoring(situation);
    }
    return Response.handling(situation)
        .with(Removal.of(chosen, situation.sheet()))
        .with(Removal.hints(chosen, situation.drawing()))
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
    return situation
        .sheet()
        .arrow(id)
        .map(a -> Response.handling(situation).with(Asking.again(a.flow(), situation.sheet())))
        .orElse(Response.ignoring(situation));
  }

  private static Response arrow(Side side, Modifiers held, Situation situation) {
    if (held.alt()) {
      return held.control()
          ? Response.ignoring(situation)
          : Towards.go(side, held.shift(), situation);
    }
    if (held.control() && held.shift()) {
      return Resizing.byKey(side, situation);
    }
    return held.control()
        ? connected(side, situation)
        : nudge(side, held.shift() ? 1 : Landing.SNAP, situation);
  }

  private static Response connected(Side side, Situation situation) {
    return situation
        .selection()
        .only()
        .flatMap(situation.sheet()::shape)
        .filter(s -> s.element().isEnd())
        .map(from -> NewEnd.beside(from, side, Tile.SERVICE, "", situation))
        .orElse(Response.ignoring(situation));
  }

  private static Response nudge(Side side, double step, Situation situation) {
    Cargo cargo = Cargo.of(situation);
    // What a collapsed zone hides is not moved blindly.
    return cargo.isEmpty() || cargo.box().equals(Box.NOTHING)
        ? Response.ignoring(situation)
        : Response.handling(situation)
            .with(
                Room.made(
                        cargo.moved(side.dx() * step, side.dy() * step, Optional.empty()),
                        cargo.roots(),
                        situation.sheet())
                    .edit());
  }

  /** What stands for trust or kind of the selected thing is to be chosen. */
  private static Response sign(Sign.Kind kind, Modifiers held, Situation situation) {
    return situation
        .selection()
        .only()
        .flatMap(situation.sheet()::shape)
        .flatMap(Sign::first)
        .filter(sign -> sign.kind() == kind && held.equals(Modifiers.NONE))
        .map(sign -> sign.clicked(Response.handling(situation), situation))
        .orElse(Response.ignoring(situation));
  }

  /** Where the menu for what is selected opens. */
  private static Response menu(Situation situation) {
    Viewport viewport = situation.viewport();
    Box chosen = situation.sheet().bounds(situation.selection());
    Point middle =
        situation.selection().isEmpty()
            ? viewport.visible().centre()
            : new Point(
                Math.clamp(chosen.centre().x(), viewport.visible().x(), viewport.visible().right()),
                Math.clamp(
                    chosen.centre().y(), viewport.visible().y(), viewport.visible().bottom()));
    return Response.handling(situation).with(new Request.Menu(viewport.toScreen(middle)));
  }

  // ---- going about

  private static Response next(int by, Situation situation) {
    List<Key> order = order(situation.sheet());
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

  /** As in the outline: every zone before what stands in it, as far as that shows. */
  private static List<Key> order(Sheet sheet) {
    List<Key> order = new ArrayList<>();
    sheet.drawing().elements().filter(e -> e.zone().isEmpty()).forEach(e -> enter(order, e, sheet));
    return order;
  }

  private static void enter(List<Key> order, Element element, Sheet sheet) {
    order.add(element.key());
    if (sheet.shape(element.key()).orElse(null) instanceof Shape.Area) {
      sheet.drawing().members(element.key()).forEach(member -> enter(order, member, sheet));
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
