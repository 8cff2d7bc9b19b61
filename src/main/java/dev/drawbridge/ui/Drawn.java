package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.gesture.Landing;
import dev.drawbridge.phrase.Reading;
import dev.drawbridge.problem.Messages;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

  /** The step, with everything that stands on the sheet left where it is seen now. */
  static Edit edit(Reading.Meant meant, Sheet sheet) {
    Set<Optional<Key>> zones = new HashSet<>();
    Drawing after = meant.edit().apply(sheet.drawing());
    meant
        .elements()
        .forEach(key ->
            zones.add(after.element(key).flatMap(Element::zone).filter(sheet.drawing()::has)));
    return Landing.settled(meant.edit(), zones, meant.elements(), sheet);
  }

  /** What it drew, to be selected. */
  static Selection selection(Reading.Meant meant) {
    return new Selection(meant.elements(), meant.statements());
  }
}
