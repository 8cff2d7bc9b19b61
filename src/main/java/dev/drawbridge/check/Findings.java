package dev.drawbridge.check;

import dev.drawbridge.check.Finding.Severity;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.problem.Code;
import dev.drawbridge.problem.Place;
import java.util.List;
import java.util.Set;

/** Short forms in which checks say what they find. */
final class Findings {
  private Findings() {}

  static Finding error(Code code, Place place, Object... arguments) {
    return finding(code, Severity.ERROR, place, arguments);
  }

  static Finding warning(Code code, Place place, Object... arguments) {
    return finding(code, Severity.WARNING, place, arguments);
  }

  static Finding note(Code code, Place place, Object... arguments) {
    return finding(code, Severity.NOTE, place, arguments);
  }

  static Finding.Fix fix(Code code, Edit edit, Object... arguments) {
    return new Finding.Fix(code, List.of(arguments), edit);
  }

  static Place at(Key... things) {
    return new Place.OnCanvas(List.of(things).stream().map(Key::text).toList());
  }

  static Place at(Statement statement) {
    return Place.on(statement.id());
  }

  /** The name people know an element by. */
  static String name(Drawing drawing, Key key) {
    return drawing.element(key).map(e -> e.name()).orElse(key.text());
  }

  private static Finding finding(Code code, Severity severity, Place place, Object... arguments) {
    return new Finding(code, severity, place, List.of(arguments), List.of(), Set.of());
  }
}
