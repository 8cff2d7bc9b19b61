package dev.drawbridge.ui;

import java.util.Arrays;

/**
 * Fills the few forms that pictures are made of right into the pixels of a square image, smoothed
 * at the edges: upright boxes, rounded ones, discs, quarters of rings. Nearly everything of a large
 * drawing is one of these, and no general painter is as fast. The image is opaque; places are in
 * its pixels and may lie outside.
 */
final class Raster {
  private final int size;
  private final int[] pixels;

  /** An image of {@code size} by {@code size} pixels, row by row, {@code 0xAARRGGBB}. */
  Raster(int size, int[] pixels) {
    this.size = size;
    this.pixels = pixels;
  }

  int size() {
    return size;
  }

  /** One colour everywhere. */
  void clear(int rgb) {
    Arrays.fill(pixels, 0xff000000 | rgb);
  }

  /** Whether nothing of that box lies inside. */
  boolean misses(double left, double top, double right, double bottom) {
    return !(right > 0 && bottom > 0 && left < size && top < size);
  }

  /** Fills an upright box. */
  void box(double left, double top, double right, double bottom, int rgb, double opacity) {
    if (misses(left, top, right, bottom)) {
      return;
    }
    int first = (int) Math.max(0, Math.floor(top));
    int last = (int) Math.min(size, Math.ceil(bottom));
    for (int y = first; y < last; y++) {
      double covered = Math.min(y + 1, bottom) - Math.max(y, top);
      span(y, left, right, rgb, covered * opacity);
    }
  }

  /** Fills a piece of one row; the first and the last pixel as far as they are covered. */
  private void span(int y, double left, double right, int rgb, double opacity) {
    int from = (int) Math.max(0, Math.floor(left));
    int to = (int) Math.min(size, Math.ceil(right));
    if (from >= to) {
      return;
    }
    int row = y * size;
    int start = from;
    int end = to;
    if (left > from || right < from + 1) {
      blend(row + from, rgb, opacity * (Math.min(from + 1, right) - Math.max(from, left)));
      start++;
    }
    if (right < to && to - 1 >= start) {
      blend(row + to - 1, rgb, opacity * (right - (to - 1)));
      end--;
    }
    int weight = weight(opacity);
    if (weight == 256) {
      Arrays.fill(pixels, row + start, Math.max(row + start, row + end), 0xff000000 | rgb);
    } else {
      for (int at = row + start; at < row + end; at++) {
        mix(at, rgb, weight);
      }
    }
  }

  /** Fills a box with rounded corners. */
  void rounded(
      double left,
      double top,
      double right,
      double bottom,
      double radius,
      int rgb,
      double opacity) {
    if (misses(left, top, right, bottom)) {
      return;
    }
    double r = Math.min(radius, Math.min(right - left, bottom - top) / 2);
    if (r < 0.4) {
      box(left, top, right, bottom, rgb, opacity);
      return;
    }
    int last = (int) Math.min(size, Math.ceil(bottom));
    for (int y = (int) Math.max(0, Math.floor(top)); y < last; y++) {
      double covered = opacity * (Math.min(y + 1, bottom) - Math.max(y, top));
      double up = Math.max(top + r - y - 0.5, y + 0.5 - bottom + r);
      if (up <= 0) {
        span(y, left, right, rgb, covered);
      } else {
        corners(y, left, right, r, up, 0, r, rgb, opacity);
        span(y, straightFrom(left + r), straightTo(right - r), rgb, covered);
      }
    }
  }

  /** Draws the edge of a box with rounded corners, the line in the middle of the edge. */
  void frame(
      double left,
      double top,
      double right,
      double bottom,
      double radius,
      double width,
      int rgb,
      double opacity) {
    double h = width / 2;
    if (misses(left - h, top - h, right + h, bottom + h)) {
      return;
    }
    double r = Math.clamp(Math.min(right - left, bottom - top) / 2, 0, Math.max(h, radius));
    int last = (int) Math.min(size, Math.ceil(bottom + h));
    for (int y = (int) Math.max(0, Math.floor(top - h)); y < last; y++) {
      double up = Math.max(top + r - y - 0.5, y + 0.5 - bottom + r);
      if (up <= 0) {
        span(y, left - h, left + h, rgb, opacity);
        span(y, right - h, right + h, rgb, opacity);
      } else {
        corners(y, left, right, r, up, Math.max(0, r - h), r + h, rgb, opacity);
        double covered = common(y, top - h, top + h) + common(y, bottom - h, bottom + h);
        span(y, straightFrom(left + r), straightTo(right - r), rgb, covered * opacity);
      }
    }
  }

  private static double common(int y, double from, double to) {
    return Math.max(0, Math.min(y + 1, to) - Math.max(y, from));
  }

  /** Pixels whose middle lies beside a corner belong to the corner, whole: so nothing has seams. */
  private static double straightFrom(double corner) {
    return Math.ceil(corner - 0.5);
  }

  private static double straightTo(double corner) {
    return Math.floor(corner - 0.5) + 1;
  }

  /** The pixels of one row in the two corners there: of rings around their centres. */
  private void corners(
      int y,
      double left,
      double right,
      double r,
      double up,
      double inner,
      double outer,
      int rgb,
      double opacity) {
    int end = (int) Math.min(size, straightFrom(left + r));
    for (int x = (int) Math.max(0, Math.floor(left + r - outer)); x < end; x++) {
      blend(y * size + x, rgb, opacity * ring(left + r - x - 0.5, up, inner, outer));
    }
    int last = (int) Math.min(size, Math.ceil(right - r + outer));
    int from = (int) Math.max(straightFrom(left + r), straightTo(right - r));
    for (int x = Math.max(0, from); x < last; x++) {
      blend(y * size + x, rgb, opacity * ring(x + 0.5 - right + r, up, inner, outer));
    }
  }

  /**
   * How much of a pixel that far from a centre lies in a ring; a line is never wider than it is.
   */
  private static double ring(double x, double y, double inner, double outer) {
    double away = Math.sqrt(x * x + y * y);
    double covered = Math.clamp(outer + 0.5 - away, 0, 1);
    return inner <= 0
        ? covered
        : Math.min(Math.min(covered, outer - inner), Math.clamp(away - inner + 0.5, 0, 1));
  }

  /** Fills a disc. */
  void disc(double x, double y, double radius, int rgb, double opacity) {
    if (misses(x - radius - 1, y - radius - 1, x + radius + 1, y + radius + 1)) {
      return;
    }
    int top = (int) Math.max(0, Math.floor(y - radius - 1));
    int bottom = (int) Math.min(size, Math.ceil(y + radius + 1));
    int left = (int) Math.max(0, Math.floor(x - radius - 1));
    int right = (int) Math.min(size, Math.ceil(x + radius + 1));
    for (int py = top; py < bottom; py++) {
      for (int px = left; px < right; px++) {
        double away = Math.hypot(px + 0.5 - x, py + 0.5 - y);
        blend(py * size + px, rgb, opacity * Math.clamp(radius + 0.5 - away, 0, 1));
      }
    }
  }

  /**
   * Fills a quarter of a ring around a centre.
   *
   * @param dx -1 for the quarter to the left, 1 for the one to the right
   * @param dy -1 for the upper quarter, 1 for the lower one
   * @param inner radius of the hole, 0 for a quarter of a disc
   * @param outer radius of the ring
   */
  void quarter(
      double x, double y, int dx, int dy, double inner, double outer, int rgb, double opacity) {
    double left = dx < 0 ? x - outer - 1 : x;
    double right = dx < 0 ? x : x + outer + 1;
    double top = dy < 0 ? y - outer - 1 : y;
    double bottom = dy < 0 ? y : y + outer + 1;
    if (misses(left, top, right, bottom)) {
      return;
    }
    int firstRow = (int) Math.max(0, Math.floor(top));
    int lastRow = (int) Math.min(size, Math.ceil(bottom));
    int first = (int) Math.max(0, Math.floor(left));
    int last = (int) Math.min(size, Math.ceil(right));
    for (int py = firstRow; py < lastRow; py++) {
      double upright = Math.min(py + 1, bottom) - Math.max(py, top);
      double fromY = py + 0.5 - y;
      for (int px = first; px < last; px++) {
        double sideways = Math.min(px + 1, right) - Math.max(px, left);
        double covered = ring(px + 0.5 - x, fromY, inner, outer);
        if (covered > 0) {
          blend(py * size + px, rgb, opacity * covered * upright * sideways);
        }
      }
    }
  }

  private void blend(int at, int rgb, double opacity) {
    mix(at, rgb, weight(opacity));
  }

  private static int weight(double opacity) {
    return (int) (opacity * 256 + 0.5);
  }

  /** Red and blue are mixed in one go, green in another: their products do not touch. */
  private void mix(int at, int rgb, int weight) {
    int below = pixels[at];
    int redBlue =
        ((below & 0xff00ff) * (256 - weight) + (rgb & 0xff00ff) * weight) >>> 8 & 0xff00ff;
    int green = ((below & 0xff00) * (256 - weight) + (rgb & 0xff00) * weight) >>> 8 & 0xff00;
    pixels[at] = 0xff000000 | redBlue | green;
  }
}
