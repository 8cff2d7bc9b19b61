package dev.drawbridge.press;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Colour;
import dev.drawbridge.canvas.Frame;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Picture;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Theme;
import dev.drawbridge.canvas.Token;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * A drawing as a PNG file. Painted in bands, so that even a large one takes little memory; needs
 * neither a display nor fonts of the system.
 */
public final class PngPicture {
  /** More on one side many programs refuse to open: browsers, and whatever counts in 16 bits. */
  private static final long LONGEST_SIDE = 32_767;

  /** More takes over a gigabyte in whatever program opens it. */
  private static final long MOST_PIXELS = 268_435_456;

  private static final int BAND = 512;

  static {
    // Painting into memory needs no display; without this, one is looked for and may not be there.
    System.setProperty("java.awt.headless", "true");
  }

  private final Picture picture;
  private final Frame frame;
  private final double scale;
  private final double detail;
  private final int width;
  private final int height;

  private PngPicture(Picture picture, Frame frame, double scale, double detail) {
    this.picture = picture;
    this.frame = frame;
    this.scale = scale;
    this.detail = detail;
    this.width = pixels(frame.part().width(), scale);
    this.height = pixels(frame.part().height(), scale);
  }

  /**
   * A part of a picture in full detail; the same picture gives the same bytes.
   *
   * @param scale pixels per sheet unit, positive
   * @throws ProblemsException if it would have more pixels than programs open
   */
  public static byte[] of(Picture picture, Frame frame, double scale) throws ProblemsException {
    long width = pixels(frame.part().width(), scale);
    long height = pixels(frame.part().height(), scale);
    if (Math.max(width, height) > LONGEST_SIDE || width * height > MOST_PIXELS) {
      throw new ProblemsException(Problem.of(PressCode.TOO_MANY_PIXELS, width, height));
    }
    return new PngPicture(picture, frame, scale, Math.max(1, scale)).file();
  }

  /**
   * A small picture of everything, at most that large and never larger than at 100 %; with as much
   * detail as the screen shows at that zoom.
   *
   * @param width at most, in pixels, positive
   * @param height at most, in pixels, positive
   */
  public static byte[] thumbnail(Sheet sheet, Theme theme, int width, int height) {
    return fitted(new Picture(sheet, Marks.NONE, theme), Frame.of(sheet), width, height);
  }

  /** A part of a picture, likewise small. */
  public static byte[] fitted(Picture picture, Frame frame, int width, int height) {
    Box part = frame.part();
    double scale = Math.min(1, Math.min(width / part.width(), height / part.height()));
    return new PngPicture(picture, frame, scale, scale).file();
  }

  private static int pixels(double units, double scale) {
    // A hair more than a whole number is that number, as computers count.
    return Math.clamp((long) Math.ceil(units * scale - 1e-6), 1, Integer.MAX_VALUE);
  }

  private byte[] file() {
    boolean alpha = !frame.ground();
    PngFile file = new PngFile(width, height, alpha, scale);
    int type = alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    BufferedImage band = new BufferedImage(width, Math.min(BAND, height), type);
    int[] pixels = ((DataBufferInt) band.getRaster().getDataBuffer()).getData();
    for (int top = 0; top < height; top += BAND) {
      paint(band, top);
      for (int row = 0; row < Math.min(BAND, height - top); row++) {
        file.row(pixels, row * width);
      }
    }
    return file.finished();
  }

  private void paint(BufferedImage band, int top) {
    Graphics2D graphics = band.createGraphics();
    if (frame.ground()) {
      Colour ground = picture.theme().colour(Token.CANVAS);
      graphics.setColor(new java.awt.Color(ground.red(), ground.green(), ground.blue()));
      graphics.fillRect(0, 0, width, band.getHeight());
    } else {
      graphics.setComposite(AlphaComposite.Clear);
      graphics.fillRect(0, 0, width, band.getHeight());
      graphics.setComposite(AlphaComposite.SrcOver);
    }
    Box part = frame.part();
    graphics.translate(0, -top);
    graphics.scale(scale, scale);
    graphics.translate(-part.x(), -part.y());
    double y = part.y() + top / scale;
    Box visible = new Box(part.x(), y, part.width(), band.getHeight() / scale);
    picture.paint(new PixelPen(graphics), visible, detail);
    graphics.dispose();
  }
}
