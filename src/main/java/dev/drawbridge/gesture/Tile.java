package dev.drawbridge.gesture;

/** What the palette offers. */
public enum Tile {
  SERVICE,
  ZONE,
  NETWORK,
  ROUTER,
  NOTE
}
