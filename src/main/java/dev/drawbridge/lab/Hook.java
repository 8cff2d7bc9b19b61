package dev.drawbridge.lab;

import dev.drawbridge.net.Direction;
import dev.drawbridge.problem.Code;

/** Where on its way a packet is judged and counted. */
public enum Hook implements Code {
  /** At its source, as it leaves. */
  EGRESS,
  /** At a drawn router that passes it on from one interface to another. */
  FORWARD,
  /** At a drawn router by whose interface its source cannot come in. */
  SPOOFED,
  /** At its destination, as it comes in. */
  INGRESS;

  /** The one at the end that a packet passes in that direction. */
  static Hook of(Direction direction) {
    return switch (direction) {
      case EGRESS -> EGRESS;
      case INGRESS -> INGRESS;
    };
  }

  /** Whether it is at a drawn router between the two ends. */
  public boolean isBetweenEnds() {
    return this == FORWARD || this == SPOOFED;
  }
}
