package dev.drawbridge.arrange;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Zone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What may move: everything or what is selected, but nothing pinned and nothing around it. */
final class Scope {
  private final Sheet sheet;
  private final Selection selection;
  private final Map<Key, Boolean> free = new HashMap<>();
  private final Map<Key, Boolean> plain = new HashMap<>();

  Scope(Sheet sheet, Selection selection) {
    this.sheet = sheet;
    this.selection = selection;
    members(Optional.empty()).forEach(e -> enter(e, false));
  }

  /** Whether it is to be tidied, though it may be pinned: chosen itself, or a zone around it. */
  boolean includes(Element element) {
    return includesAll()
        || selection.has(element.key())
        || sheet.drawing().around(element).stream().anyMatch(z -> selection.has(z.key()));
  }

  private boolean includesAll() {
    return selection.elements().isEmpty();
  }

  /** Whether it may stand elsewhere afterwards. */
  boolean isFree(Key key) {
    return free.getOrDefault(key, false);
  }

  /** Whether its inside can be laid out together with everything else: all free, no notes. */
  boolean isPlain(Key zone) {
    return plain.getOrDefault(zone, false);
  }

  /** Whether it is shown as one thing whose inside is nobody's business. */
  boolean isClosed(Element element) {
    return !(element instanceof Zone) || sheet.placement(element.key()).collapsed();
  }

  /** What stands directly in a zone, or in none. */
  List<Element> members(Optional<Key> zone) {
    Drawing drawing = sheet.drawing();
    return zone.map(drawing::members)
        .orElseGet(() -> drawing.elements().filter(e -> e.zone().isEmpty()).toList());
  }

  private void enter(Element element, boolean chosenAround) {
    boolean chosen = chosenAround || includesAll() || selection.has(element.key());
    boolean mayMove = chosen && !sheet.placement(element.key()).pinned();
    boolean noNotes = !(element instanceof Note);
    if (!isClosed(element)) {
      for (Element member : members(Optional.of(element.key()))) {
        enter(member, chosen);
        mayMove &= isFree(member.key());
        noNotes &= isPlain(member.key());
      }
    }
    free.put(element.key(), mayMove);
    plain.put(element.key(), mayMove && noNotes);
  }
}
