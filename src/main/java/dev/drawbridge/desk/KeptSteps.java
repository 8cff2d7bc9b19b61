package dev.drawbridge.desk;

import dev.drawbridge.drawing.Edit;
import dev.drawbridge.store.JournalFile;
import dev.drawbridge.store.JournalStep;
import dev.drawbridge.store.JournalWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the file of a journal holds: where it begins, and how far its steps lead back and forward
 * again. Used from one thread, but for {@link #generation}.
 */
final class KeptSteps {
  private final JournalFile file;
  private final JournalWriter writer = new JournalWriter();
  private final AtomicInteger generation = new AtomicInteger();
  private boolean begun;
  private int undoable;
  private int redoable;

  /** Nothing yet; there need not be such a file. */
  KeptSteps(JournalFile file) {
    this.file = file;
  }

  /** Whether there is a beginning that steps can follow. */
  boolean isBegun() {
    return begun;
  }

  /** Counts beginnings and ends: what becomes of the steps of an earlier one no longer matters. */
  int generation() {
    return generation.get();
  }

  /** Begins anew, with steps that were done since. */
  void begin(Recording.Base base, List<JournalStep> steps) throws IOException {
    generation.incrementAndGet();
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
  }

  /** Whether a step can follow: one that changes what was done must not go behind the beginning. */
  boolean reaches(JournalStep step) {
    return begun
        && switch (step) {
          case JournalStep.Made _, JournalStep.Redone _ -> true;
          case JournalStep.Amended _, JournalStep.Undone _ -> undoable > 0;
        };
  }

  /**
   * Writes a step that can follow. One that was taken back before the beginning is made again.
   *
   * @param edit what a repeated step does
   */
  void write(JournalStep step, Optional<Edit> edit) throws IOException {
    boolean isUnknown = step instanceof JournalStep.Redone && redoable == 0;
    JournalStep written = isUnknown ? new JournalStep.Made(edit.orElseThrow(), step.at()) : step;
    file.append(writer.step(written));
    count(written);
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

  /** Takes the file away. */
  void forget() throws IOException {
    giveUp();
    file.remove();
  }

  /** Leaves what there is where it is; nothing follows it any more. */
  void giveUp() {
    generation.incrementAndGet();
    begun = false;
  }
}
