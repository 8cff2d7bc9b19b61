package dev.drawbridge.gesture;

import dev.drawbridge.drawing.Key;

/** What an arrow is to end at, as chosen from a list. */
public sealed interface Wish {

  /**
   * Something new.
   *
   * @param tile a service, a zone or a network
   * @param name how it is called; blank if that is to be asked
   */
  record Fresh(Tile tile, String name) implements Wish {}

  /** Something that stands on the sheet already. */
  record Present(Key key) implements Wish {}
}
