package dev.drawbridge.gesture;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.EditCode;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Note;
import java.util.List;
import java.util.Optional;

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
    Edit.ChangeKey rekey = new Edit.ChangeKey(key, wished);
    List<Edit> parts = List.of(rekey, new Edit.Rename(wished, wished.text(), name));
    return Optional.of(new Edit.Together(EditCode.RENAME, List.of(old, name), parts));
  }

  /** The key a name asks for. */
  public static Key key(Drawing drawing, Key key, String name) {
    return Key.near(name, key).unlessTaken(k -> !k.equals(key) && drawing.has(k));
  }
}
