package dev.drawbridge.lab;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Sums up counters of one host: those of the same flows at the same hook are one. */
final class Tally {
  private final String host;
  private final Map<String, Set<String>> flowsByKey;
  private final Map<Meter, Long> sums = new TreeMap<>();

  /**
   * Begins.
   *
   * @param flowsByKey the flows behind each key that stands in the exported files
   */
  Tally(String host, Map<String, Set<String>> flowsByKey) {
    this.host = host;
    this.flowsByKey = flowsByKey;
  }

  /** Packets that an element or rule with this key has let pass; foreign comments are no key. */
  void passed(Hook hook, String key, long packets) {
    Optional.ofNullable(flowsByKey.get(key))
        .ifPresent(flows -> sums.merge(new Meter(host, hook, flows), packets, Long::sum));
  }

  /** Packets that were denied. */
  void denied(Hook hook, long packets) {
    sums.merge(Meter.ofDenials(host, hook), packets, Long::sum);
  }

  Map<Meter, Long> sums() {
    return sums;
  }
}
