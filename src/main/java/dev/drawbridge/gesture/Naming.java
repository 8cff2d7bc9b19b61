package dev.drawbridge.gesture;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.EditCode;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.StatementId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What follows from a name typed in place. */
public final class Naming {
  private Naming() {}

  /**
   * The edit that gives an element a typed name, or a note its text; none if nothing changes or
   * nothing was typed.
   *
   * @param fresh whether the element was just made: then nothing out there knows its key, and the
   *     key follows the name
   */
  public static Optional<Edit> edit(Drawing drawing, Key key, String typed, boolean fresh) {
    Optional<Element> element = drawing.element(key);
    if (element.isEmpty() || typed.isBlank()) {
      return Optional.empty();
    }
    if (element.get() instanceof Note note) {
      return note.text().equals(typed)
          ? Optional.empty()
          : Optional.of(new Edit.Change(note.withText(typed)));
    }
    String name = typed.strip();
    Key wished = fresh ? key(drawing, key, name) : key;
    String old = element.get().name();
    if (wished.equals(key)) {
      return name.equals(old) ? Optional.empty() : Optional.of(new Edit.Rename(key, old, name));
    }
    List<Edit> parts = new ArrayList<>();
    parts.add(new Edit.ChangeKey(key, wished));
    parts.add(new Edit.Rename(wished, wished.text(), name));
    for (Flow flow : drawing.flows()) {
      String id = id(drawing, flow.id(), key, wished);
      if (!id.equals(flow.id())) {
        parts.add(new Edit.Remove(Set.of(), Set.of(flow.id())));
        parts.add(new Edit.Say(reidentified(flow, id, key, wished)));
      }
    }
    return Optional.of(new Edit.Together(EditCode.RENAME, List.of(old, name), parts));
  }

  /**
   * The step that made an element, with the name that was typed for it.
   *
   * @param made the step; its name mentions the element first
   * @param named the edit that follows from the name
   * @param name what the element is called now
   */
  public static Edit whole(Edit made, Edit named, String name) {
    List<Object> arguments = new ArrayList<>(made.arguments());
    arguments.set(0, name);
    return made.and(named, arguments);
  }

  /**
   * The id of an arrow after one of its ends, just made, got its key: it still comes from the ends.
   */
  public static String id(Drawing drawing, String id, Key from, Key to) {
    return drawing
        .flows()
        .get(id)
        .filter(flow -> flow.ends().contains(from) && !from.equals(to))
        .filter(flow -> id.equals(StatementId.forFlow(flow.from(), flow.to(), _ -> false)))
        .map(flow ->
            StatementId.forFlow(
                now(flow.from(), from, to), now(flow.to(), from, to), drawing::hasStatement))
        .orElse(id);
  }

  private static Key now(Key end, Key from, Key to) {
    return end.equals(from) ? to : end;
  }

  private static Flow reidentified(Flow flow, String id, Key from, Key to) {
    return new Flow(
        id,
        now(flow.from(), from, to),
        now(flow.to(), from, to),
        flow.ports(),
        flow.why(),
        flow.accountability(),
        flow.log(),
        flow.only());
  }

  /** The key a name asks for. */
  public static Key key(Drawing drawing, Key key, String name) {
    return Key.near(name, key).unlessTaken(k -> !k.equals(key) && drawing.has(k));
  }
}
