package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Arrow;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Flow;

/** The question for the ports of an arrow. */
public final class Asking {
  private Asking() {}

  /** For other ports of an arrow that is there already. */
  static Request.AskPorts again(Flow flow, Sheet sheet) {
    return ask(flow, sheet, false);
  }

  /**
   * For the ports of an arrow that was just drawn.
   *
   * @param sheet with the arrow
   */
  public static Request.AskPorts first(Flow flow, Sheet sheet) {
    return ask(flow, sheet, true);
  }

  private static Request.AskPorts ask(Flow flow, Sheet sheet, boolean fresh) {
    Point at = sheet.arrow(flow.id()).map(Asking::middle).orElse(new Point(0, 0));
    return new Request.AskPorts(flow.id(), at, LikelyPorts.of(flow.to(), sheet.drawing()), fresh);
  }

  /** Where an arrow's ports are edited. */
  private static Point middle(Arrow arrow) {
    return arrow.chip().map(c -> c.box().centre()).orElse(arrow.route().bounds().centre());
  }
}
