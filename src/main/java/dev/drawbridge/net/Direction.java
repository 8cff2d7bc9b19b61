package dev.drawbridge.net;

/** Which way a connection crosses an enforcement point, seen from the service that is protected. */
public enum Direction {
  /** Connections that somebody else opens towards the service. */
  INGRESS,
  /** Connections that the service opens. */
  EGRESS;

  /** The direction in which the other end of the same connection sees it. */
  public Direction opposite() {
    return switch (this) {
      case INGRESS -> EGRESS;
      case EGRESS -> INGRESS;
    };
  }
}
