package dev.drawbridge.lab;

import dev.drawbridge.net.Protocol;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tries connections out in a fabric and compares what happens with what must. */
public final class Lab {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final Duration QUIET = Duration.ofMillis(250);

  /** After so long without an answer, TCP sends its first packet again (RFC 6298). */
  private static final Duration FIRST_AGAIN = Duration.ofMillis(900);

  private final Fabric fabric;
  private final LabListener listener;
  private final Volley volley;

  /**
   * Prepares one.
   *
   * @param descriptors how many files this process may have open for it
   */
  public Lab(Fabric fabric, LabListener listener, int descriptors) {
    this.fabric = fabric;
    this.listener = listener;
    int largest = Math.min(descriptors / Volley.SOCKETS, fabric.atOnce());
    this.volley = new Volley(largest, PATIENCE, QUIET, new SourcePorts(), fabric::keepPace);
  }

  /** Builds the fabric and tries everything, round by round. */
  public void run(List<Trial> trials) throws LabException, IOException, InterruptedException {
    fabric.build(listener);
    int done = 0;
    listener.reached(Progress.Step.TRY, 0, trials.size());
    for (Set<Guard> round : fabric.rounds()) {
      List<Trial> now = trials.stream().filter(trial -> round.contains(trial.guard())).toList();
      if (!now.isEmpty()) {
        fabric.enter(round);
        run(now, done, trials.size());
        done += now.size();
      }
    }
  }

  private void run(List<Trial> trials, int done, int all) throws IOException, InterruptedException {
    Map<Meter, Long> before = fabric.counters();
    List<Volley.Fired> fired =
        volley.fire(
            trials.stream().map(this::shot).toList(),
            tried -> listener.reached(Progress.Step.TRY, done + tried, all));
    Map<Meter, Long> after = fabric.counters();
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      Outcome outcome = fired.get(i).outcome();
      boolean agrees = trial.expected().agreesWith(outcome, fabric.tellsRefusals());
      listener.judged(new Judged(trial, outcome, agrees));
    }
    compare(trials, fired, before, after).forEach(listener::metered);
  }

  private Shot shot(Trial trial) {
    return new Shot(
        fabric.post(trial.from(), trial.guard().guardsSource(), trial.family()),
        fabric.post(trial.to(), trial.guard().guardsDestination(), trial.family()),
        trial.point(),
        trial.sourcePort(),
        trial.expected().passes());
  }

  /** Every counter there is, and every one that should have counted. */
  private static List<Metered> compare(
      List<Trial> trials,
      List<Volley.Fired> fired,
      Map<Meter, Long> before,
      Map<Meter, Long> after) {
    Map<Meter, Long> least = new TreeMap<>();
    Map<Meter, Long> more = new TreeMap<>();
    for (int i = 0; i < trials.size(); i++) {
      boolean again =
          trials.get(i).point().protocol().equals(Protocol.TCP)
              && fired.get(i).open().compareTo(FIRST_AGAIN) > 0;
      long repeats = again ? fired.get(i).open().dividedBy(FIRST_AGAIN) : 0;
      for (Meter meter : trials.get(i).expected().counted()) {
        least.merge(meter, 1L, Long::sum);
        more.merge(meter, repeats, Long::sum);
      }
      for (Meter meter : trials.get(i).expected().perhaps()) {
        more.merge(meter, 1L, Long::sum);
      }
    }
    Set<Meter> meters = new TreeSet<>(least.keySet());
    meters.addAll(more.keySet());
    meters.addAll(after.keySet());
    List<Metered> compared = new ArrayList<>();
    for (Meter meter : meters) {
      long from = least.getOrDefault(meter, 0L);
      compared.add(
          new Metered(
              meter,
              from,
              from + more.getOrDefault(meter, 0L),
              after.getOrDefault(meter, 0L) - before.getOrDefault(meter, 0L)));
    }
    return compared;
  }
}
