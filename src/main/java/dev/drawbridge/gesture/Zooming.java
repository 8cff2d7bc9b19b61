package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Viewport;

/** Scrolling and zooming. */
final class Zooming {
  /** One step of zooming by key or button. */
  static final double STEP = 1.25;

  /** One notch of most wheels is 40 screen units: about a tenth more or less. */
  private static final double PER_UNIT = 0.0025;

  private Zooming() {}

  static Response scroll(Input.Scroll scroll, Situation situation) {
    Viewport seen = situation.viewport();
    Response response = Response.handling(situation);
    if (scroll.modifiers().control()) {
      double factor = Math.exp(-scroll.down() * PER_UNIT);
      return response.with(seen.zoomed(seen.zoom() * factor, scroll.at()));
    }
    boolean turned = scroll.modifiers().shift() && scroll.across() == 0;
    double across = turned ? scroll.down() : scroll.across();
    double down = turned ? 0 : scroll.down();
    return response.with(seen.panned(-across, -down));
  }

  static Response pinch(Input.Pinch pinch, Situation situation) {
    Viewport seen = situation.viewport();
    return Response.handling(situation).with(seen.zoomed(seen.zoom() * pinch.factor(), pinch.at()));
  }
}
