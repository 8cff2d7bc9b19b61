package dev.drawbridge.ui;

import dev.drawbridge.canvas.Path;
import dev.drawbridge.canvas.Stroke;
import java.util.List;

/**
 * Draws ways of upright and level pieces with rounded corners, as nearly all arrows are, piece by
 * piece into pixels. Of a long way only what shows is worked out, dashes included.
 */
final class LinePainter {
  private static final double STRAIGHT = 0.01;

  /** What a straight piece and a corner have in common, in pixels. */
  private static final double SEAM = 0.5;

  private final Raster raster;
  private final double scale;
  private final double half;
  private final double on;
  private final double period;
  private final int rgb;
  private final double opacity;

  private double x;
  private double y;
  private double run;

  LinePainter(Raster raster, Stroke stroke, double scale, int rgb, double opacity) {
    this.raster = raster;
    this.scale = scale;
    this.half = stroke.width() * scale / 2;
    List<Double> lengths = stroke.dash().lengths();
    this.on = lengths.isEmpty() ? 0 : lengths.getFirst() * scale;
    this.period = lengths.isEmpty() ? 0 : on + lengths.getLast() * scale;
    this.rgb = rgb;
    this.opacity = opacity;
  }

  /** Draws a path of the sheet; does nothing and says so if it has slanting pieces. */
  boolean paint(List<Path.Piece> pieces, double left, double top) {
    if (!isUpright(pieces)) {
      return false;
    }
    for (int i = 0; i < pieces.size(); i++) {
      switch (pieces.get(i)) {
        case Path.Move move -> {
          x = move.x() * scale - left;
          y = move.y() * scale - top;
        }
        case Path.Line line ->
            straight(
                line.x() * scale - left,
                line.y() * scale - top,
                i > 0 && pieces.get(i - 1) instanceof Path.Curve ? SEAM : 0,
                i + 1 == pieces.size() ? 0 : pieces.get(i + 1) instanceof Path.Line ? half : SEAM);
        case Path.Curve curve ->
            corner(
                curve.x() * scale - left,
                curve.y() * scale - top,
                Math.abs(curve.y1() * scale - top - y) < STRAIGHT * scale);
        case Path.Close _ -> {
          // a closed path is no way
        }
      }
    }
    return true;
  }

  private static boolean isUpright(List<Path.Piece> pieces) {
    double px = 0;
    double py = 0;
    for (Path.Piece piece : pieces) {
      switch (piece) {
        case Path.Move move -> {
          px = move.x();
          py = move.y();
        }
        case Path.Line line -> {
          if (Math.abs(line.x() - px) > STRAIGHT && Math.abs(line.y() - py) > STRAIGHT) {
            return false;
          }
          px = line.x();
          py = line.y();
        }
        case Path.Curve curve -> {
          boolean level = Math.abs(curve.y1() - py) < STRAIGHT;
          boolean turns =
              Math.abs((level ? curve.x2() - curve.x() : curve.y2() - curve.y())) < STRAIGHT;
          boolean round = Math.abs(Math.abs(curve.x() - px) - Math.abs(curve.y() - py)) < STRAIGHT;
          if (!turns || !round || (!level && Math.abs(curve.x1() - px) > STRAIGHT)) {
            return false;
          }
          px = curve.x();
          py = curve.y();
        }
        case Path.Close _ -> {
          return false;
        }
      }
    }
    return true;
  }

  /** A straight piece, so much longer at either end that it has no seam with its neighbours. */
  private void straight(double toX, double toY, double before, double behind) {
    boolean level = Math.abs(toY - y) <= Math.abs(toX - x);
    double length = level ? Math.abs(toX - x) : Math.abs(toY - y);
    boolean shows =
        !raster.misses(
            Math.min(x, toX) - half,
            Math.min(y, toY) - half,
            Math.max(x, toX) + half,
            Math.max(y, toY) + half);
    if (shows && period > 0) {
      dashes(toX, toY, level, length);
    } else if (shows && level) {
      boolean forth = toX >= x;
      double low = forth ? x - before : toX - behind;
      double high = forth ? toX + behind : x + before;
      raster.box(low, toY - half, high, toY + half, rgb, opacity);
    } else if (shows) {
      boolean forth = toY >= y;
      double low = forth ? y - before : toY - behind;
      double high = forth ? toY + behind : y + before;
      raster.box(toX - half, low, toX + half, high, rgb, opacity);
    }
    run += length;
    x = toX;
    y = toY;
  }

  /** Only the dashes that show; the first one goes on where the piece before left off. */
  private void dashes(double toX, double toY, boolean level, double length) {
    double sign = level ? Math.signum(toX - x) : Math.signum(toY - y);
    double start = level ? x : y;
    // The part of the piece that shows, counted from its start.
    double low = sign > 0 ? -start - half : start - raster.size() - half;
    double high = sign > 0 ? raster.size() - start + half : start + half;
    double from = Math.max(0, low);
    double to = Math.min(length, high);
    for (double dash = Math.floor((run + from) / period) * period - run;
        dash < to;
        dash += period) {
      double begin = Math.max(0, dash);
      double end = Math.min(length, dash + on);
      if (end < begin) {
        continue;
      }
      dash(start + sign * begin, start + sign * end, level);
    }
  }

  /** One dash with its round ends. */
  private void dash(double from, double to, boolean level) {
    double low = Math.min(from, to);
    double high = Math.max(from, to);
    if (level) {
      raster.rounded(low - half, y - half, high + half, y + half, half, rgb, opacity);
    } else {
      raster.rounded(x - half, low - half, x + half, high + half, half, rgb, opacity);
    }
  }

  private void corner(double toX, double toY, boolean level) {
    double radius = Math.abs(toX - x);
    double centreX = level ? x : toX;
    double centreY = level ? toY : y;
    int dx = level ? (toX > x ? 1 : -1) : (x > toX ? 1 : -1);
    int dy = level ? (y > toY ? 1 : -1) : (toY > y ? 1 : -1);
    raster.quarter(
        centreX, centreY, dx, dy, Math.max(0.001, radius - half), radius + half, rgb, opacity);
    run += radius * Math.PI / 2;
    x = toX;
    y = toY;
  }
}
