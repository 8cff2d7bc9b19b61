package dev.drawbridge.lab;

import dev.drawbridge.net.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What counters have counted in a round, against the packets that were sent in it. */
final class Comparison {
  /** After so long without an answer, TCP sends its first packet again (RFC 6298). */
  private static final Duration FIRST_AGAIN = Duration.ofMillis(900);

  private final Map<Meter, Long> least = new TreeMap<>();
  private final Map<Meter, Long> more = new TreeMap<>();

  private Comparison() {}

  /**
   * Every counter there is, and every one that should have counted.
   *
   * @param trials what was tried
   * @param fired what came of each, in the same order
   * @param before what the counters said before
   * @param after and after
   */
  static List<Metered> of(
      List<Trial> trials,
      List<Volley.Fired> fired,
      Map<Meter, Long> before,
      Map<Meter, Long> after) {
    Comparison comparison = new Comparison();
    for (int i = 0; i < trials.size(); i++) {
      comparison.add(trials.get(i), fired.get(i));
    }
    return comparison.against(before, after);
  }

  private void add(Trial trial, Volley.Fired fired) {
    boolean tcp = trial.point().protocol().equals(Protocol.TCP);
    long again = tcp ? fired.open().dividedBy(FIRST_AGAIN) : fired.repeats();
    for (Meter meter : trial.expected().counted()) {
      least.merge(meter, 1L, Long::sum);
      more.merge(meter, again, Long::sum);
    }
    trial.expected().perhaps().forEach(meter -> more.merge(meter, 1L, Long::sum));
  }

  private List<Metered> against(Map<Meter, Long> before, Map<Meter, Long> after) {
    TreeSet<Meter> meters = new TreeSet<>(least.keySet());
    meters.addAll(more.keySet());
    meters.addAll(after.keySet());
    List<Metered> compared = new ArrayList<>();
    for (Meter meter : meters) {
      long from = least.getOrDefault(meter, 0L);
      long to = from + more.getOrDefault(meter, 0L);
      long counted = after.getOrDefault(meter, 0L) - before.getOrDefault(meter, 0L);
      compared.add(new Metered(meter, from, to, counted));
    }
    return compared;
  }
}
