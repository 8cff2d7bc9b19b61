package dev.drawbridge.ui;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Colour;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Stroke;
import dev.drawbridge.canvas.Theme;
import dev.drawbridge.canvas.Token;
import java.nio.IntBuffer;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/**
 * Paints the small picture of a whole sheet in the background: zones and things as blocks. Of
 * several sheets that wait only the last is painted.
 */
final class MinimapPainter {
  /** Blocks smaller than that would be dust. */
  private static final double LEAST = 1.4;

  /**
   * A painted map.
   *
   * @param image holds it
   * @param part where in the image, in pixels
   * @param density pixels per screen unit
   */
  record Painted(Image image, Rectangle2D part, double density) {}

  private record Job(Sheet sheet, Theme theme, double density) {}

  private final AtomicReference<@Nullable Job> waiting = new AtomicReference<>();
  private final double width;
  private final double height;
  private final Consumer<Painted> done;

  /** A painter of maps of at most that size; each is handed over on the window's thread. */
  MinimapPainter(double width, double height, Consumer<Painted> done) {
    this.width = width;
    this.height = height;
    this.done = done;
  }

  /** The screen units per sheet unit at which everything fits. */
  static double scale(Box all, double width, double height) {
    return Math.min(width / Math.max(1, all.width()), height / Math.max(1, all.height()));
  }

  void paint(Sheet sheet, Theme theme, double density) {
    if (waiting.getAndSet(new Job(sheet, theme, density)) == null) {
      Thread.ofVirtual().name("minimap").start(this::work);
    }
  }

  private void work() {
    Job job = waiting.getAndSet(null);
    if (job == null || job.sheet().bounds().width() <= 0) {
      return;
    }
    Box all = job.sheet().bounds();
    double scale = scale(all, width, height) * job.density();
    int size = (int) Math.ceil(Math.max(width, height) * job.density());
    TilePen pen =
        new TilePen(size, scale, all.x() * scale, all.y() * scale, job.theme().colour(Token.CARD));
    blocks(pen, job, scale);
    PixelBuffer<IntBuffer> buffer =
        new PixelBuffer<>(
            size, size, IntBuffer.wrap(pen.pixels()), PixelFormat.getIntArgbPreInstance());
    double drawnWidth = Math.min(size, Math.ceil(all.width() * scale));
    double drawnHeight = Math.min(size, Math.ceil(all.height() * scale));
    Painted painted =
        new Painted(
            new WritableImage(buffer),
            new Rectangle2D(0, 0, drawnWidth, drawnHeight),
            job.density());
    Platform.runLater(() -> done.accept(painted));
  }

  private static void blocks(TilePen pen, Job job, double scale) {
    Theme theme = job.theme();
    Stroke hairline = Stroke.solid(job.density() / scale);
    for (Shape shape : job.sheet().shapes()) {
      switch (shape) {
        case Shape.Area area -> {
          pen.fill(area.box(), 3 / scale, theme.fill(area.trust()));
          pen.stroke(area.box(), 3 / scale, hairline, theme.line(area.trust()));
        }
        case Shape.Folded folded -> block(pen, folded.box(), scale, theme.line(folded.trust()));
        case Shape.Card card -> block(pen, card.box(), scale, theme.line(card.trust()));
        case Shape.Capsule capsule ->
            block(pen, capsule.box(), scale, theme.colour(Token.CARD_BORDER));
        case Shape.Octagon octagon -> block(pen, octagon.box(), scale, theme.line(octagon.trust()));
        case Shape.Leaf leaf -> block(pen, leaf.box(), scale, theme.colour(Token.HAIRLINE));
      }
    }
  }

  private static void block(TilePen pen, Box box, double scale, Colour colour) {
    if (box.height() * scale >= LEAST / 2) {
      double more = Math.max(0, LEAST / scale - box.height()) / 2;
      pen.fill(box.grown(0, more), 1.5 / scale, colour.withOpacity(0.8));
    }
  }
}
