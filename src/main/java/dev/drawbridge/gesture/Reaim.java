package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Mark;
import dev.drawbridge.canvas.Mark.Look;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.gesture.Hint.Said;
import java.util.List;
import java.util.Optional;

/**
 * An arrow one of whose ends is to be led to something else.
 *
 * @param flow as it is
 * @param isStart whether it is the end where the connection starts
 * @param fixed the end that stays
 */
record Reaim(Flow flow, boolean isStart, Shape fixed) {

  /** Of the flow with that id, if it and its other end are there. */
  static Optional<Reaim> of(String id, boolean isStart, Situation situation) {
    return situation
        .drawing()
        .flows()
        .get(id)
        .flatMap(flow ->
            situation
                .sheet()
                .shape(situation.sheet().seen(isStart ? flow.to() : flow.from()))
                .map(fixed -> new Reaim(flow, isStart, fixed)));
  }

  /** Why it cannot be led there; absent if it can. */
  Optional<Request.Refuse> refusal(Shape other) {
    return isStart
        ? Targets.refusal(other.element(), fixed.element())
        : Targets.refusal(fixed.element(), other.element());
  }

  /** How it shows while it is not decided. */
  Response shown(Shape other, Response response, Situation situation) {
    Optional<Request.Refuse> refusal = refusal(other);
    if (refusal.isPresent()) {
      return response
          .with(
              Marks.ofFlow(flow.id(), Mark.of(Look.FADED))
                  .and(Marks.of(other.key(), Mark.of(Look.REFUSED))))
          .with(Cursor.REFUSED)
          .with(refusal.get());
    }
    Edit.Reconnect edit = edit(other.key());
    return response
        .with(situation.sheet().with(edit.apply(situation.drawing())))
        .with(Marks.of(other.key(), Mark.of(Look.TARGET)))
        .with(hints(edit, situation));
  }

  /** It is led there and stays selected. */
  Response made(Shape other, Situation situation) {
    Response response = Response.handling(situation).with(Selection.ofStatement(flow.id()));
    Optional<Request.Refuse> refusal = refusal(other);
    if (refusal.isPresent()) {
      return response.with(refusal.get());
    }
    Edit.Reconnect edit = edit(other.key());
    return edit.from().equals(flow.from()) && edit.to().equals(flow.to())
        ? response
        : response.with(edit).with(hints(edit, situation));
  }

  /** What the end that is led elsewhere is at now. */
  Key now() {
    return isStart ? flow.from() : flow.to();
  }

  /** The edit that leads it there. */
  Edit.Reconnect edit(Key other) {
    return new Edit.Reconnect(
        flow.id(), isStart ? other : flow.from(), isStart ? flow.to() : other);
  }

  private static List<Hint> hints(Edit.Reconnect edit, Situation situation) {
    return List.of(
        Hint.of(Said.MAY_REACH, name(edit.from(), situation), name(edit.to(), situation)));
  }

  private static String name(Key key, Situation situation) {
    return situation.drawing().element(key).map(e -> e.name()).orElse(key.text());
  }
}
