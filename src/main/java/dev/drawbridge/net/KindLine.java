package dev.drawbridge.net;

/**
 * All kinds of all protocols laid side by side on one line of whole numbers, without gaps: position
 * 0 is protocol 0, 1 to 65536 are the types and codes of ICMP, and so on. "Any traffic" is then one
 * interval, and sets of traffic are sets of numbers.
 */
final class KindLine {

  /** How many positions there are. */
  static final int LENGTH;

  private static final int PROTOCOLS = 256;
  private static final int[] STARTS = new int[PROTOCOLS + 1];

  static {
    for (int number = 0; number < PROTOCOLS; number++) {
      Protocol protocol = new Protocol(number);
      STARTS[number + 1] = STARTS[number] + lastKind(protocol) - firstKind(protocol) + 1;
    }
    LENGTH = STARTS[PROTOCOLS];
  }

  private KindLine() {}

  /** 1 for protocols with ports, 0 for all others. */
  static int firstKind(Protocol protocol) {
    return protocol.hasPorts() ? 1 : 0;
  }

  /** 65535 for ports and for ICMP (type 255, code 255), 0 for protocols without either. */
  static int lastKind(Protocol protocol) {
    return protocol.hasPorts() || protocol.isIcmp() ? 0xffff : 0;
  }

  static int position(Protocol protocol, int kind) {
    return STARTS[protocol.number()] + kind - firstKind(protocol);
  }

  /** The position of the first kind of a protocol. */
  static int start(Protocol protocol) {
    return STARTS[protocol.number()];
  }

  /** One past the position of the last kind of a protocol. */
  static int end(Protocol protocol) {
    return STARTS[protocol.number() + 1];
  }

  static Protocol protocol(int position) {
    int from = 0;
    int to = PROTOCOLS - 1;
    while (from < to) {
      int middle = (from + to + 1) >>> 1;
      if (STARTS[middle] <= position) {
        from = middle;
      } else {
        to = middle - 1;
      }
    }
    return new Protocol(from);
  }

  static int kind(Protocol protocol, int position) {
    return position - STARTS[protocol.number()] + firstKind(protocol);
  }
}
