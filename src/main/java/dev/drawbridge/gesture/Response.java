package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Viewport;
import dev.drawbridge.drawing.Edit;
import java.util.List;
import java.util.Optional;

/**
 * What follows from an input.
 *
 * @param handled whether the input meant something; if not, the window may use it otherwise
 * @param edit the one edit that ends a gesture, made for the situation's drawing
 * @param selection what is chosen from now on; after the edit, it may name what the edit made
 * @param viewport what shows from now on
 * @param preview the sheet to show instead of the drawing's own while the gesture lasts
 * @param marks to lay over the selection's marks while the gesture lasts
 * @param request what the window is to do besides
 * @param cursor how the pointer is to look
 * @param hints what the person is told: while a gesture lasts what it would do, then what it did
 */
public record Response(
    boolean handled,
    Optional<Edit> edit,
    Selection selection,
    Viewport viewport,
    Optional<Sheet> preview,
    Marks marks,
    Optional<Request> request,
    Cursor cursor,
    List<Hint> hints) {

  public Response {
    hints = List.copyOf(hints);
  }

  /** Nothing follows. */
  static Response ignoring(Situation situation) {
    return new Response(
        false,
        Optional.empty(),
        situation.selection(),
        situation.viewport(),
        Optional.empty(),
        Marks.NONE,
        Optional.empty(),
        Cursor.DEFAULT,
        List.of());
  }

  /** Something was understood, with nothing to show for it yet. */
  static Response handling(Situation situation) {
    return ignoring(situation).handled(true);
  }

  private Response handled(boolean handled) {
    return new Response(handled, edit, selection, viewport, preview, marks, request, cursor, hints);
  }

  Response with(Edit edit) {
    return new Response(
        true, Optional.of(edit), selection, viewport, preview, marks, request, cursor, hints);
  }

  Response with(Selection selection) {
    return new Response(true, edit, selection, viewport, preview, marks, request, cursor, hints);
  }

  Response with(Viewport viewport) {
    return new Response(true, edit, selection, viewport, preview, marks, request, cursor, hints);
  }

  Response with(Sheet preview) {
    return new Response(
        true, edit, selection, viewport, Optional.of(preview), marks, request, cursor, hints);
  }

  Response with(Marks marks) {
    return new Response(handled, edit, selection, viewport, preview, marks, request, cursor, hints);
  }

  Response with(Request request) {
    return new Response(
        true, edit, selection, viewport, preview, marks, Optional.of(request), cursor, hints);
  }

  Response with(Cursor cursor) {
    return new Response(handled, edit, selection, viewport, preview, marks, request, cursor, hints);
  }

  Response with(List<Hint> hints) {
    return new Response(handled, edit, selection, viewport, preview, marks, request, cursor, hints);
  }
}
