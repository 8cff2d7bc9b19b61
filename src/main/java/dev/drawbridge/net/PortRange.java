package dev.drawbridge.net;

import java.util.Comparator;

/**
 * The ports from {@code first} to {@code last}, both included. Port 0 is no port: no socket can be
 * bound to it.
 *
 * @param first 1 to 65535
 * @param last 1 to 65535, not below the first
 */
public record PortRange(int first, int last) implements Comparable<PortRange> {

  /** The highest port. */
  public static final int MAXIMUM = 65_535;

  private static final Comparator<PortRange> ORDER =
      Comparator.comparingInt(PortRange::first).thenComparingInt(PortRange::last);

  public PortRange {
    checkPort(first);
    checkPort(last);
    if (first > last) {
      throw new IllegalArgumentException(
          "a range of ports runs upwards, but " + first + " is above " + last + "; swap the two");
    }
  }

  public boolean isSingle() {
    return first == last;
  }

  public boolean contains(int port) {
    return first <= port && port <= last;
  }

  @Override
  public int compareTo(PortRange other) {
    return ORDER.compare(this, other);
  }

  /** {@code 8000-8100}; a single port stands alone. */
  @Override
  public String toString() {
    return isSingle() ? Integer.toString(first) : first + "-" + last;
  }

  private static void checkPort(int port) {
    if (port < 1 || port > MAXIMUM) {
      throw new IllegalArgumentException("a port is 1 to 65535, not " + port);
    }
  }
}
