package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Mark;
import dev.drawbridge.canvas.Mark.Look;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.StatementId;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.gesture.Hint.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An arrow between two things that is not there yet.
 *
 * @param flow what it would say
 * @param refusal why it cannot be
 * @param hints what is worth knowing about it
 * @param after the sheet with it; without it if it is refused
 */
record Connection(Flow flow, Optional<Request.Refuse> refusal, List<Hint> hints, Sheet after) {

  static Connection of(Shape from, Shape to, Sheet sheet) {
    Drawing drawing = sheet.drawing();
    List<Flow> present = between(from.key(), to.key(), drawing);
    List<PortSpec> ports =
        LikelyPorts.first(to.key(), drawing).stream()
            .filter(port -> present.stream().noneMatch(f -> f.ports().contains(port)))
            .toList();
    String id = StatementId.forFlow(from.key(), to.key(), drawing::hasStatement);
    Flow flow = Flow.of(id, from.key(), to.key()).withPorts(ports);
    Optional<Request.Refuse> refusal = Targets.refusal(from.element(), to.element());
    return new Connection(
        flow,
        refusal,
        hints(from, to, present, drawing),
        refusal.isPresent() ? sheet : sheet.with(drawing.with(flow)));
  }

  boolean isBetween(Key from, Key to) {
    return flow.from().equals(from) && flow.to().equals(to);
  }

  private static List<Flow> between(Key from, Key to, Drawing drawing) {
    List<Flow> present = new ArrayList<>();
    for (Flow flow : drawing.flows()) {
      if (flow.from().equals(from) && flow.to().equals(to)) {
        present.add(flow);
      }
    }
    return present;
  }

  private static List<Hint> hints(Shape from, Shape to, List<Flow> present, Drawing drawing) {
    List<Hint> hints = new ArrayList<>();
    String source = from.element().name();
    String target = to.element().name();
    if (from.key().equals(to.key())) {
      hints.add(Hint.of(Said.AMONG_ITSELF, source));
    } else if (present.isEmpty()) {
      hints.add(Hint.of(Said.MAY_REACH, source, target));
    } else {
      hints.add(Hint.of(Said.ONE_MORE_ARROW, source, target, present.size()));
    }
    for (Shape end : List.of(from, to)) {
      if (end.element() instanceof Zone && drawing.members(end.key()).isEmpty()) {
        hints.add(Hint.of(Said.NOTHING_IN_IT, end.element().name()));
      }
    }
    return hints;
  }

  /** How it shows while it is not decided. */
  Response shown(Response response, Situation situation) {
    if (refusal.isPresent()) {
      return response
          .with(Marks.of(flow.to(), Mark.of(Look.REFUSED)))
          .with(Cursor.REFUSED)
          .with(refusal.get());
    }
    return response
        .with(after)
        .with(
            Marks.of(flow.to(), Mark.of(Look.TARGET))
                .and(Marks.ofFlow(flow.id(), Mark.of(Look.PROMISED))))
        .with(hints);
  }

  /** It is drawn and selected, its ports are to be asked. */
  Response made(Situation situation) {
    Response response = Response.handling(situation);
    return refusal
        .map(response::with)
        .orElseGet(() ->
            response
                .with(new Edit.Say(flow))
                .with(Selection.ofStatement(flow.id()))
                .with(Asking.first(flow, after)));
  }
}
