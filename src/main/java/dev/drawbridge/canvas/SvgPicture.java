package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.quote.Svg;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    SvgPen pen = new SvgPen();
    picture.paint(pen, room(picture), 1);
    return framed(picture, pen.marks(), 1);
  }

  private static Box room(Picture picture) {
    return picture.sheet().bounds().grown(MARGIN);
  }

  /** What was painted of a picture, as a file that is shown at that zoom. */
  static String framed(Picture picture, String marks, double zoom) {
    Drawing drawing = picture.sheet().drawing();
    Box room = room(picture);
    SvgPen ground = new SvgPen();
    ground.fill(room, 0, picture.theme().colour(Token.CANVAS));
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="%s" role="img">
    <title>%s</title>
    <desc>%s</desc>
    <style>text{font-kerning:none;white-space:pre}.sans{font-family:%s}.mono{font-family:%s}</style>
    %s%s</svg>
    """
        .formatted(
            SvgPen.number(room.width() * zoom),
            SvgPen.number(room.height() * zoom),
            Stream.of(room.x(), room.y(), room.width(), room.height())
                .map(SvgPen::number)
                .collect(Collectors.joining(" ")),
            Svg.text(drawing.name()),
            Svg.text(drawing.description()),
            Typeface.INTER.fallbacks(),
            Typeface.MONO.fallbacks(),
            ground.marks(),
            marks);
  }
}
