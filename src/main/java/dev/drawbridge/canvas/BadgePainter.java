package dev.drawbridge.canvas;

import dev.drawbridge.canvas.Mark.Badge;
import dev.drawbridge.canvas.Mark.Tone;

/** Paints the round sign of a finding or a result. */
final class BadgePainter {
  /** Its radius. */
  static final double RADIUS = 8;

  private BadgePainter() {}

  static void paint(Brush brush, Badge badge, Tone tone, Point centre) {
    if (!brush.shows(Detail.NO_SECOND_LINE)) {
      return;
    }
    Colour ink = brush.tone(tone, brush.colour(Token.MUTED));
    Box round = Box.around(centre, 2 * RADIUS, 2 * RADIUS);
    brush.pen().fill(round, RADIUS, brush.colour(Token.CARD));
    brush.pen().stroke(round, RADIUS, Stroke.solid(1.2), ink);
    brush.pen().icon(icon(badge), centre.plus(-4.5, -4.75), 9, 1.3, ink);
  }

  private static Icon icon(Badge badge) {
    return Icon.known(
        switch (badge) {
          case TICK -> "check";
          case CROSS -> "x";
          case WARNING -> "alert-triangle";
        });
  }
}
