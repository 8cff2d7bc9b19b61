package dev.drawbridge.desk;

import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Ambient;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Guardrail;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.drawing.TargetOptions;
import dev.drawbridge.store.DrawingWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A part of a drawing that is a drawing of its own, for the clipboard: zones with what stands in
 * them, the arrows and guardrails among all that, and where everything is seen to stand. A selected
 * arrow brings its ends along. Flows that every service has go along only if they are selected
 * themselves: pasted elsewhere they would open every service.
 *
 * @param drawing the part
 * @param removal the edit that takes just that out of the whole
 */
public record Clipping(Drawing drawing, Edit removal) {

  /** What is selected; empty if nothing is. */
  public static Optional<Clipping> of(Sheet sheet, Selection selection) {
    Selection there = selection.in(sheet.drawing());
    return there.isEmpty() ? Optional.empty() : Optional.of(new Cut(sheet, there).clipping());
  }

  /** The part as the text of a drawing's file. */
  public String text() {
    return new String(DrawingWriter.write(drawing), StandardCharsets.UTF_8);
  }

  /** How a part is cut out. */
  private record Cut(Sheet sheet, Selection selection) {

    Clipping clipping() {
      Drawing whole = sheet.drawing();
      Set<Key> chosen = withMembers();
      Set<Key> kept = new LinkedHashSet<>(chosen);
      for (String id : selection.statements()) {
        whole.statement(id).map(Statement::ends).ifPresent(kept::addAll);
      }
      List<Element> elements =
          whole.elements().filter(e -> kept.contains(e.key())).map(e -> alone(e, kept)).toList();
      List<Statement> statements = whole.statements().filter(s -> belongs(s, kept)).toList();
      Map<Key, Placement> layout = new LinkedHashMap<>();
      elements.forEach(e -> layout.put(e.key(), place(e)));
      return new Clipping(
          Drawing.of(whole.name(), "", TargetOptions.UNSAID, elements, statements, layout),
          new Edit.Remove(chosen, selection.statements()));
    }

    private Set<Key> withMembers() {
      Set<Key> chosen = new LinkedHashSet<>();
      for (Key key : selection.elements()) {
        chosen.add(key);
        sheet.drawing().membersAtAnyDepth(key).forEach(member -> chosen.add(member.key()));
      }
      return chosen;
    }

    /** Without what it refers to outside the part. */
    private static Element alone(Element element, Set<Key> kept) {
      Element alone = element.inZone(element.zone().filter(kept::contains));
      if (alone instanceof Router router) {
        Map<Key, String> joins = new LinkedHashMap<>(router.joins());
        joins.keySet().retainAll(kept);
        return router.withJoins(joins);
      }
      return alone;
    }

    private boolean belongs(Statement statement, Set<Key> kept) {
      return switch (statement) {
        case Flow flow -> kept.containsAll(flow.ends());
        case Guardrail rail -> kept.containsAll(rail.ends());
        case Ambient ambient -> selection.hasStatement(ambient.id());
      };
    }

    /** Where it is seen: on the whole canvas if its zone stays behind. */
    private Placement place(Element element) {
      Placement own = sheet.placement(element.key());
      if (element.zone().isPresent()) {
        return own;
      }
      Point corner =
          sheet.shape(element.key()).map(Cut::corner).orElse(new Point(own.x(), own.y()));
      return own.movedTo((int) Math.round(corner.x()), (int) Math.round(corner.y()));
    }

    private static Point corner(Shape shape) {
      return shape instanceof Shape.Area area ? area.origin() : shape.box().corner();
    }
  }
}
