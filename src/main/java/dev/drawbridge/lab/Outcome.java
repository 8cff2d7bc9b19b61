package dev.drawbridge.lab;

import dev.drawbridge.problem.Code;

/** What came of one attempt to open a connection. */
public enum Outcome implements Code {
  /** The other end answered. */
  ANSWERED,
  /** Nothing came back, and nothing arrived. */
  SILENT,
  /** The own end's firewall forbade it: rejected as administratively prohibited. */
  PROHIBITED,
  /** The other end's system answered that nobody listens: the packet got through. */
  RESET,
  /** It arrived, but the answer did not come back. */
  ONE_WAY,
  /** There was no way to the other end: the lab itself is at fault. */
  UNREACHABLE,
  /** Nothing came back, but the listener did not even answer its own host: proves nothing. */
  NOBODY_LISTENS;

  private static final int EPERM = 1;
  private static final int EACCES = 13;
  private static final int ECONNRESET = 104;
  private static final int ECONNREFUSED = 111;
  private static final int EHOSTUNREACH = 113;

  /** What an error of a socket means (Linux: ICMP type 3 code 13 and ICMPv6 type 1 code 1). */
  static Outcome ofError(int errno) {
    return switch (errno) {
      case EPERM, EACCES, EHOSTUNREACH -> PROHIBITED;
      case ECONNREFUSED, ECONNRESET -> RESET;
      default -> UNREACHABLE;
    };
  }
}
