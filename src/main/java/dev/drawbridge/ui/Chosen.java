package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Statement;
import java.util.List;
import java.util.Optional;

/** What a selection means in a drawing. */
final class Chosen {
  private Chosen() {}

  /** The element, if exactly one thing is selected and it is one. */
  static Optional<Element> element(Selection selection, Drawing drawing) {
    return selection.only().flatMap(drawing::element);
  }

  /** The flow, ambient flow or guardrail, if exactly one thing is selected and it is one. */
  static Optional<Statement> statement(Selection selection, Drawing drawing) {
    return selection.onlyStatement().flatMap(drawing::statement);
  }

  /** All selected elements. */
  static List<Element> elements(Selection selection, Drawing drawing) {
    return selection.elements().stream().flatMap(key -> drawing.element(key).stream()).toList();
  }

  /** The one thing that a finding names by its key or id; nothing if it is gone. */
  static Selection thing(Drawing drawing, String thing) {
    if (drawing.hasStatement(thing)) {
      return Selection.ofStatement(thing);
    }
    return Key.isLegal(thing) && drawing.has(Key.of(thing))
        ? Selection.of(Key.of(thing))
        : Selection.NONE;
  }
}
