package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.EditCode;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.Zone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Zones are shown as one node, or with all that is in them again. */
public final class Folding {
  private Folding() {}

  /**
   * The edit that collapses or expands the selected zones; none if nothing would change.
   *
   * @param collapsed how they are to be
   */
  public static Optional<Edit> of(Selection selection, boolean collapsed, Sheet sheet) {
    Map<Key, Placement> placements = new LinkedHashMap<>();
    String name = "";
    for (Key key : selection.elements()) {
      Optional<Zone> zone = sheet.drawing().zones().get(key);
      if (zone.isPresent() && isCollapsed(key, sheet) != collapsed) {
        placements.put(key, sheet.placement(key).collapsed(collapsed));
        name = zone.get().name();
      }
    }
    if (placements.isEmpty()) {
      return Optional.empty();
    }
    List<Object> arguments =
        List.of(placements.size() == 1 ? (Object) name : (Object) placements.size());
    boolean several = placements.size() > 1;
    EditCode code =
        collapsed
            ? (several ? EditCode.COLLAPSE_SEVERAL : EditCode.COLLAPSE)
            : (several ? EditCode.EXPAND_SEVERAL : EditCode.EXPAND);
    Edit move = new Edit.Move(placements, Map.of());
    return Optional.of(new Edit.Together(code, arguments, List.of(move)));
  }

  private static boolean isCollapsed(Key key, Sheet sheet) {
    return sheet.drawing().layout().get(key).map(Placement::collapsed).orElse(false);
  }

  static Response response(boolean collapsed, Situation situation) {
    return of(situation.selection(), collapsed, situation.sheet())
        .map(Response.handling(situation)::with)
        .orElse(Response.ignoring(situation));
  }
}
