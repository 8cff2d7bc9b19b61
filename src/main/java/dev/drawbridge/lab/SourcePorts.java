package dev.drawbridge.lab;

/**
 * Source ports and identifiers, each only once as long as they last: connection tracking would take
 * a second attempt from the same port for part of the first.
 */
final class SourcePorts {
  private static final int FIRST = 10_240;
  private static final int LAST = 65_000;

  private int next = FIRST;

  int next() {
    int port = next;
    next = next == LAST ? FIRST : next + 1;
    return port;
  }
}
