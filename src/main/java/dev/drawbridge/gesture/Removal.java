package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Guardrail;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.gesture.Hint.Said;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How things are removed, so that what stays is seen where it was; and what is said about it: what
 * went with them, and what stays.
 */
public final class Removal {
  private Removal() {}

  /** The edit that removes things, and has nothing move into the room they leave. */
  public static Edit of(Selection gone, Sheet sheet) {
    return settled(new Edit.Remove(gone.elements(), gone.statements()), sheet);
  }

  /**
   * An edit that has nothing move into the room that what it removes leaves.
   *
   * @param edit whatever it does besides
   */
  public static Edit settled(Edit edit, Sheet sheet) {
    Drawing after = edit.apply(sheet.drawing());
    Set<Optional<Key>> changed = new HashSet<>();
    Set<Key> gone = new HashSet<>();
    sheet
        .drawing()
        .elements()
        .filter(element -> !after.has(element.key()))
        .forEach(element -> {
          changed.add(element.zone());
          if (element instanceof Zone) {
            // What stands in it stays, and finds its place by where the zone was.
            changed.add(Optional.of(element.key()));
          } else {
            gone.add(element.key());
          }
        });
    return Landing.settled(edit, changed, gone, sheet);
  }

  /**
   * The sentences.
   *
   * @param gone what is removed
   * @param before the drawing that still has it
   */
  public static List<Hint> hints(Selection gone, Drawing before) {
    List<Hint> hints = new ArrayList<>();
    hints.add(headline(gone, before));
    int guardrails = (int) going(gone, before).filter(s -> s instanceof Guardrail).count();
    if (guardrails > 0 && !gone.elements().isEmpty()) {
      hints.add(Hint.of(Said.GUARDRAILS_GONE, guardrails));
    }
    int staying = 0;
    for (Key key : gone.elements()) {
      if (before.element(key).orElse(null) instanceof Zone) {
        staying += (int) before.members(key).stream().filter(m -> !gone.has(m.key())).count();
      }
    }
    if (staying > 0) {
      hints.add(Hint.of(Said.MEMBERS_STAY, staying));
    }
    return hints;
  }

  private static Hint headline(Selection gone, Drawing before) {
    int things = gone.elements().size();
    if (things == 0) {
      return arrows(gone, before);
    }
    int arrows = (int) going(gone, before).filter(s -> !(s instanceof Guardrail)).count();
    if (things > 1) {
      return arrows == 0
          ? Hint.of(Said.REMOVED_SEVERAL, things)
          : Hint.of(Said.REMOVED_SEVERAL_WITH_ARROWS, things, arrows);
    }
    String name = name(gone.elements().iterator().next(), before);
    return arrows == 0
        ? Hint.of(Said.REMOVED, name)
        : Hint.of(Said.REMOVED_WITH_ARROWS, name, arrows);
  }

  private static Stream<Statement> going(Selection gone, Drawing before) {
    return before
        .statements()
        .filter(s -> gone.hasStatement(s.id()) || s.ends().stream().anyMatch(gone::has));
  }

  private static Hint arrows(Selection gone, Drawing before) {
    if (gone.size() > 1) {
      return Hint.of(Said.REMOVED_ARROWS, gone.size());
    }
    Optional<Statement> statement = before.statement(gone.statements().iterator().next());
    List<Key> ends = statement.map(Statement::ends).orElse(List.of());
    Said said =
        statement.filter(Guardrail.class::isInstance).isPresent()
            ? Said.REMOVED_GUARDRAIL
            : Said.REMOVED_ARROW;
    return ends.size() == 2
        ? Hint.of(said, name(ends.get(0), before), name(ends.get(1), before))
        : Hint.of(Said.REMOVED_ARROWS, 1);
  }

  private static String name(Key key, Drawing drawing) {
    return drawing.element(key).map(Element::name).orElse(key.text());
  }
}
