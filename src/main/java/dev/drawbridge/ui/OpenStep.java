package dev.drawbridge.ui;

import dev.drawbridge.desk.Desk;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.gesture.Naming;
import java.util.Optional;

/**
 * What is answered on the canvas, as part of the step that made the thing it is about: a thing and
 * its name, an arrow and its ports are one step. The step is in the journal already while the
 * person types. Once anything else happened, answers are steps of their own.
 */
final class OpenStep {
  private final Workbench bench;
  private final Desk desk;
  private Optional<Edit> made;

  private OpenStep(Workbench bench, Optional<Edit> made) {
    this.bench = bench;
    this.desk = bench.desk();
    this.made = made;
  }

  /** The step that was just made. */
  static OpenStep latest(Workbench bench) {
    return new OpenStep(bench, bench.desk().undoable());
  }

  /** No step: what is answered is about something that was there before. */
  static OpenStep none(Workbench bench) {
    return new OpenStep(bench, Optional.empty());
  }

  /** Whether something was made that {@link #takeBack()} would take back. */
  boolean isOpen() {
    return made.isPresent();
  }

  /** The name of what was made, or the text of a note. */
  void name(Edit named, String name) {
    answer(named, made.map(step -> Naming.whole(step, named, name)));
  }

  /** Any other answer. */
  void answer(Edit more) {
    answer(more, made.map(step -> step.and(more, step.arguments())));
  }

  private void answer(Edit more, Optional<Edit> whole) {
    if (!bench.desk().equals(desk)) {
      return; // another drawing lies there: the question went with the old one
    }
    if (made.isPresent() && desk.amend(made.get(), whole.orElseThrow())) {
      made = whole;
    } else {
      bench.perform(more);
      made = Optional.empty();
    }
  }

  /** Takes back what was made, with all that was answered; false if something else came since. */
  @SuppressWarnings("ReferenceEquality") // the very step, not one like it
  boolean takeBack() {
    Edit step = made.orElse(null);
    boolean isLast = step != null && desk.undoable().filter(last -> last == step).isPresent();
    if (isLast) {
      desk.undo();
    }
    made = Optional.empty();
    return isLast;
  }
}
