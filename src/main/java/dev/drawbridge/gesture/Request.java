package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Point;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.PortSpec;
import java.util.List;

/** What the window is asked to do besides; after the edit, if there is one. */
public sealed interface Request {

  /**
   * A name, or the text of a note, is to be edited in place.
   *
   * @param fresh whether the thing was just made, so that its key may follow its name: see {@link
   *     Naming}
   */
  record Rename(Key key, boolean fresh) implements Request {}

  /**
   * The ports of an arrow are to be asked in place.
   *
   * @param id of the flow
   * @param at where on the sheet
   * @param offered likely answers, the likeliest first
   */
  record AskPorts(String id, Point at, List<PortSpec> offered) implements Request {
    public AskPorts {
      offered = List.copyOf(offered);
    }
  }

  /**
   * A menu with the commands for what is selected is to open.
   *
   * @param at where on the screen
   */
  record Menu(Point at) implements Request {}

  /** The person is to be told, beside the pointer, why that is not allowed. */
  record Refuse(Refusal reason, String name) implements Request {}
}
