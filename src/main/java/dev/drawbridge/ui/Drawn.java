package dev.drawbridge.ui;

import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.gesture.Arrivals;
import dev.drawbridge.gesture.Removal;
import dev.drawbridge.phrase.Reading;
import dev.drawbridge.problem.Messages;
import java.util.Locale;
import java.util.stream.Collectors;

/** A phrase on its way onto the canvas. */
final class Drawn {
  private Drawn() {}

  /** What it will do, in a sentence. */
  static String sentence(Reading.Meant meant) {
    String words =
        meant.effects().stream()
            .map(effect -> Messages.text(effect.code(), effect.arguments()))
            .collect(Collectors.joining("; "));
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /**
   * The step, with places for what it makes, and everything else left where it is seen.
   *
   * @param middle where on the sheet something new stands that is connected with nothing
   */
  static Edit edit(Reading.Meant meant, Point middle, Sheet sheet) {
    return meant.elements().isEmpty()
        ? Removal.settled(meant.edit(), sheet)
        : Arrivals.placed(meant.edit(), meant.elements(), middle, sheet);
  }

  /** What it drew, to be selected. */
  static Selection selection(Reading.Meant meant) {
    return new Selection(meant.elements(), meant.statements());
  }
}
