package dev.drawbridge.desk;

import dev.drawbridge.drawing.Edit;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.store.Document;
import dev.drawbridge.store.JournalFile;
import dev.drawbridge.store.JournalHead;
import dev.drawbridge.store.JournalStep;
import dev.drawbridge.store.JournalTrouble;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keeps the recovery journal of one document on a thread of its own: whoever edits only says what
 * was done and never waits. Every step is written at once, also while the disk is slow, and what is
 * written goes to disk within {@link #LATEST}. What cannot be written is said once; the work goes
 * on without a journal, and one that begins with what there is by then is tried again after a
 * pause, whether or not anything else is done.
 */
final class Recording {
  private static final System.Logger LOG = System.getLogger(Recording.class.getName());

  /** How long a step may be written but not yet made durable. */
  static final Duration LATEST = Duration.ofMillis(250);

  /** How long after a failure no journal is tried. */
  static final Duration PAUSE = Duration.ofSeconds(10);

  /** How long a save waits for the journal to hold what came before. */
  private static final Duration PATIENCE = Duration.ofMillis(300);

  /** How long closing waits for the journal to be gone. */
  private static final Duration FAREWELL = Duration.ofSeconds(3);

  /** A document as a journal may begin with it. */
  record Base(JournalHead head, Document document) {}

  /** What the thread is to do. */
  private sealed interface Task {
    /** A step was done. */
    record Done(Base before, JournalStep step, Optional<Edit> edit, Base after, long nanos)
        implements Task {}

    /** The journal is to hold just this. */
    record Hold(Base base, List<JournalStep> steps) implements Task {}

    /** Nothing is left to recover. */
    record Forget() implements Task {}
  }

  private final JournalFile file;
  private final Consumer<Problem> trouble;
  private final Duration pause;
  private final KeptSteps kept;
  private final Thread thread;

  // shared between threads
  private List<Task> waiting = new ArrayList<>();
  private boolean closing;
  private boolean idle = true;
  private boolean isWriting;
  private boolean isForcing;
  private Optional<IOException> notForced = Optional.empty();

  // of the journal's thread
  private long unforced;
  private long notBefore = System.nanoTime();

  /** What was done last and may not be on disk; from a failure on until a journal begins. */
  private Optional<Base> owed = Optional.empty();

  private Optional<Base> latest = Optional.empty();
  private boolean told;
  private Duration longest = Duration.ZERO;

  /**
   * A recording that begins with the first step.
   *
   * @param file where
   * @param trouble told on the journal's thread when steps cannot be recorded; at most once
   * @param pause how long after a failure no journal is tried
   */
  Recording(JournalFile file, Consumer<Problem> trouble, Duration pause) {
    this.file = file;
    this.kept = new KeptSteps(file);
    this.trouble = trouble;
    this.pause = pause;
    this.thread = Thread.ofPlatform().name("journal").daemon().unstarted(this::work);
  }

  // ---- what the desk says

  /**
   * A step was done.
   *
   * @param before the document before it
   * @param step what is written of it
   * @param edit what was made again, where the step is one of that kind
   * @param after the document after it
   */
  void done(Base before, JournalStep step, Optional<Edit> edit, Base after) {
    add(new Task.Done(before, step, edit, after, System.nanoTime()), false);
  }

  /** The journal is to hold these steps from that document on, whatever it held before. */
  void hold(Base base, List<JournalStep> steps) {
    add(new Task.Hold(base, List.copyOf(steps)), true);
  }

  /** All there is now stands in the person's file. */
  void saved() {
    add(new Task.Forget(), true);
  }

  private synchronized void add(Task task, boolean supersedes) {
    if (supersedes) {
      waiting.clear();
    }
    waiting.add(task);
    if (thread.getState() == Thread.State.NEW) {
      thread.start();
    }
    notifyAll();
  }

  /** Waits until all that was said is written, but not for long: the journal is no condition. */
  synchronized void catchUp() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!waiting.isEmpty() || isWriting) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          return;
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until all that was said is on disk. */
  synchronized void awaitDurable() throws InterruptedException {
    while (!waiting.isEmpty() || !idle) {
      wait();
    }
  }

  /** The document is closed and needs no recovery: its journal is taken away. */
  void close() {
    boolean started;
    synchronized (this) {
      closing = true;
      waiting.clear();
      waiting.add(new Task.Forget());
      started = thread.getState() != Thread.State.NEW;
      notifyAll();
    }
    if (started) {
      await();
    }
  }

  private void await() {
    try {
      if (!thread.join(FAREWELL)) {
        LOG.log(System.Logger.Level.WARNING, "the journal is slow to go: " + file.path());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  // ---- the journal's thread

  private void work() {
    boolean last = false;
    while (!last) {
      List<Task> tasks = next();
      last = isLast();
      perform(tasks);
      retry();
      settle();
    }
    LOG.log(System.Logger.Level.DEBUG, "longest way to disk: {0}", longest());
  }

  private synchronized boolean isLast() {
    return closing && waiting.isEmpty();
  }

  /** Waits for tasks, but no longer than written steps may stay undurable or a pause lasts. */
  private synchronized List<Task> next() {
    isWriting = false;
    notifyAll();
    try {
      while (waiting.isEmpty()) {
        if (notForced.isPresent()) {
          break;
        }
        if (unforced == 0 && !isForcing) {
          idle = true;
          notifyAll();
        }
        if (isForcing || (unforced == 0 && owed.isEmpty())) {
          wait();
        } else {
          long due = unforced == 0 ? notBefore : unforced + LATEST.toNanos();
          long left = due - System.nanoTime();
          if (left <= 0) {
            break;
          }
          TimeUnit.NANOSECONDS.timedWait(this, left);
        }
      }
    } catch (InterruptedException stopped) {
      closing = true;
    }
    idle = false;
    isWriting = true;
    List<Task> tasks = waiting;
    waiting = new ArrayList<>();
    return tasks;
  }

  private void perform(List<Task> tasks) {
    try {
      for (int i = 0; i < tasks.size(); i++) {
        switch (tasks.get(i)) {
          case Task.Forget _ -> forget();
          case Task.Hold(Base base, List<JournalStep> steps) -> begin(base, steps);
          case Task.Done done -> {
            latest = Optional.of(done.after());
            if (isSkipped()) {
              owed = latest;
              continue;
            }
            if (!record(done)) {
              // From here on nothing leads back to the beginning: begin with what is there now.
              latest = Optional.of(lastOf(tasks, i).after());
              begin(latest.get(), List.of());
              return;
            }
          }
        }
      }
    } catch (IOException e) {
      latest = tasks.getLast() instanceof Task.Done done ? Optional.of(done.after()) : latest;
      failed(e);
    }
  }

  private void retry() {
    if (owed.isPresent() && !isSkipped()) {
      try {
        begin(owed.get(), List.of());
      } catch (IOException e) {
        failed(e);
      }
    }
  }

  /** Tasks that follow a step in one batch are steps: whatever else comes clears the queue. */
  private static Task.Done lastOf(List<Task> tasks, int from) {
    Task last = tasks.getLast();
    return last instanceof Task.Done done ? done : (Task.Done) tasks.get(from);
  }

  private boolean isSkipped() {
    return !kept.isBegun() && System.nanoTime() - notBefore < 0;
  }

  /** Writes a step; false if it leads to where the journal does not reach. */
  private boolean record(Task.Done done) throws IOException {
    if (!kept.isBegun() && !told && done.step() instanceof JournalStep.Made) {
      begin(done.before(), List.of());
      unforced = done.nanos();
    }
    if (!kept.reaches(done.step())) {
      return false;
    }
    kept.write(done.step(), done.edit());
    if (unforced == 0) {
      unforced = done.nanos();
    }
    return true;
  }

  private void begin(Base base, List<JournalStep> steps) throws IOException {
    kept.begin(base, steps);
    unforced = System.nanoTime();
    owed = Optional.empty();
  }

  private void forget() throws IOException {
    unforced = 0;
    owed = Optional.empty();
    latest = Optional.empty();
    kept.forget();
  }

  private void settle() {
    Optional<IOException> failure = takeNotForced();
    if (failure.isPresent()) {
      failed(failure.get());
    }
    if (unforced != 0 && System.nanoTime() - unforced >= LATEST.toNanos()) {
      force();
    }
  }

  private synchronized Optional<IOException> takeNotForced() {
    Optional<IOException> failure = notForced;
    notForced = Optional.empty();
    return failure;
  }

  /** On a thread of its own: a disk may take its time, and steps are written meanwhile. */
  private synchronized void force() {
    if (!isForcing) {
      isForcing = true;
      long since = unforced;
      int of = kept.generation();
      unforced = 0;
      Thread.ofPlatform().name("journal-disk").daemon().start(() -> force(since, of));
    }
  }

  private void force(long since, int of) {
    Optional<IOException> failure = Optional.empty();
    try {
      file.force();
    } catch (IOException e) {
      failure = Optional.of(e);
    }
    synchronized (this) {
      isForcing = false;
      notForced = failure.filter(_ -> of == kept.generation());
      Duration delay = Duration.ofNanos(System.nanoTime() - since);
      longest = delay.compareTo(longest) > 0 ? delay : longest;
      notifyAll();
    }
  }

  /** What was written stays for recovery; nothing may be written behind a torn line. */
  private void failed(IOException e) {
    System.Logger.Level level = told ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING;
    LOG.log(level, "no journal in " + file.path(), e);
    kept.giveUp();
    unforced = 0;
    owed = latest;
    notBefore = System.nanoTime() + pause.toNanos();
    if (!told) {
      told = true;
      trouble.accept(JournalTrouble.of(file.path(), e));
    }
  }

  /** The longest time a step needed until it was on disk; for tests that have waited. */
  synchronized Duration longest() {
    return longest;
  }
}
