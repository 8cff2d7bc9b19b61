package dev.drawbridge.canvas;

import dev.drawbridge.canvas.Path.Close;
import dev.drawbridge.canvas.Path.Curve;
import dev.drawbridge.canvas.Path.Line;
import dev.drawbridge.canvas.Path.Move;
import dev.drawbridge.canvas.Path.Piece;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads outlines in the notation of SVG 1.1 §8.3, all commands but the quadratic curves, which no
 * icon here uses.
 */
final class SvgPath {
  private final String text;
  private final List<Piece> pieces = new ArrayList<>();
  private int at;
  private double x;
  private double y;
  private double startX;
  private double startY;
  private double mirrorX;
  private double mirrorY;

  private SvgPath(String text) {
    this.text = text;
  }

  /**
   * The path a text describes.
   *
   * @throws IllegalArgumentException if it is not in that notation
   */
  static Path parse(String text) {
    return new SvgPath(text).parse();
  }

  private Path parse() {
    char command = ' ';
    while (skipBlanks()) {
      char c = text.charAt(at);
      if (Character.isLetter(c)) {
        command = c;
        at++;
      } else if (command == 'M') {
        command = 'L';
      } else if (command == 'm') {
        command = 'l';
      }
      draw(command);
    }
    return new Path(pieces);
  }

  private void draw(char command) {
    boolean relative = Character.isLowerCase(command);
    double ox = relative ? x : 0;
    double oy = relative ? y : 0;
    switch (Character.toUpperCase(command)) {
      case 'M' -> moveTo(ox + number(), oy + number());
      case 'L' -> lineTo(ox + number(), oy + number());
      case 'H' -> lineTo(ox + number(), y);
      case 'V' -> lineTo(x, oy + number());
      case 'C' ->
          curveTo(
              ox + number(),
              oy + number(),
              ox + number(),
              oy + number(),
              ox + number(),
              oy + number());
      case 'S' ->
          curveTo(
              2 * x - mirrorX,
              2 * y - mirrorY,
              ox + number(),
              oy + number(),
              ox + number(),
              oy + number());
      case 'A' -> arcTo(number(), number(), number(), flag(), flag(), ox + number(), oy + number());
      case 'Z' -> close();
      default -> throw new IllegalArgumentException("no outline at " + at + ": " + text);
    }
  }

  private void moveTo(double toX, double toY) {
    pieces.add(new Move(toX, toY));
    startX = toX;
    startY = toY;
    arrive(toX, toY, toX, toY);
  }

  private void lineTo(double toX, double toY) {
    pieces.add(new Line(toX, toY));
    arrive(toX, toY, toX, toY);
  }

  private void curveTo(double x1, double y1, double x2, double y2, double toX, double toY) {
    pieces.add(new Curve(x1, y1, x2, y2, toX, toY));
    arrive(toX, toY, x2, y2);
  }

  private void close() {
    pieces.add(new Close());
    arrive(startX, startY, startX, startY);
  }

  private void arrive(double toX, double toY, double controlX, double controlY) {
    x = toX;
    y = toY;
    mirrorX = controlX;
    mirrorY = controlY;
  }

  /** An elliptical arc as curves of at most a quarter each (SVG 1.1 appendix F.6). */
  private void arcTo(
      double radiusX,
      double radiusY,
      double degrees,
      boolean large,
      boolean sweep,
      double toX,
      double toY) {
    if (radiusX == 0 || radiusY == 0 || (toX == x && toY == y)) {
      lineTo(toX, toY);
      return;
    }
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    double halfX = (x - toX) / 2;
    double halfY = (y - toY) / 2;
    double px = cos * halfX + sin * halfY;
    double py = cos * halfY - sin * halfX;
    double scale =
        Math.sqrt(Math.max(1, square(px) / square(radiusX) + square(py) / square(radiusY)));
    double rx = Math.abs(radiusX) * scale;
    double ry = Math.abs(radiusY) * scale;
    double off = square(rx) * square(py) + square(ry) * square(px);
    double root = Math.sqrt(Math.max(0, square(rx) * square(ry) / off - 1));
    double k = large == sweep ? -root : root;
    double cx = k * rx * py / ry;
    double cy = -k * ry * px / rx;
    double centreX = cos * cx - sin * cy + (x + toX) / 2;
    double centreY = sin * cx + cos * cy + (y + toY) / 2;
    double from = Math.atan2((py - cy) / ry, (px - cx) / rx);
    double turn = Math.atan2((-py - cy) / ry, (-px - cx) / rx) - from;
    if (sweep && turn < 0) {
      turn += 2 * Math.PI;
    } else if (!sweep && turn > 0) {
      turn -= 2 * Math.PI;
    }
    int parts = (int) Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9);
    double step = turn / parts;
    double reach = 4.0 / 3 * Math.tan(step / 4);
    for (int i = 0; i < parts; i++) {
      double a = from + i * step;
      double b = a + step;
      double ax = Math.cos(a) - reach * Math.sin(a);
      double ay = Math.sin(a) + reach * Math.cos(a);
      double bx = Math.cos(b) + reach * Math.sin(b);
      double by = Math.sin(b) - reach * Math.cos(b);
      curveTo(
          centreX + cos * rx * ax - sin * ry * ay,
          centreY + sin * rx * ax + cos * ry * ay,
          centreX + cos * rx * bx - sin * ry * by,
          centreY + sin * rx * bx + cos * ry * by,
          centreX + cos * rx * Math.cos(b) - sin * ry * Math.sin(b),
          centreY + sin * rx * Math.cos(b) + cos * ry * Math.sin(b));
    }
  }

  private static double square(double v) {
    return v * v;
  }

  private boolean skipBlanks() {
    while (at < text.length() && (text.charAt(at) == ',' || text.charAt(at) <= ' ')) {
      at++;
    }
    return at < text.length();
  }

  /** Flags of arcs may stand without a blank behind them. */
  private boolean flag() {
    skipBlanks();
    return text.charAt(at++) == '1';
  }

  private double number() {
    skipBlanks();
    int start = at;
    boolean dot = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean sign = (c == '-' || c == '+') && at == start;
      boolean firstDot = c == '.' && !dot;
      if (!Character.isDigit(c) && !sign && !firstDot) {
        break;
      }
      dot |= firstDot;
      at++;
    }
    if (start == at) {
      throw new IllegalArgumentException("no number at " + at + ": " + text);
    }
    return Double.parseDouble(text.substring(start, at));
  }
}
