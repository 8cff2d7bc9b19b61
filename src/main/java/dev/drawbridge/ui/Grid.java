package dev.drawbridge.ui;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Viewport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;

/**
 * Where tiles lie on the screen. The origin is rounded to whole pixels, so that tiles of the right
 * zoom are copied and not blurred.
 *
 * @param viewport what shows
 * @param density pixels per screen unit
 */
record Grid(Viewport viewport, double density) {

  static Grid of(Viewport viewport, double density) {
    return new Grid(viewport, density);
  }

  private double scale() {
    return viewport.zoom() * density;
  }

  /** Pixels from the sheet's origin to the screen's left edge. */
  long left() {
    return Math.round(viewport.origin().x() * scale());
  }

  /** Pixels from the sheet's origin to the screen's upper edge. */
  long top() {
    return Math.round(viewport.origin().y() * scale());
  }

  Box visible() {
    return viewport.visible();
  }

  /** The places of the tiles that show, and of some more around them, from the middle outwards. */
  List<Tile.Place> places(int around) {
    int first = Math.floorDiv((int) left(), Tile.SIZE) - around;
    int last = Math.floorDiv((int) (left() + pixels(viewport.width()) - 1), Tile.SIZE) + around;
    int upper = Math.floorDiv((int) top(), Tile.SIZE) - around;
    int lower = Math.floorDiv((int) (top() + pixels(viewport.height()) - 1), Tile.SIZE) + around;
    List<Tile.Place> places = new ArrayList<>();
    for (int row = upper; row <= lower; row++) {
      for (int column = first; column <= last; column++) {
        places.add(new Tile.Place(viewport.zoom(), density, column, row));
      }
    }
    double x = (first + last) / 2.0;
    double y = (upper + lower) / 2.0;
    places.sort(
        Comparator.comparingDouble(place -> Math.hypot(place.column() - x, place.row() - y)));
    return places;
  }

  private long pixels(double screen) {
    return (long) Math.ceil(screen * density);
  }

  /** Whether a tile was painted for this zoom. */
  boolean isOwn(Tile.Place place) {
    return place.zoom() == viewport.zoom() && place.density() == density;
  }

  /** How many times larger or smaller a tile of that scale is drawn than it was painted. */
  double strangeness(double scale) {
    return Math.max(scale / scale(), scale() / scale);
  }

  /** A zoom near this one that many others are near to as well. */
  double roundZoom() {
    double steps = Math.round(Math.log(viewport.zoom()) / Math.log(2) * 1.5) / 1.5;
    return Math.clamp(Math.pow(2, steps), Viewport.LEAST, Viewport.MOST);
  }

  /** Draws a tile where it belongs, whatever zoom it was painted for. */
  void draw(GraphicsContext graphics, Tile tile) {
    Tile.Place place = tile.place();
    double factor = scale() / place.scale() * Tile.SIZE;
    long x = Math.round(place.column() * factor) - left();
    long y = Math.round(place.row() * factor) - top();
    long right = Math.round((place.column() + 1) * factor) - left();
    long bottom = Math.round((place.row() + 1) * factor) - top();
    graphics.setImageSmoothing(!isOwn(place));
    graphics.drawImage(
        tile.image(), x / density, y / density, (right - x) / density, (bottom - y) / density);
  }
}
