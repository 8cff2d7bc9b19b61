package dev.drawbridge.press;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Colour;
import dev.drawbridge.canvas.Icon;
import dev.drawbridge.canvas.Path;
import dev.drawbridge.canvas.Pen;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Stroke;
import dev.drawbridge.canvas.TextStyle;
import dev.drawbridge.canvas.Typeface;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Writes the content of a PDF page (ISO 32000-1 §8, §9), in sheet coordinates with y downwards: the
 * page's own transformation turns it. Foreign text only gets into it as numbers of glyphs and as
 * hexadecimal digits.
 */
final class PdfPen implements Pen {
  /** How far the control points of a quarter circle lie from its ends, in radii. */
  private static final double QUARTER = 0.5522847498;

  private final StringBuilder out = new StringBuilder();
  private final Map<Typeface, PdfFont> fonts = new EnumMap<>(Typeface.class);
  private final TreeSet<Integer> opacities = new TreeSet<>();

  /** What was painted so far. */
  String content() {
    return out.toString();
  }

  /** The fonts that were used, by the name a page has them under. */
  Map<Typeface, PdfFont> fonts() {
    return Collections.unmodifiableMap(fonts);
  }

  /** The opacities that were used, in hundredths. */
  TreeSet<Integer> opacities() {
    return new TreeSet<>(opacities);
  }

  static String name(Typeface typeface) {
    return "F" + typeface.ordinal();
  }

  static String name(int opacity) {
    return "O" + opacity;
  }

  @Override
  public void fill(Box box, double radius, Colour colour) {
    paint(colour, "rg", () -> outline(box, radius), "f");
  }

  @Override
  public void stroke(Box box, double radius, Stroke stroke, Colour colour) {
    paint(colour, "RG", () -> line(stroke, () -> outline(box, radius)), "S");
  }

  @Override
  public void fill(Path path, Colour colour) {
    paint(colour, "rg", () -> outline(path), "f");
  }

  @Override
  public void stroke(Path path, Stroke stroke, Colour colour) {
    paint(colour, "RG", () -> line(stroke, () -> outline(path)), "S");
  }

  @Override
  public void text(String text, Point start, TextStyle style, Colour colour) {
    if (text.isEmpty()) {
      return;
    }
    if (TextLine.isPlain(text)) {
      show(text, start, style, colour);
      return;
    }
    // Its glyphs stand as they are seen; what is searched and copied is the text as it is written.
    out.append("/Span <</ActualText <FEFF").append(PdfFont.utf16(text)).append(">>> BDC ");
    show(text, start, style, colour);
    out.append("EMC\n");
  }

  private void show(String text, Point start, TextStyle style, Colour colour) {
    PdfFont font = fonts.computeIfAbsent(style.typeface(), PdfFont::new);
    paint(
        colour,
        "rg",
        () -> {
          out.append("BT /").append(name(style.typeface())).append(' ');
          numbers("Tf", style.size());
          // The page is upside down, letters are not.
          numbers("Tm", 1, 0, 0, -1, start.x(), start.y());
          out.append('<').append(font.codes(text)).append("> Tj ");
        },
        "ET");
  }

  @Override
  public void icon(Icon icon, Point corner, double size, double width, Colour colour) {
    double scale = size / Icon.BOX;
    out.append("q ");
    numbers("cm", scale, 0, 0, scale, corner.x(), corner.y());
    stroke(icon.outline(), Stroke.solid(width / scale), colour);
    out.append("Q\n");
  }

  private void paint(Colour colour, String setColour, Runnable shape, String operator) {
    int opacity = (int) Math.round(colour.opacity() * 100);
    if (opacity < 100) {
      opacities.add(opacity);
      out.append("q /").append(name(opacity)).append(" gs ");
    }
    numbers(setColour, colour.red() / 255.0, colour.green() / 255.0, colour.blue() / 255.0);
    shape.run();
    out.append(operator).append(opacity < 100 ? " Q\n" : "\n");
  }

  private void line(Stroke stroke, Runnable outline) {
    out.append('[');
    stroke.dash().lengths().forEach(length -> out.append(number(length)).append(' '));
    out.append("] 0 d ");
    numbers("w", stroke.width());
    outline.run();
  }

  private void outline(Path path) {
    for (Path.Piece piece : path.pieces()) {
      switch (piece) {
        case Path.Move move -> numbers("m", move.x(), move.y());
        case Path.Line line -> numbers("l", line.x(), line.y());
        case Path.Curve c -> numbers("c", c.x1(), c.y1(), c.x2(), c.y2(), c.x(), c.y());
        case Path.Close _ -> out.append("h ");
      }
    }
  }

  private void outline(Box box, double wanted) {
    double radius = Math.min(wanted, Math.min(box.width(), box.height()) / 2);
    if (radius <= 0) {
      numbers("re", box.x(), box.y(), box.width(), box.height());
      return;
    }
    double far = radius * (1 - QUARTER);
    double left = box.x();
    double top = box.y();
    double right = box.right();
    double bottom = box.bottom();
    numbers("m", left + radius, top);
    numbers("l", right - radius, top);
    numbers("c", right - far, top, right, top + far, right, top + radius);
    numbers("l", right, bottom - radius);
    numbers("c", right, bottom - far, right - far, bottom, right - radius, bottom);
    numbers("l", left + radius, bottom);
    numbers("c", left + far, bottom, left, bottom - far, left, bottom - radius);
    numbers("l", left, top + radius);
    numbers("c", left, top + far, left + far, top, left + radius, top);
    out.append("h ");
  }

  private void numbers(String operator, double... numbers) {
    for (double number : numbers) {
      out.append(number(number)).append(' ');
    }
    out.append(operator).append(' ');
  }

  /** At most three decimals, never in scientific notation, which PDF does not know. */
  static String number(double value) {
    BigDecimal rounded = new BigDecimal(value).setScale(3, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
