package dev.drawbridge.lab;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A counter of a protected end, or of a router between two ends.
 *
 * @param station the name of the end, as in {@link Post#station}
 * @param hook where it counts
 * @param flows the ids of the flows that let them pass; empty for the counter of what is denied
 */
public record Meter(String station, Hook hook, Set<String> flows) implements Comparable<Meter> {
  public Meter {
    flows = Collections.unmodifiableSet(new TreeSet<>(flows));
  }

  /** The counter of what an end denies. */
  static Meter ofDenials(String station, Hook hook) {
    return new Meter(station, hook, Set.of());
  }

  /** Whether it counts what is denied. */
  boolean countsDenials() {
    return flows.isEmpty();
  }

  @Override
  public int compareTo(Meter other) {
    int byStation = station.compareTo(other.station);
    if (byStation != 0) {
      return byStation;
    }
    int byHook = hook.compareTo(other.hook);
    return byHook != 0 ? byHook : flows.toString().compareTo(other.flows.toString());
  }
}
