package dev.drawbridge.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Hit.OnArrow;
import dev.drawbridge.canvas.Hit.OnShape;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.testing.Property;
import java.awt.BasicStroke;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What a person points at is what the painters painted there last. */
class PaintedAndHitTest {
  private static final int POINTS = 40;

  /** Edges are as wide as this, and things cast a shade. */
  private static final double EDGE = 3;

  /** A pen that remembers whose paint covers one place. */
  private static final class Finger implements Pen {
    private final Point place;
    private Optional<Group> group = Optional.empty();
    private Optional<Group> top = Optional.empty();

    Finger(Point place) {
      this.place = place;
    }

    @Override
    public void fill(Box box, double radius, Colour colour) {
      touched(box.contains(place), colour);
    }

    /** The edge belongs to what is filled; what has nothing but an edge is what it goes around. */
    @Override
    public void stroke(Box box, double radius, Stroke stroke, Colour colour) {
      touched(box.contains(place), colour);
    }

    @Override
    public void fill(Path path, Colour colour) {
      touched(awt(path).contains(place.x(), place.y()), colour);
    }

    @Override
    public void stroke(Path path, Stroke stroke, Colour colour) {
      if (group.filter(PaintedAndHitTest::isArrow).isPresent()) {
        BasicStroke line = new BasicStroke((float) stroke.width());
        touched(line.createStrokedShape(awt(path)).contains(place.x(), place.y()), colour);
      }
    }

    @Override
    public void text(String text, Point start, TextStyle style, Colour colour) {
      // words stand on something
    }

    @Override
    public void icon(Icon icon, Point corner, double size, double width, Colour colour) {
      // so do icons
    }

    @Override
    public void begin(Supplier<Group> begun) {
      group = Optional.of(begun.get());
    }

    @Override
    public void end() {
      group = Optional.empty();
    }

    private void touched(boolean covers, Colour colour) {
      if (covers && colour.opacity() == 1 && group.isPresent()) {
        top = group;
      }
    }

    private static Path2D awt(Path path) {
      Path2D awt = new Path2D.Double();
      for (Path.Piece piece : path.pieces()) {
        switch (piece) {
          case Path.Move to -> awt.moveTo(to.x(), to.y());
          case Path.Line to -> awt.lineTo(to.x(), to.y());
          case Path.Curve c -> awt.curveTo(c.x1(), c.y1(), c.x2(), c.y2(), c.x(), c.y());
          case Path.Close _ -> awt.closePath();
        }
      }
      return awt;
    }
  }

  private static boolean isArrow(Pen.Group group) {
    return group.kind().equals("flow") || group.kind().equals("bundle");
  }

  private static Optional<Pen.Group> painted(Sheet sheet, Point place) {
    Finger finger = new Finger(place);
    new Picture(sheet, Marks.NONE, Theme.LIGHT).paint(finger, Box.around(place, 4, 4), 1);
    return finger.top;
  }

  /** Somewhere on, in or near something, but not where edges are too near to tell. */
  private static Optional<Point> place(Sheet sheet, RandomGenerator random) {
    List<Shape> shapes = List.copyOf(sheet.shapes());
    List<Arrow> arrows = List.copyOf(sheet.arrows());
    Point place;
    if (!arrows.isEmpty() && random.nextInt(3) == 0) {
      List<Box> pieces = arrows.get(random.nextInt(arrows.size())).route().pieces();
      place = in(pieces.get(random.nextInt(pieces.size())), random);
    } else if (!shapes.isEmpty()) {
      place = in(shapes.get(random.nextInt(shapes.size())).box().grown(9), random);
    } else {
      place = new Point(0, 0);
    }
    return Optional.of(place).filter(p -> shapes.stream().noneMatch(s -> isOnEdge(s, p)));
  }

  /** On an edge or in a corner, which is cut or round. */
  private static boolean isOnEdge(Shape shape, Point place) {
    Box box = shape.box();
    double corner = Math.min(box.width(), box.height()) / 2;
    Point middle = box.centre();
    double sideways = box.width() / 2 - Math.abs(place.x() - middle.x());
    double upright = box.height() / 2 - Math.abs(place.y() - middle.y());
    boolean isInCorner = sideways < corner && upright < corner;
    return box.distanceToEdge(place) < EDGE || (box.contains(place) && isInCorner);
  }

  private static Point in(Box box, RandomGenerator random) {
    return new Point(
        box.x() + random.nextDouble() * box.width(), box.y() + random.nextDouble() * box.height());
  }

  @Test
  void whatIsPaintedAtAPlaceIsWhatIsHitThere() {
    Property.holds(
        300,
        random -> {
          Sheet sheet = Sheet.of(RandomDrawing.of(random.nextLong()));
          for (int i = 0; i < POINTS; i++) {
            place(sheet, random).ifPresent(place -> assertHit(sheet, place));
          }
        });
  }

  private static void assertHit(Sheet sheet, Point place) {
    Optional<Pen.Group> painted = painted(sheet, place);
    Optional<Hit> hit = sheet.hit(place, 1);
    String which = place + ": painted " + painted + ", hit " + hit;
    Optional<Shape> shape =
        painted.filter(group -> !isArrow(group)).flatMap(g -> sheet.shape(Key.of(g.id())));
    boolean isSolid = shape.filter(s -> !(s instanceof Shape.Area)).isPresent();
    boolean isArrow = painted.filter(PaintedAndHitTest::isArrow).isPresent();
    if (hit.isEmpty()) {
      assertThat(painted).as(which).isEmpty();
      return;
    }
    switch (hit.get()) {
      case OnShape(Key key, Hit.Part part)
          when shape.filter(s -> s.key().equals(key)).isPresent() ->
          assertThat(part).isNotNull();
      case OnShape(Key key, Hit.Part part) -> {
        Shape beside = sheet.shape(key).orElseThrow();
        assertThat(part).as(which).isEqualTo(Hit.Part.BORDER);
        assertThat(isSolid).as(which).isFalse();
        assertThat(beside.box().contains(place)).as(which).isFalse();
        assertThat(beside.box().distance(place))
            .as(which)
            .isLessThanOrEqualTo(Metrics.BORDER_REACH);
        if (beside instanceof Shape.Area) {
          assertThat(isArrow).as(which).isFalse();
          assertThat(shape.isEmpty() || isIn(beside, shape.get(), sheet)).as(which).isTrue();
        }
      }
      case OnArrow(String id, boolean chip) -> {
        Arrow arrow = sheet.arrow(id).orElseThrow();
        assertThat(isSolid).as(which).isFalse();
        if (chip) {
          assertThat(arrow.chip().orElseThrow().box().contains(place)).as(which).isTrue();
        } else {
          assertThat(arrow.distance(place)).as(which).isLessThanOrEqualTo(Metrics.ARROW_REACH);
          double nearest =
              sheet.arrows().stream().mapToDouble(a -> a.distance(place)).min().orElseThrow();
          assertThat(arrow.distance(place)).as(which).isEqualTo(nearest);
        }
      }
    }
  }

  private static boolean isIn(Shape inner, Shape outer, Sheet sheet) {
    return sheet.drawing().around(inner.element()).stream()
        .anyMatch(zone -> zone.key().equals(outer.key()));
  }
}
