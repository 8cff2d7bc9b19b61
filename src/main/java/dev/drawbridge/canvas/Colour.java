package dev.drawbridge.canvas;

import java.util.Locale;

/**
 * A colour in sRGB.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 * @param opacity 0 (nothing) to 1 (solid)
 */
public record Colour(int red, int green, int blue, double opacity) {
  public Colour {
    if ((red | green | blue) >>> 8 != 0 || !(opacity >= 0 && opacity <= 1)) {
      throw new IllegalArgumentException("no colour");
    }
  }

  /** A solid colour written as {@code #rrggbb}. */
  public static Colour hex(String text) {
    int rgb = Integer.parseInt(text, 1, 7, 16);
    return new Colour(rgb >> 16, rgb >> 8 & 255, rgb & 255, 1);
  }

  /** The same colour, more or less see-through. */
  public Colour withOpacity(double opacity) {
    return new Colour(red, green, blue, opacity);
  }

  /** {@code #rrggbb}, without the opacity. */
  public String toHex() {
    return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
  }

  /** How light it looks, 0 to 1 (WCAG 2.2, relative luminance). */
  public double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int part) {
    double c = part / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  /** How well one reads on the other, 1 to 21 (WCAG 2.2, contrast ratio). */
  public double contrast(Colour other) {
    double a = luminance();
    double b = other.luminance();
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }
}
