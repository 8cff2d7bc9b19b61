package dev.drawbridge.desk;

import dev.drawbridge.drawing.Edit;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.store.Document;
import dev.drawbridge.store.JournalFile;
import dev.drawbridge.store.JournalHead;
import dev.drawbridge.store.JournalStep;
import dev.drawbridge.store.JournalTrouble;
import dev.drawbridge.store.JournalWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keeps the recovery journal of one document on a thread of its own: whoever edits only says what
 * was done and never waits. Every step is written at once and on disk within {@link #LATEST}. What
 * cannot be written is said once; the work goes on without a journal, and one is tried again later.
 */
final class Recording {
  private static final System.Logger LOG = System.getLogger(Recording.class.getName());

  /** How long a step may be written but not yet made durable. */
  static final Duration LATEST = Duration.ofMillis(250);

  /** How long after a failure no journal is tried. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

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
  private final JournalWriter writer = new JournalWriter();
  private final Thread thread;

  // shared between threads
  private List<Task> waiting = new ArrayList<>();
  private boolean closing;
  private boolean idle = true;
  private boolean isWriting;

  // of the journal's thread
  private boolean begun;
  private int undoable;
  private int redoable;
  private long unforced;
  private long notBefore = System.nanoTime();
  private boolean told;
  private Duration longest = Duration.ZERO;

  /**
   * A recording that begins with the first step.
   *
   * @param file where
   * @param trouble told on the journal's thread when steps cannot be recorded; at most once
   */
  Recording(JournalFile file, Consumer<Problem> trouble) {
    this.file = file;
    this.trouble = trouble;
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
      settle(last);
    }
    LOG.log(System.Logger.Level.DEBUG, "longest way to disk: {0}", longest);
  }

  private synchronized boolean isLast() {
    return closing && waiting.isEmpty();
  }

  /** Waits for tasks, but no longer than written steps may stay undurable. */
  private synchronized List<Task> next() {
    isWriting = false;
    notifyAll();
    try {
      while (waiting.isEmpty()) {
        if (unforced == 0) {
          idle = true;
          notifyAll();
          wait();
        } else {
          long left = LATEST.toNanos() - (System.nanoTime() - unforced);
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
            if (isSkipped()) {
              continue;
            }
            if (!record(done)) {
              // From here on nothing leads back to the beginning: begin with what is there now.
              Base now = lastOf(tasks, i).after();
              begin(now, List.of());
              return;
            }
          }
        }
      }
    } catch (IOException e) {
      failed(e);
    }
  }

  /** Tasks that follow a step in one batch are steps: whatever else comes clears the queue. */
  private static Task.Done lastOf(List<Task> tasks, int from) {
    Task last = tasks.getLast();
    return last instanceof Task.Done done ? done : (Task.Done) tasks.get(from);
  }

  private boolean isSkipped() {
    return !begun && System.nanoTime() - notBefore < 0;
  }

  /** Writes a step; false if it leads to where the journal does not reach. */
  private boolean record(Task.Done done) throws IOException {
    switch (done.step()) {
      case JournalStep.Made made -> {
        if (!begun) {
          if (told) {
            return false;
          }
          begin(done.before(), List.of());
        }
        write(made, done.nanos());
      }
      case JournalStep.Amended amended -> {
        if (!begun || undoable == 0) {
          return false;
        }
        write(amended, done.nanos());
      }
      case JournalStep.Undone undone -> {
        if (!begun || undoable == 0) {
          return false;
        }
        write(undone, done.nanos());
      }
      case JournalStep.Redone redone -> {
        if (!begun) {
          return false;
        }
        write(redoable > 0 ? redone : again(done), done.nanos());
      }
    }
    return true;
  }

  private static JournalStep again(Task.Done done) {
    return new JournalStep.Made(done.edit().orElseThrow(), done.step().at());
  }

  private void write(JournalStep step, long since) throws IOException {
    file.append(writer.step(step));
    count(step);
    if (unforced == 0) {
      unforced = since;
    }
  }

  private void count(JournalStep step) {
    switch (step) {
      case JournalStep.Made _ -> {
        undoable++;
        redoable = 0;
      }
      case JournalStep.Amended _ -> redoable = 0;
      case JournalStep.Undone _ -> {
        undoable--;
        redoable++;
      }
      case JournalStep.Redone _ -> {
        undoable++;
        redoable--;
      }
    }
  }

  private void begin(Base base, List<JournalStep> steps) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(writer.begin(base.head(), base.document()));
    undoable = 0;
    redoable = 0;
    for (JournalStep step : steps) {
      bytes.writeBytes(writer.step(step));
      count(step);
    }
    file.begin(bytes.toByteArray());
    begun = true;
    unforced = 0;
  }

  private void forget() throws IOException {
    begun = false;
    unforced = 0;
    file.remove();
  }

  private void settle(boolean last) {
    if (unforced == 0) {
      return;
    }
    Duration waited = Duration.ofNanos(System.nanoTime() - unforced);
    if (last || waited.compareTo(LATEST) >= 0) {
      try {
        file.force();
        Duration delay = Duration.ofNanos(System.nanoTime() - unforced);
        longest = delay.compareTo(longest) > 0 ? delay : longest;
        unforced = 0;
      } catch (IOException e) {
        failed(e);
      }
    }
  }

  /** What was written stays for recovery; nothing may be written behind a torn line. */
  private void failed(IOException e) {
    LOG.log(System.Logger.Level.WARNING, "no journal in " + file.path(), e);
    begun = false;
    unforced = 0;
    notBefore = System.nanoTime() + PAUSE.toNanos();
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
