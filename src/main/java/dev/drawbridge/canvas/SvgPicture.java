package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.quote.Svg;

/**
 * A drawing as an SVG file: the painters of the screen, text as text, no scripts, nothing loaded.
 */
public final class SvgPicture {
  private static final double MARGIN = 24;

  private SvgPicture() {}

  /** The whole drawing; the same drawing in the same theme gives the same text. */
  public static String of(Drawing drawing, Theme theme) {
    return of(new Picture(Sheet.of(drawing), Marks.NONE, theme));
  }

  /** The whole of a picture. */
  public static String of(Picture picture) {
    Drawing drawing = picture.sheet().drawing();
    Box room = picture.sheet().bounds().grown(MARGIN);
    SvgPen pen = new SvgPen();
    pen.fill(room, 0, picture.theme().colour(Token.CANVAS));
    picture.paint(pen, room, 1);
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="%s" role="img">
    <title>%s</title>
    <desc>%s</desc>
    <style>text{font-kerning:none;white-space:pre}.sans{font-family:%s}.mono{font-family:%s}</style>
    %s</svg>
    """
        .formatted(
            SvgPen.number(room.width()),
            SvgPen.number(room.height()),
            SvgPen.number(room.x())
                + " "
                + SvgPen.number(room.y())
                + " "
                + SvgPen.number(room.width())
                + " "
                + SvgPen.number(room.height()),
            Svg.text(drawing.name()),
            Svg.text(drawing.description()),
            Typeface.INTER.fallbacks(),
            Typeface.MONO.fallbacks(),
            pen.marks());
  }
}
