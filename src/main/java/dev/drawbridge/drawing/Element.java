package dev.drawbridge.drawing;

import java.util.Optional;

/** A thing with a key and a place on the canvas. */
public sealed interface Element permits Zone, Service, Network, Router, Note {

  /** The identity. */
  Key key();

  /** What people read; free text. For a note, its key. */
  String name();

  /** The zone that directly holds it, if any. */
  Optional<Key> zone();

  /** The same thing inside another zone, or in none. */
  Element inZone(Optional<Key> zone);

  /** Whether a flow may end here. */
  default boolean isEnd() {
    return !(this instanceof Note);
  }
}
