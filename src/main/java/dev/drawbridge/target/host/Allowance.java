package dev.drawbridge.target.host;

/**
 * How many elements may be written besides those that open something, only so that counters tell
 * flows apart. Where many flows open everything of single peers and others open single ports of all
 * of them, there would be as many as the one times the other.
 */
final class Allowance {
  private static final int AT_LEAST = 1_000;
  private static final int FOR_EACH = 4;

  private int left = AT_LEAST;

  /** Allows more where there are so many elements anyway. */
  void grow(int elements) {
    left += FOR_EACH * elements;
  }

  /** Takes so many, unless fewer are left. */
  boolean take(int elements) {
    if (elements > left) {
      return false;
    }
    left -= elements;
    return true;
  }
}
