package dev.drawbridge.testing;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A sentence that holds for everything a generator makes. The seeds are 1, 2, 3 and so on, so that
 * every run is the same; a failure names its seed, and {@code -Dseed=17} runs only that one.
 */
public final class Property {
  private Property() {}

  /**
   * Tries a property with as many seeds; an {@link AssertionError} names the first that breaks it.
   */
  public static void holds(int times, Consumer<RandomGenerator> property) {
    Long only = Long.getLong("seed");
    if (only != null) {
      holdsFor(only, property);
      return;
    }
    for (long seed = 1; seed <= times; seed++) {
      holdsFor(seed, property);
    }
  }

  private static void holdsFor(long seed, Consumer<RandomGenerator> property) {
    try {
      property.accept(new SplittableRandom(seed));
    } catch (AssertionError | RuntimeException failure) {
      throw new AssertionError(
          "broken by seed "
              + seed
              + " (run it alone with -Dseed="
              + seed
              + "): "
              + failure.getMessage(),
          failure);
    }
  }
}
