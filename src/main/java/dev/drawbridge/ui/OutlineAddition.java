package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Zone;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A new service from the outline.
 *
 * @param key its key until it is named
 * @param edit the step that makes it
 */
record OutlineAddition(Key key, Edit edit) {
  /** In the zone that is selected, or in the one that what is selected stands in. */
  static OutlineAddition beside(Selection selection, Drawing drawing) {
    Optional<Element> chosen = selection.elements().stream().findFirst().flatMap(drawing::element);
    Optional<Key> zone = chosen.flatMap(e -> e instanceof Zone z ? Optional.of(z.key()) : e.zone());
    Key key = Key.of("service").unlessTaken(drawing::has);
    return new OutlineAddition(key, new Edit.Add(List.of(Service.of(key).inZone(zone)), Map.of()));
  }
}
