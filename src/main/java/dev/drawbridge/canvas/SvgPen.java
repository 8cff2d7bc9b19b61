package dev.drawbridge.canvas;

import dev.drawbridge.quote.Svg;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Writes what is painted as SVG 1.1, one mark per line, always the same for the same marks. */
final class SvgPen implements Pen {
  private final StringBuilder out = new StringBuilder();

  /** What was painted so far. */
  String marks() {
    return out.toString();
  }

  @Override
  public void fill(Box box, double radius, Colour colour) {
    out.append("<rect").append(corners(box, radius)).append(paint("fill", colour)).append("/>\n");
  }

  @Override
  public void stroke(Box box, double radius, Stroke stroke, Colour colour) {
    out.append("<rect")
        .append(corners(box, radius))
        .append(" fill=\"none\"")
        .append(line(stroke, colour))
        .append("/>\n");
  }

  @Override
  public void fill(Path path, Colour colour) {
    out.append("<path d=\"")
        .append(outline(path))
        .append('"')
        .append(paint("fill", colour))
        .append("/>\n");
  }

  @Override
  public void stroke(Path path, Stroke stroke, Colour colour) {
    out.append("<path d=\"")
        .append(outline(path))
        .append("\" fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\"")
        .append(line(stroke, colour))
        .append("/>\n");
  }

  @Override
  public void text(String text, Point start, TextStyle style, Colour colour) {
    out.append("<text x=\"")
        .append(number(start.x()))
        .append("\" y=\"")
        .append(number(start.y()))
        .append("\" class=\"")
        .append(style.typeface() == Typeface.MONO ? "mono" : "sans")
        .append("\" font-size=\"")
        .append(number(style.size()))
        .append('"');
    if (style.typeface().weight() != 400) {
      out.append(" font-weight=\"").append(style.typeface().weight()).append('"');
    }
    out.append(paint("fill", colour)).append('>').append(Svg.text(text)).append("</text>\n");
  }

  @Override
  public void icon(Icon icon, Point corner, double size, double width, Colour colour) {
    double scale = size / Icon.BOX;
    out.append("<path transform=\"translate(")
        .append(number(corner.x()))
        .append(' ')
        .append(number(corner.y()))
        .append(") scale(")
        .append(new BigDecimal(scale).setScale(4, RoundingMode.HALF_UP).stripTrailingZeros())
        .append(")\" d=\"")
        .append(outline(icon.outline()))
        .append("\" fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\"")
        .append(line(Stroke.solid(width / scale), colour))
        .append("/>\n");
  }

  @Override
  public void begin(Supplier<Group> supplied) {
    Group group = supplied.get();
    out.append("<g class=")
        .append(Svg.attribute(group.kind()))
        .append(" data-id=")
        .append(Svg.attribute(group.id()))
        .append("><title>")
        .append(Svg.text(group.title()))
        .append("</title>\n");
  }

  @Override
  public void end() {
    out.append("</g>\n");
  }

  private static String corners(Box box, double radius) {
    return " x=\""
        + number(box.x())
        + "\" y=\""
        + number(box.y())
        + "\" width=\""
        + number(box.width())
        + "\" height=\""
        + number(box.height())
        + '"'
        + (radius > 0 ? " rx=\"" + number(radius) + '"' : "");
  }

  private static String line(Stroke stroke, Colour colour) {
    List<Double> dash = stroke.dash().lengths();
    return paint("stroke", colour)
        + " stroke-width=\""
        + number(stroke.width())
        + '"'
        + (dash.isEmpty()
            ? ""
            : " stroke-dasharray=\""
                + dash.stream().map(SvgPen::number).collect(Collectors.joining(" "))
                + '"');
  }

  private static String paint(String what, Colour colour) {
    return " "
        + what
        + "=\""
        + colour.toHex()
        + '"'
        + (colour.opacity() < 1 ? " " + what + "-opacity=\"" + number(colour.opacity()) + '"' : "");
  }

  private static String outline(Path path) {
    return path.pieces().stream().map(SvgPen::command).collect(Collectors.joining());
  }

  private static String command(Path.Piece piece) {
    return switch (piece) {
      case Path.Move m -> "M" + pair(m.x(), m.y());
      case Path.Line l -> "L" + pair(l.x(), l.y());
      case Path.Curve c ->
          "C" + pair(c.x1(), c.y1()) + " " + pair(c.x2(), c.y2()) + " " + pair(c.x(), c.y());
      case Path.Close _ -> "Z";
    };
  }

  private static String pair(double x, double y) {
    return number(x) + " " + number(y);
  }

  /** At most two decimals, none where none are needed, never in scientific notation. */
  static String number(double value) {
    BigDecimal rounded = new BigDecimal(value).setScale(2, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
