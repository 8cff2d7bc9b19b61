package dev.drawbridge.ui;

import dev.drawbridge.desk.Changes;
import dev.drawbridge.desk.Changes.Kind;
import dev.drawbridge.drawing.Drawing;
import java.util.ArrayList;
import java.util.List;

/** What changed between two drawings, in words. */
final class ChangeWords {
  private ChangeWords() {}

  /** All of it in one sentence, by numbers: {@code 2 things and 1 flow added, 3 moved}. */
  static String summary(Changes changes) {
    List<String> parts = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      part(changes, kind, parts);
    }
    if (!changes.moved().isEmpty()) {
      parts.add(Texts.of("change.moved", Texts.counted("change.things", changes.moved().size())));
    }
    if (changes.described()) {
      parts.add(Texts.of("change.described"));
    }
    return parts.isEmpty() ? Texts.of("change.nothing") : String.join(", ", parts);
  }

  private static void part(Changes changes, Kind kind, List<String> parts) {
    List<String> what = new ArrayList<>();
    if (changes.elements(kind) > 0) {
      what.add(Texts.counted("change.things", changes.elements(kind)));
    }
    if (changes.statements(kind) > 0) {
      what.add(Texts.counted("change.flows", changes.statements(kind)));
    }
    if (!what.isEmpty()) {
      parts.add(Texts.of(key(kind), String.join(Texts.of("change.and"), what)));
    }
  }

  private static String key(Kind kind) {
    return switch (kind) {
      case ADDED -> "change.added";
      case REMOVED -> "change.removed";
      case CHANGED -> "change.changed";
    };
  }

  /** One thing that is not as it was, such as {@code API added}. */
  static String of(Changes.Change change, Drawing drawing) {
    String thing =
        change
            .element()
            .map(Wording::name)
            .or(() -> change.statement().map(s -> Wording.statement(drawing, s)))
            .orElse(change.thing());
    return Texts.of(key(change.kind()), thing);
  }
}
