package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Point;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.PortSpec;
import java.util.List;
import java.util.Optional;

/** What the window is asked to do besides; after the edit, if there is one. */
public sealed interface Request {

  /**
   * A name, or the text of a note, is to be edited in place.
   *
   * @param fresh whether the thing was just made, so that its key may follow its name: see {@link
   *     Naming}
   * @param arrow the id of the arrow it was made for, whose ports are to be asked next
   */
  record Rename(Key key, boolean fresh, Optional<String> arrow) implements Request {
    /** The name of a thing that was not made for an arrow. */
    public Rename(Key key, boolean fresh) {
      this(key, fresh, Optional.empty());
    }
  }

  /**
   * The ports of an arrow are to be asked in place.
   *
   * @param id of the flow
   * @param at where on the sheet
   * @param offered likely answers, the likeliest first
   * @param fresh whether the arrow was just drawn, so that its ports belong to the same step
   */
  record AskPorts(String id, Point at, List<PortSpec> offered, boolean fresh) implements Request {
    public AskPorts {
      offered = List.copyOf(offered);
    }
  }

  /**
   * What an arrow ends at is to be asked; answered by {@link Input.Aim} and {@link Input.Choose},
   * or Escape.
   *
   * @param from where it starts
   * @param at where on the sheet
   */
  record AskTarget(Key from, Point at) implements Request {}

  /**
   * Where an end of an arrow is to lead is to be asked; answered by {@link Input.Aim} and {@link
   * Input.Choose}, or Escape.
   *
   * @param id of the flow
   * @param isStart whether it is the end where the connection starts
   * @param at where on the sheet
   */
  record AskEnd(String id, boolean isStart, Point at) implements Request {}

  /**
   * The trust of a zone is to be chosen.
   *
   * @param at where on the sheet
   */
  record AskTrust(Key zone, Point at) implements Request {}

  /**
   * The icon of a service or a network is to be chosen.
   *
   * @param at where on the sheet
   */
  record AskIcon(Key key, Point at) implements Request {}

  /**
   * A menu with the commands for what is selected is to open.
   *
   * @param at where on the screen
   */
  record Menu(Point at) implements Request {}

  /** The person is to be told, beside the pointer, why that is not allowed. */
  record Refuse(Refusal reason, String name) implements Request {}
}
