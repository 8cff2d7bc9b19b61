package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Handle;
import dev.drawbridge.canvas.Hit;
import dev.drawbridge.canvas.Mark;
import dev.drawbridge.canvas.Mark.Look;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.drawing.Key;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Nothing under way: every gesture starts here. */
record Resting() implements Gesture {
  /** Below this zoom a border is too thin to start arrows from; the handles do it. */
  static final double BORDERS_FROM = 0.6;

  /** How near a handle must be at most, in screen units. */
  private static final double HANDLE_REACH = 14;

  /** Where a card is smaller than this on the screen, its handles count only outside of it. */
  private static final double ROOM_FOR_HANDLES = 36;

  @Override
  public Step on(Input input, Situation situation) {
    return switch (input) {
      case Input.Press press -> press(press, situation);
      case Input.Move move -> stay(hover(move.at(), situation));
      case Input.Release _, Input.KeyUp _, Input.Lost _, Input.Aim _, Input.Choose _ ->
          stay(Response.ignoring(situation));
      case Input.Leave _ -> stay(Response.ignoring(situation).with(Cursor.DEFAULT));
      case Input.Scroll scroll -> stay(Zooming.scroll(scroll, situation));
      case Input.Pinch pinch -> stay(Zooming.pinch(pinch, situation));
      case Input.KeyDown(Input.Key key, _) when key == Input.Key.SPACE ->
          new Step(new HandReady(), Response.handling(situation).with(Cursor.OPEN_HAND));
      case Input.KeyDown(Input.Key key, Modifiers held)
          when key == Input.Key.C && held.equals(Modifiers.NONE) ->
          situation
              .selection()
              .only()
              .map(from -> Choosing.start(from, Optional.empty(), situation))
              .orElseGet(() -> stay(Response.ignoring(situation)));
      case Input.KeyDown(Input.Key key, Modifiers held)
          when key == Input.Key.E && !held.control() && !held.alt() ->
          Redirecting.start(held.shift(), situation);
      case Input.KeyDown key -> stay(Keys.on(key, situation));
      case Input.TilePress tile -> Placing.start(tile.tile(), situation);
      case Input.TileEnter tile -> Gesture.done(Placing.inTheMiddle(tile.tile(), situation));
    };
  }

  private Step press(Input.Press press, Situation situation) {
    return switch (press.button()) {
      case MIDDLE ->
          new Step(
              new Panning(press.at(), new Resting()),
              Response.handling(situation).with(Cursor.CLOSED_HAND));
      case SECONDARY -> stay(menu(press, situation));
      case PRIMARY -> press.clicks() == 2 ? stay(open(press, situation)) : take(press, situation);
    };
  }

  // ---- under the pointer

  private static Optional<Hit> under(Point screen, Situation situation) {
    return situation.sheet().hit(situation.onSheet(screen), situation.zoom());
  }

  /** A handle of what is selected, or of the card under the pointer where borders are too thin. */
  private static Optional<Held> handle(Point screen, Situation situation) {
    Point place = situation.onSheet(screen);
    Held[] found = new Held[1];
    Box near = Box.around(place, 0, 0).grown(HANDLE_REACH / situation.zoom());
    // Cards stand above zones, and so do their handles.
    situation.sheet().areas(near, area -> found[0] = or(found[0], area, place, situation));
    situation.sheet().solids(near, shape -> found[0] = or(found[0], shape, place, situation));
    return Optional.ofNullable(found[0]);
  }

  private static @Nullable Held or(
      @Nullable Held other, Shape shape, Point place, Situation situation) {
    boolean selected = situation.selection().has(shape.key());
    double zoom = situation.zoom();
    boolean offers = Handle.areOffered(zoom) && !(shape instanceof Shape.Area);
    if (!selected && !offers) {
      return other;
    }
    return Handle.at(shape, place, zoom)
        .filter(handle -> selected || !handle.isCorner())
        .filter(handle -> isUsable(handle, shape.box(), place, zoom))
        .map(handle -> new Held(shape.key(), handle))
        .orElse(other);
  }

  /** On a small card the handles must leave room to take hold of the card itself. */
  private static boolean isUsable(Handle handle, Box box, Point place, double zoom) {
    double room = handle.dx() == 0 ? box.height() : box.width();
    return !box.grown(-1 / zoom).contains(place) || room * zoom >= ROOM_FOR_HANDLES;
  }

  /** A handle under the pointer. */
  private record Held(Key key, Handle handle) {}

  private static Response hover(Point at, Situation situation) {
    Response still = Response.ignoring(situation);
    if (Reaiming.at(situation.onSheet(at), situation).isPresent()) {
      return still.with(Cursor.CROSSHAIR);
    }
    Optional<Held> held = handle(at, situation);
    if (held.isPresent()) {
      return still.with(cursor(held.get().handle())).with(hovered(held.get().key()));
    }
    Optional<Hit> hit = under(at, situation);
    if (hit.isEmpty()) {
      return still;
    }
    return switch (hit.get()) {
      case Hit.OnArrow(String id, _) ->
          still.with(Marks.ofFlow(id, Mark.of(Look.HOVERED))).with(Cursor.HAND);
      case Hit.OnShape(Key key, Hit.Part _)
          when Sign.at(situation.onSheet(at), key, situation).isPresent() ->
          still.with(hovered(key)).with(Cursor.HAND);
      case Hit.OnShape(Key key, Hit.Part part) ->
          switch (part) {
            case BORDER ->
                situation.zoom() < BORDERS_FROM
                    ? still.with(hovered(key)).with(Cursor.MOVE)
                    : still.with(hovered(key)).with(Cursor.CROSSHAIR);
            case HEADER -> still.with(hovered(key)).with(Cursor.MOVE);
            case BODY ->
                isOpen(key, situation) ? still : still.with(hovered(key)).with(Cursor.MOVE);
          };
    };
  }

  private static Marks hovered(Key key) {
    return Marks.of(key, Mark.of(Look.HOVERED));
  }

  private static Cursor cursor(Handle handle) {
    if (!handle.isCorner()) {
      return Cursor.CROSSHAIR;
    }
    return handle.dx() == handle.dy() ? Cursor.RESIZE_NORTH_WEST : Cursor.RESIZE_NORTH_EAST;
  }

  /** The inside of a zone that is not selected: empty space for all that is dragged there. */
  private static boolean isOpen(Key key, Situation situation) {
    return situation.sheet().shape(key).orElse(null) instanceof Shape.Area
        && !situation.selection().has(key);
  }

  // ---- single press

  private Step take(Input.Press press, Situation situation) {
    Optional<Reaiming> end = Reaiming.at(situation.onSheet(press.at()), situation);
    if (end.isPresent()) {
      return waiting(press, end.get(), situation.selection(), situation);
    }
    Optional<Held> held = handle(press.at(), situation);
    if (held.isPresent()) {
      Key key = held.get().key();
      Handle handle = held.get().handle();
      Gesture drag =
          handle.isCorner()
              ? new Resizing(key, handle, situation.onSheet(press.at()))
              : Connecting.from(key);
      return waiting(press, drag, situation.selection(), situation);
    }
    Optional<Hit> hit = under(press.at(), situation);
    if (hit.isEmpty()) {
      return onEmpty(press, Selection.NONE, situation);
    }
    return switch (hit.get()) {
      case Hit.OnArrow(String id, _) ->
          stay(Response.handling(situation).with(choose(id, press, situation)));
      case Hit.OnShape(Key key, Hit.Part part) -> onShape(key, part, press, situation);
    };
  }

  private Step onShape(Key key, Hit.Part part, Input.Press press, Situation situation) {
    Point start = situation.onSheet(press.at());
    boolean startsArrow = part == Hit.Part.BORDER && situation.zoom() >= BORDERS_FROM;
    if (startsArrow && !press.modifiers().adds()) {
      return waiting(press, Connecting.from(key), Selection.of(key), situation);
    }
    if (part == Hit.Part.BODY && isOpen(key, situation)) {
      return onEmpty(press, Selection.of(key), situation);
    }
    Selection before = situation.selection();
    if (press.modifiers().control()) {
      return new Step(
          new Pressing(press.at(), Copying.from(key, start), before.toggled(key)),
          Response.handling(situation));
    }
    if (press.modifiers().shift()) {
      // What is selected stays so while it is dragged without snapping; only a click drops it.
      Selection click = before.toggled(key);
      return new Step(
          new Pressing(press.at(), Moving.from(key, start), click),
          Response.handling(situation).with(before.has(key) ? before : click));
    }
    // What is part of a selection is moved with it; only a click without a move chooses it alone.
    Selection during = before.has(key) ? before : Selection.of(key);
    return new Step(
        new Pressing(
            press.at(), Moving.from(key, start), Selection.of(key), Sign.at(start, key, situation)),
        Response.handling(situation).with(during));
  }

  private Step onEmpty(Input.Press press, Selection click, Situation situation) {
    boolean adds = press.modifiers().adds();
    Selection base = adds ? situation.selection() : Selection.NONE;
    return waiting(
        press,
        new Marqueeing(situation.onSheet(press.at()), base, situation.selection()),
        adds ? toggled(situation.selection(), click) : click,
        situation);
  }

  private static Selection toggled(Selection before, Selection click) {
    return click.only().map(before::toggled).orElse(before);
  }

  private static Step waiting(
      Input.Press press, Gesture drag, Selection click, Situation situation) {
    return new Step(new Pressing(press.at(), drag, click), Response.handling(situation));
  }

  private static Selection choose(String id, Input.Press press, Situation situation) {
    Selection meant = Selection.of(new Hit.OnArrow(id, false), situation.sheet());
    if (!press.modifiers().adds()) {
      return meant;
    }
    Selection chosen = situation.selection();
    for (String flow : meant.statements()) {
      chosen = chosen.toggledStatement(flow);
    }
    return chosen;
  }

  // ---- double press, other button

  private static Response open(Input.Press press, Situation situation) {
    Optional<Hit> hit = under(press.at(), situation);
    if (hit.isEmpty()) {
      return Placing.at(Tile.SERVICE, press.at(), situation);
    }
    return switch (hit.get()) {
      case Hit.OnArrow arrow -> {
        // A bundle has no ports of its own: its flows are selected, to be seen one by one.
        Selection meant = Selection.of(arrow, situation.sheet());
        yield meant
            .onlyStatement()
            .map(id -> Keys.askPorts(id, situation.with(meant)))
            .orElse(Response.handling(situation).with(meant));
      }
      case Hit.OnShape(Key key, Hit.Part _)
          when situation.sheet().shape(key).orElse(null) instanceof Shape.Folded ->
          Folding.response(false, situation.with(Selection.of(key)));
      case Hit.OnShape(Key key, Hit.Part part) ->
          part == Hit.Part.BODY && situation.sheet().shape(key).orElse(null) instanceof Shape.Area
              ? Placing.at(Tile.SERVICE, press.at(), situation)
              : Response.handling(situation)
                  .with(Selection.of(key))
                  .with(new Request.Rename(key, false));
    };
  }

  private static Response menu(Input.Press press, Situation situation) {
    Selection before = situation.selection();
    Selection chosen =
        under(press.at(), situation)
            .map(hit ->
                switch (hit) {
                  case Hit.OnArrow(String id, _) ->
                      before.hasStatement(id) ? before : Selection.ofStatement(id);
                  case Hit.OnShape(Key key, _) -> before.has(key) ? before : Selection.of(key);
                })
            .orElse(Selection.NONE);
    return Response.handling(situation).with(chosen).with(new Request.Menu(press.at()));
  }
}
