package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Point;
import java.util.Optional;

/** What a person does. Places are screen places counted from the canvas' upper left corner. */
public sealed interface Input {

  /** A button of the mouse. */
  enum Button {
    PRIMARY,
    MIDDLE,
    SECONDARY
  }

  /** The keys that mean something here. */
  enum Key {
    ESCAPE,
    DELETE,
    BACKSPACE,
    ENTER,
    F2,
    TAB,
    UP,
    DOWN,
    LEFT,
    RIGHT,
    SPACE,
    SHIFT,
    CONTEXT_MENU,
    A,
    C,
    D,
    E,
    I,
    N,
    T,
    DIGIT_0,
    DIGIT_1,
    DIGIT_2,
    PLUS,
    MINUS
  }

  /**
   * A button goes down.
   *
   * @param clicks 2 for the second press of a double click
   */
  record Press(Point at, Button button, int clicks, Modifiers modifiers) implements Input {}

  /** The pointer moves, whether a button is down or not. */
  record Move(Point at, Modifiers modifiers) implements Input {}

  /** A button goes up. */
  record Release(Point at, Button button, Modifiers modifiers) implements Input {}

  /** The pointer leaves the canvas with no button down. */
  record Leave() implements Input {}

  /**
   * The wheel turns or two fingers move.
   *
   * @param across what to scroll by to the right, in screen units
   * @param down what to scroll by downwards, in screen units
   */
  record Scroll(Point at, double across, double down, Modifiers modifiers) implements Input {}

  /** Two fingers spread: the zoom is to change by that factor. */
  record Pinch(Point at, double factor) implements Input {}

  /** A key goes down. */
  record KeyDown(Key key, Modifiers modifiers) implements Input {}

  /** A key goes up. */
  record KeyUp(Key key, Modifiers modifiers) implements Input {}

  /** The window lost the pointer and the keys: nobody will say when a button went up. */
  record Lost() implements Input {}

  /** A list of ends for an arrow points at something that is there, or at something new. */
  record Aim(Optional<dev.drawbridge.drawing.Key> at) implements Input {}

  /** From a list of ends for an arrow one was chosen. */
  record Choose(Wish wish) implements Input {}

  /** A button goes down on a tile of the palette; moves and the release follow as usual. */
  record TilePress(Tile tile) implements Input {}

  /** Enter on a tile of the palette: a new thing in the middle of what shows. */
  record TileEnter(Tile tile) implements Input {}
}
