package dev.drawbridge.desk;

import dev.drawbridge.drawing.AnyEdit;
import java.util.random.RandomGenerator;

/** Somebody edits a drawing in every way there is, and often thinks better of it. */
final class Wandering {
  private Wandering() {}

  /** So many steps: edits of all kinds, steps back, forward again and far through the history. */
  static void on(Desk desk, RandomGenerator random, int steps) {
    for (int i = 0; i < steps; i++) {
      switch (random.nextInt(6)) {
        case 0 -> desk.undo();
        case 1 -> desk.redo();
        case 2 -> desk.goTo(random.nextInt(desk.steps().size() + 1));
        default -> desk.perform(AnyEdit.of(random, desk.drawing()));
      }
    }
  }

  /** Takes back whatever was done. */
  static void backToTheStart(Desk desk) {
    while (desk.undoable().isPresent()) {
      desk.undo();
    }
  }
}
