package dev.drawbridge.lab;

/**
 * One attempt to open a connection, from socket to socket.
 *
 * @param from where it is opened
 * @param to where somebody listens
 * @param point protocol and port
 * @param awaited whether an answer is expected, so that it is waited for
 */
record Shot(Post from, Post to, Point point, boolean awaited) {

  /** The same listener asked from its own host, where no firewall of ours looks. */
  Shot local() {
    return new Shot(to, to, point, true);
  }
}
