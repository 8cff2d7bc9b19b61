package dev.drawbridge.canvas;

import static dev.drawbridge.canvas.Drawings.drawing;
import static dev.drawbridge.canvas.Drawings.service;
import static dev.drawbridge.canvas.Drawings.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Trust;
import dev.drawbridge.testing.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What holds for the ways of all arrows in drawings as people make them. */
class RoutingPropertiesTest {
  private static final int ROUNDS = 1500;

  /** Ways that are not parallel all along may come a little nearer where they turn. */
  private static final double NEAREST = Metrics.APART - 4;

  /** Zones beside each other with services in rows, others outside, arrows among all of them. */
  private static Drawing zoned(RandomGenerator random) {
    Drawings drawings = drawing();
    List<String> ends = new ArrayList<>();
    for (int z = random.nextInt(1, 5); z > 0; z--) {
      Trust trust = Trust.values()[random.nextInt(4)];
      int columns = random.nextInt(1, 3);
      int services = columns * random.nextInt(1, 4);
      int height = 80 + services / columns * 160;
      drawings.with(zone("z" + z, trust), z % 2 * 760, z / 2 * 760, 60 + columns * 280, height);
      for (int i = 0; i < services; i++) {
        String key = "s" + z + "-" + i;
        drawings.with(service(key, "z" + z), 50 + i % columns * 280, 80 + i / columns * 160);
        ends.add(key);
      }
    }
    for (int i = random.nextInt(2, 6); i > 0; i--) {
      drawings.with(service("o" + i), random.nextInt(-420, -380), i * 180);
      ends.add("o" + i);
    }
    for (int i = random.nextInt(1, 13); i > 0; i--) {
      drawings.flow(any(ends, random), any(ends, random), "tcp/" + i);
    }
    return drawings.build();
  }

  private static String any(List<String> keys, RandomGenerator random) {
    return keys.get(random.nextInt(keys.size()));
  }

  @Test
  void noWayRunsOverAThingOrAForeignHeaderThatItCouldGoAround() {
    Property.holds(
        ROUNDS,
        random -> {
          Sheet sheet = Sheet.of(zoned(random));
          for (Arrow arrow : sheet.arrows()) {
            Box from = sheet.shape(arrow.from()).orElseThrow().box();
            Box to = sheet.shape(arrow.to()).orElseThrow().box();
            List<Box> closed = closed(sheet, arrow);
            if (runsOver(arrow, closed) && isSearchedFor(arrow)) {
              assertThat(WayAround.exists(from, to, closed, 8)).as(arrow.id()).isFalse();
            }
          }
        });
  }

  /** Arrows whose ends are too far apart run over what is between them: see {@link Care}. */
  private static boolean isSearchedFor(Arrow arrow) {
    Point start = arrow.route().start();
    Point end = arrow.route().end();
    double distance = Math.abs(start.x() - end.x()) + Math.abs(start.y() - end.y());
    return distance <= Care.FULL.reach();
  }

  private static boolean runsOver(Arrow arrow, List<Box> closed) {
    return arrow.route().pieces().stream()
        .map(piece -> piece.grown(0.1))
        .anyMatch(piece -> closed.stream().anyMatch(piece::overlaps));
  }

  /** Things that are none of its ends, and headers of zones that hold none of them. */
  private static List<Box> closed(Sheet sheet, Arrow arrow) {
    List<Box> closed = new ArrayList<>();
    for (Shape shape : sheet.shapes()) {
      boolean isEnd = shape.key().equals(arrow.from()) || shape.key().equals(arrow.to());
      if (shape instanceof Shape.Area area) {
        if (!holds(sheet, area, arrow.from()) && !holds(sheet, area, arrow.to())) {
          closed.add(area.header());
        }
      } else if (!isEnd) {
        closed.add(shape.box());
      }
    }
    return closed;
  }

  private static boolean holds(Sheet sheet, Shape.Area area, Key key) {
    return sheet.drawing().around(sheet.drawing().element(key).orElseThrow()).stream()
        .anyMatch(zone -> zone.key().equals(area.key()));
  }

  /** Two services somewhere with up to three arrows between them, in both directions. */
  private static Drawing pair(RandomGenerator random) {
    Drawings drawings = drawing();
    drawings.with(service("a"), 0, 0);
    int x = random.nextInt(260, 700) * (random.nextBoolean() ? 1 : -1);
    int y = random.nextInt(140, 500) * (random.nextBoolean() ? 1 : -1);
    switch (random.nextInt(3)) {
      case 0 -> drawings.with(service("b"), x, 0);
      case 1 -> drawings.with(service("b"), 0, y);
      default -> drawings.with(service("b"), x, y);
    }
    for (int i = random.nextInt(2, 4); i > 0; i--) {
      boolean there = random.nextBoolean();
      drawings.flow(there ? "a" : "b", there ? "b" : "a", "tcp/" + i);
    }
    return drawings.build();
  }

  @Test
  void parallelArrowsKeepApartFromEndToEnd() {
    Property.holds(
        ROUNDS,
        random -> {
          List<Arrow> arrows = List.copyOf(Sheet.of(pair(random)).arrows());
          for (Arrow one : arrows) {
            for (Arrow other : arrows) {
              if (one != other) {
                assertThat(nearest(one, other)).isGreaterThanOrEqualTo(NEAREST);
                assertThat(betweenEnds(one, other)).isGreaterThanOrEqualTo(Metrics.APART - 0.01);
              }
            }
          }
        });
  }

  /** How near pieces come that run side by side. */
  private static double nearest(Arrow one, Arrow other) {
    double nearest = Double.MAX_VALUE;
    for (Box a : one.route().pieces()) {
      for (Box b : other.route().pieces()) {
        boolean isLevel = a.width() > a.height();
        if (isLevel == b.width() > b.height() && sharedLength(a, b, isLevel) > 2) {
          nearest = Math.min(nearest, isLevel ? Math.abs(a.y() - b.y()) : Math.abs(a.x() - b.x()));
        }
      }
    }
    return nearest;
  }

  private static double sharedLength(Box a, Box b, boolean isLevel) {
    return isLevel
        ? Math.min(a.right(), b.right()) - Math.max(a.x(), b.x())
        : Math.min(a.bottom(), b.bottom()) - Math.max(a.y(), b.y());
  }

  /** How near their ends are at the same thing. */
  private static double betweenEnds(Arrow one, Arrow other) {
    boolean isSame = one.from().equals(other.from());
    Point start = isSame ? other.route().start() : other.route().end();
    Point end = isSame ? other.route().end() : other.route().start();
    return Math.min(one.route().start().distance(start), one.route().end().distance(end));
  }

  @Test
  void whereAnArrowHasNoChipThereIsNoRoomForOneOnIt() {
    Property.holds(
        ROUNDS,
        random -> {
          Sheet sheet = Sheet.of(zoned(random));
          List<Box> taken = new ArrayList<>();
          for (Shape shape : sheet.shapes()) {
            taken.add(shape instanceof Shape.Area area ? area.header() : shape.box());
          }
          sheet.arrows().forEach(a -> a.chip().ifPresent(chip -> taken.add(chip.box())));
          for (Arrow arrow : sheet.arrows()) {
            if (arrow.chip().isEmpty()) {
              assertThat(roomy(arrow, taken)).as(arrow.id()).isEmpty();
            }
          }
        });
  }

  /** A piece in whose middle there is plenty of room for the smallest chip. */
  private static Optional<Box> roomy(Arrow arrow, List<Box> taken) {
    return arrow.route().pieces().stream()
        .filter(piece -> Math.max(piece.width(), piece.height()) > 80)
        .filter(piece -> {
          Box chip = Box.around(piece.centre(), 3 * Metrics.CHIP, 2 * Metrics.CHIP);
          return taken.stream().noneMatch(chip::overlaps);
        })
        .findAny();
  }
}
