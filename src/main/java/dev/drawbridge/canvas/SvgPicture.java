package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.quote.Svg;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A drawing as an SVG file: the painters of the screen, text as text, no scripts, nothing loaded.
 */
public final class SvgPicture {
  private SvgPicture() {}

  /** The whole drawing; the same drawing in the same theme gives the same text. */
  public static String of(Drawing drawing, Theme theme) {
    return of(new Picture(Sheet.of(drawing), Marks.NONE, theme));
  }

  /** The whole of a picture. */
  public static String of(Picture picture) {
    return of(picture, Frame.of(picture.sheet()));
  }

  /** A part of a picture. */
  public static String of(Picture picture, Frame frame) {
    SvgPen pen = new SvgPen();
    picture.paint(pen, frame.part(), 1);
    return framed(picture, frame, pen.marks(), 1);
  }

  /** What was painted of a picture, as a file that is shown at that zoom. */
  static String framed(Picture picture, String marks, double zoom) {
    return framed(picture, Frame.of(picture.sheet()), marks, zoom);
  }

  private static String framed(Picture picture, Frame frame, String marks, double zoom) {
    Drawing drawing = picture.sheet().drawing();
    Box room = frame.part();
    SvgPen ground = new SvgPen();
    if (frame.ground()) {
      ground.fill(room, 0, picture.theme().colour(Token.CANVAS));
    }
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
