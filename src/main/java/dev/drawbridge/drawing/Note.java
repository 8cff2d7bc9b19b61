package dev.drawbridge.drawing;

import java.util.Optional;

/**
 * Free text on the canvas, without meaning for any target.
 *
 * @param key the identity
 * @param zone the zone it is drawn in
 * @param text what it says; may have several lines
 */
public record Note(Key key, Optional<Key> zone, String text) implements Element {

  @Override
  public String name() {
    return key.text();
  }

  @Override
  public Note inZone(Optional<Key> zone) {
    return new Note(key, zone, text);
  }

  public Note withText(String text) {
    return new Note(key, zone, text);
  }
}
