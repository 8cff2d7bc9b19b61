package dev.drawbridge.canvas;

import dev.drawbridge.canvas.Mark.Look;
import dev.drawbridge.canvas.Mark.Tone;

/**
 * What all painters of one picture share.
 *
 * @param pen what they paint with
 * @param theme its colours
 * @param detail how much they paint
 * @param zoom screen units per sheet unit
 */
record Brush(Pen pen, Theme theme, Detail detail, double zoom) {

  Colour colour(Token token) {
    return theme.colour(token);
  }

  boolean shows(Detail least) {
    return detail.shows(least);
  }

  /** A width that never gets thinner than a hairline on the screen. */
  double width(double width) {
    return Math.max(width, 0.6 / zoom);
  }

  Colour tone(Tone tone, Colour neutral) {
    return switch (tone) {
      case NEUTRAL -> neutral;
      case SUCCESS -> colour(Token.SUCCESS);
      case ATTENTION -> colour(Token.ATTENTION);
      case DANGER -> colour(Token.DANGER);
    };
  }

  /** A line of text with its middle at a height, cut to the room it has. */
  void label(String text, double x, double middle, double room, TextStyle style, Colour colour) {
    String fitted = style.fitted(text, room);
    if (!fitted.isEmpty()) {
      // Inter's and JetBrains Mono's capitals are about 0.73 em high.
      pen.text(fitted, new Point(x, middle + style.size() * 0.36), style, colour);
    }
  }

  /** The border that says a thing is selected, about to be hit, or belongs to what is. */
  void halo(Box box, double radius, Look look) {
    double line = Math.max(2, 1.5 / zoom);
    switch (look) {
      case SELECTED ->
          pen.stroke(box.grown(3), radius + 3, Stroke.solid(line), colour(Token.ACCENT));
      case TARGET -> pen.stroke(box.grown(2), radius + 2, Stroke.solid(line), colour(Token.ACCENT));
      case REFUSED ->
          pen.stroke(box.grown(2), radius + 2, Stroke.solid(line), colour(Token.DANGER));
      case RELATED, HOVERED ->
          pen.stroke(
              box.grown(2), radius + 2, Stroke.solid(line), colour(Token.ACCENT).withOpacity(0.35));
      case PLAIN, FADED, PROMISED -> {
        // no border of their own
      }
    }
  }
}
