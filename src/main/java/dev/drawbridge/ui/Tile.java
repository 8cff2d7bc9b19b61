package dev.drawbridge.ui;

import dev.drawbridge.canvas.Box;
import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** A square part of the painted sheet. Immutable. */
final class Tile {
  /** Its width and height in pixels of the screen. */
  static final int SIZE = 256;

  /**
   * Which part it is.
   *
   * @param zoom screen units per sheet unit: decides how much is painted
   * @param density pixels per screen unit
   * @param column tiles to the right of the sheet's origin
   * @param row tiles below the sheet's origin
   */
  record Place(double zoom, double density, int column, int row) {

    /** Pixels per sheet unit. */
    double scale() {
      return zoom * density;
    }

    /** The part of the sheet it shows. */
    Box box() {
      double width = SIZE / scale();
      return new Box(column * width, row * width, width, width);
    }

    /** The upper left place of the block it lies in, of blocks so many tiles wide. */
    Place first(int across) {
      return new Place(
          zoom,
          density,
          Math.floorDiv(column, across) * across,
          Math.floorDiv(row, across) * across);
    }

    /** How far what is painted reaches beyond what it belongs to: lines, handles, signs. */
    double overhang() {
      return 16 + 16 / zoom;
    }
  }

  private final Place place;
  private final Image image;
  private final boolean stale;

  private Tile(Place place, Image image, boolean stale) {
    this.place = place;
    this.image = image;
    this.stale = stale;
  }

  /** A tile of those pixels, which belong to it from now on. */
  static Tile of(Place place, int[] pixels) {
    PixelBuffer<IntBuffer> buffer =
        new PixelBuffer<>(SIZE, SIZE, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
    return new Tile(place, new WritableImage(buffer), false);
  }

  Place place() {
    return place;
  }

  Image image() {
    return image;
  }

  /** Whether something changed on it since it was painted. */
  boolean isStale() {
    return stale;
  }

  /** The same picture of something that has changed since. */
  Tile outdated() {
    return new Tile(place, image, true);
  }
}
