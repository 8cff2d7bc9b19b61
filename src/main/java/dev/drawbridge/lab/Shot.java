package dev.drawbridge.lab;

import java.util.OptionalInt;

/**
 * One attempt to open a connection, from socket to socket.
 *
 * @param from where it is opened
 * @param to where somebody listens
 * @param point protocol and port
 * @param sourcePort from which port, where that matters; empty for one that nobody else uses
 * @param awaited whether an answer is expected, so that it is waited for
 */
record Shot(Post from, Post to, Point point, OptionalInt sourcePort, boolean awaited) {

  /** The same listener asked from its own host, where no firewall of ours looks. */
  Shot local() {
    return new Shot(to, to, point, OptionalInt.empty(), true);
  }
}
