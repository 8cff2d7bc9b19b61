package dev.drawbridge.lab;

import dev.drawbridge.problem.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tries connections out in a fabric and compares what happens with what must. */
public final class Lab {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final int MOST_ATTEMPTS = 3;
  private static final Duration QUIET = Duration.ofMillis(250);

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
    for (Round round : fabric.rounds()) {
      List<Trial> now = trials.stream().filter(round::holds).toList();
      if (!now.isEmpty()) {
        fabric.enter(round);
        run(now, done, trials.size());
        done += now.size();
      }
    }
  }

  /**
   * Nothing follows from a round in which the machine itself has lost packets and that is wrong.
   */
  private void run(List<Trial> trials, int done, int all)
      throws LabException, IOException, InterruptedException {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      long lostBefore = Backlog.lost();
      Results results = attempt(trials, done, all);
      if (results.agree() || Backlog.lost() == lostBefore) {
        results.judged().forEach(listener::judged);
        results.metered().forEach(listener::metered);
        return;
      }
    }
    throw new LabException(Problem.of(LabCode.MACHINE_TOO_BUSY));
  }

  private Results attempt(List<Trial> trials, int done, int all)
      throws IOException, InterruptedException {
    Map<Meter, Long> before = fabric.counters();
    List<Volley.Fired> fired =
        volley.fire(
            trials.stream().map(this::shot).toList(),
            tried -> listener.reached(Progress.Step.TRY, done + tried, all));
    fabric.keepPace();
    Map<Meter, Long> after = fabric.counters();
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      Outcome outcome = fired.get(i).outcome();
      boolean agrees = trial.expected().agreesWith(outcome, fabric.tellsRefusals());
      judged.add(new Judged(trial, outcome, agrees));
    }
    return new Results(judged, Comparison.of(trials, fired, before, after));
  }

  /** What came of a round. */
  private record Results(List<Judged> judged, List<Metered> metered) {
    boolean agree() {
      return judged.stream().allMatch(Judged::agrees) && metered.stream().allMatch(Metered::agrees);
    }
  }

  private Shot shot(Trial trial) {
    return new Shot(
        fabric.post(trial.from(), trial.guard().guardsSource(), trial.family()),
        fabric.post(trial.to(), trial.guard().guardsDestination(), trial.family()),
        trial.point(),
        trial.sourcePort(),
        trial.expected().passes());
  }
}
