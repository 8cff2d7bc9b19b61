package dev.drawbridge.ui;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.lab.Backend;
import dev.drawbridge.lab.LabEvent;
import dev.drawbridge.lab.LabException;
import dev.drawbridge.lab.LabReport;
import dev.drawbridge.lab.Laboratory;
import dev.drawbridge.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;

/** One drawing being tried out in the background; the window is told as results arrive. */
final class PacketRun {
  /**
   * What is known of it now.
   *
   * @param reached how far it is; empty before anything was heard
   * @param arrows what was tried of each flow so far
   * @param connections how many connections were tried
   * @param wrong how many connections and counters were not as drawn
   * @param first the first connections that were not
   * @param untried what is drawn and was not tried
   * @param problem why it ended early, if it did
   * @param isOver whether nothing more comes
   */
  record Seen(
      Optional<LabEvent.Reached> reached,
      Map<String, LabReport.Arrow> arrows,
      int connections,
      int wrong,
      List<LabEvent.Tried> first,
      List<LabEvent.Untried> untried,
      Optional<Problem> problem,
      boolean isOver) {}

  private static final int MOST_TOLD = 3;

  private final Laboratory laboratory;
  private final Drawing drawing;
  private final Backend backend;
  private final Consumer<Seen> told;
  private final AtomicBoolean waiting = new AtomicBoolean();
  private final LabReport report;
  private Optional<LabEvent.Reached> reached = Optional.empty();
  private Optional<Problem> problem = Optional.empty();
  private boolean over;
  private Optional<Laboratory.Attempt> attempt = Optional.empty();
  private boolean cancelled;

  /**
   * Prepares one.
   *
   * @param told is told what is known, on the thread of the window, the last time when it is over
   */
  PacketRun(Laboratory laboratory, Drawing drawing, Backend backend, Consumer<Seen> told) {
    this.laboratory = laboratory;
    this.drawing = drawing;
    this.backend = backend;
    this.told = told;
    this.report = new LabReport(drawing);
  }

  /** Begins. */
  void start() {
    Thread.ofPlatform().name("prove with packets").daemon().start(this::run);
  }

  /** Ends it at once; nothing more is told. */
  synchronized void cancel() {
    cancelled = true;
    attempt.ifPresent(Laboratory.Attempt::close);
  }

  private void run() {
    try (Laboratory.Attempt lab = laboratory.start(drawing, backend, Optional.empty())) {
      if (keep(lab)) {
        lab.listen(this::heard);
      }
    } catch (LabException e) {
      refused(e.problem());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it is still wanted. */
  private synchronized boolean keep(Laboratory.Attempt lab) {
    attempt = Optional.of(lab);
    return !cancelled;
  }

  private void refused(Problem why) {
    synchronized (this) {
      problem = Optional.of(why);
      over = true;
    }
    announce();
  }

  private void heard(LabEvent event) {
    synchronized (this) {
      report.accept(event);
      switch (event) {
        case LabEvent.Reached step -> reached = Optional.of(step);
        case LabEvent.Stopped why -> {
          problem = Optional.of(Problem.of(why.code(), why.arguments().toArray()));
          over = true;
        }
        case LabEvent.Finished _ -> over = true;
        case LabEvent.Tried _, LabEvent.Counted _, LabEvent.Untried _ -> {}
      }
    }
    announce();
  }

  /** Every connection is an event; the window looks again only after it has looked. */
  private void announce() {
    if (waiting.compareAndSet(false, true)) {
      Platform.runLater(this::hand);
    }
  }

  private void hand() {
    waiting.set(false);
    seen().ifPresent(told);
  }

  private synchronized Optional<Seen> seen() {
    return cancelled
        ? Optional.empty()
        : Optional.of(
            new Seen(
                reached,
                new LinkedHashMap<>(report.arrows()),
                report.tried().size(),
                report.wrong(),
                report.wrongTrials().stream().limit(MOST_TOLD).toList(),
                report.untried(),
                problem,
                over));
  }
}
