package dev.drawbridge.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Many attempts at once, from one thread that opens each socket in its namespace. What should be
 * answered is waited for; what should not is given a moment more, in which nothing may come.
 */
final class Volley {
  /** Sockets per attempt: its own, its listener, and those of the same attempt on the own host. */
  static final int SOCKETS = 3;

  /** How many packets are sent before the network must have followed. */
  private static final int BURST = 32;

  /** A busy machine loses packets: what is awaited is asked again after so long, as TCP does. */
  private static final Duration AGAIN = Duration.ofSeconds(1);

  /** How long one look at all sockets waits, in milliseconds. */
  private static final int STEP = 20;

  private final int largest;
  private final Duration patience;
  private final Duration quiet;
  private final SourcePorts ports;
  private final Pace pace;

  /**
   * Prepares one.
   *
   * @param largest how many attempts may be under way at a time
   * @param patience how long nothing may come while answers are awaited
   * @param quiet how long nothing may come once everything awaited has come
   * @param ports shared by all volleys of one lab, so that no connection is tried twice
   * @param pace how fast the network can follow
   */
  Volley(int largest, Duration patience, Duration quiet, SourcePorts ports, Pace pace) {
    this.largest = Math.max(1, largest);
    this.patience = patience;
    this.quiet = quiet;
    this.ports = ports;
    this.pace = pace;
  }

  /** Keeps whoever sends from running ahead of the network. */
  @FunctionalInterface
  interface Pace {
    /**
     * Waits until the network has dealt with all that was sent.
     *
     * @throws IOException if it has lost some of it, so that nothing follows from what came of it
     */
    void keep() throws IOException, InterruptedException;
  }

  /**
   * What came of one attempt.
   *
   * @param open for how long its socket was open, in which TCP repeats its first packet by itself
   * @param repeats how often the packet of another protocol was sent again
   */
  record Fired(Outcome outcome, Duration open, int repeats) {}

  /**
   * Tries them all.
   *
   * @param tried is told how many are done
   * @return what came of each, in their order
   */
  List<Fired> fire(List<Shot> shots, IntConsumer tried) throws IOException, InterruptedException {
    List<Fired> results = new ArrayList<>();
    for (int start = 0; start < shots.size(); start += largest) {
      List<Shot> some = shots.subList(start, Math.min(shots.size(), start + largest));
      results.addAll(Elsewhere.call(kernel -> new Salvo(kernel).fire(some)));
      tried.accept(results.size());
    }
    return results;
  }

  /** As many as there may be sockets at a time. */
  private final class Salvo {
    private final Kernel kernel;
    private final Map<Door.Place, Door> doors = new LinkedHashMap<>();
    private final Map<Shot, Knock> local = new LinkedHashMap<>();
    private final List<Knock> knocks = new ArrayList<>();
    private final Map<Integer, Knock> byNumber = new HashMap<>();

    Salvo(Kernel kernel) {
      this.kernel = kernel;
    }

    List<Fired> fire(List<Shot> shots) throws IOException, InterruptedException {
      long start;
      List<Outcome> outcomes;
      try {
        open(shots);
        start = System.nanoTime();
        send();
        listen();
        outcomes = knocks.stream().map(this::outcome).toList();
      } finally {
        byNumber.values().forEach(knock -> kernel.close(knock.descriptor()));
        doors.values().forEach(door -> kernel.close(door.descriptor()));
      }
      // Closing them takes its time on a busy machine, in which TCP repeats what is still open.
      Duration open = Duration.ofNanos(System.nanoTime() - start);
      List<Fired> fired = new ArrayList<>();
      for (int i = 0; i < knocks.size(); i++) {
        fired.add(new Fired(outcomes.get(i), open, knocks.get(i).repeats()));
      }
      return fired;
    }

    /** Station by station, so that the thread changes its namespace once for each. */
    private void open(List<Shot> shots) throws IOException {
      Map<Path, List<Shot>> bySource = new LinkedHashMap<>();
      Map<Path, Set<Shot>> byDestination = new LinkedHashMap<>();
      for (Shot shot : shots) {
        bySource.computeIfAbsent(shot.from().namespace(), _ -> new ArrayList<>()).add(shot);
        byDestination
            .computeIfAbsent(shot.to().namespace(), _ -> new LinkedHashSet<>())
            .add(shot.local());
      }
      for (Map.Entry<Path, Set<Shot>> there : byDestination.entrySet()) {
        Namespaces.enter(kernel, there.getKey());
        for (Shot shot : there.getValue()) {
          doors.computeIfAbsent(
              Door.Place.of(shot.to(), shot.point()),
              place -> Door.open(kernel, place, this::arrived));
          local.put(shot, knock(shot));
        }
      }
      Map<Shot, Knock> opened = new HashMap<>();
      for (Map.Entry<Path, List<Shot>> here : bySource.entrySet()) {
        Namespaces.enter(kernel, here.getKey());
        here.getValue().forEach(shot -> opened.put(shot, knock(shot)));
      }
      shots.forEach(shot -> knocks.add(opened.get(shot)));
    }

    private Knock knock(Shot shot) {
      int number = byNumber.size() + 1;
      Knock knock = Knock.open(kernel, shot, ports, number);
      byNumber.put(number, knock);
      return knock;
    }

    private void arrived(int number) {
      Knock knock = byNumber.get(number);
      if (knock != null) {
        knock.arrive();
      }
    }

    private void send() throws IOException, InterruptedException {
      List<Knock> open = byNumber.values().stream().filter(Knock::isOpen).toList();
      for (int start = 0; start < open.size(); start += BURST) {
        open.subList(start, Math.min(open.size(), start + BURST)).forEach(Knock::send);
        pace.keep();
      }
    }

    /** Until nothing has come for a while; for longer while something is still awaited. */
    private void listen() {
      long last = System.nanoTime();
      long sent = last;
      while (System.nanoTime() - last < stillness().toNanos()) {
        if (kernel.await(watched(), STEP) > 0) {
          last = System.nanoTime();
        }
        if (System.nanoTime() - sent > AGAIN.toNanos()) {
          byNumber.values().stream().filter(Knock::isAwaited).forEach(Knock::repeat);
          sent = System.nanoTime();
        }
      }
    }

    private Duration stillness() {
      return byNumber.values().stream().anyMatch(Knock::isAwaited) ? patience : quiet;
    }

    private Collection<Kernel.Watched> watched() {
      List<Kernel.Watched> watched = new ArrayList<>(doors.values());
      byNumber.values().stream().filter(Knock::isOpen).forEach(watched::add);
      watched.removeIf(each -> each.interest() == 0);
      return watched;
    }

    private Outcome outcome(Knock knock) {
      boolean listens =
          knock.outcome() == Outcome.ANSWERED
              || local.get(knock.shot.local()).outcome() == Outcome.ANSWERED;
      return listens ? knock.outcome() : Outcome.NOBODY_LISTENS;
    }
  }
}
