package dev.drawbridge.canvas;

import static dev.drawbridge.canvas.Drawings.drawing;
import static dev.drawbridge.canvas.Drawings.network;
import static dev.drawbridge.canvas.Drawings.service;
import static dev.drawbridge.canvas.Drawings.webShop;
import static dev.drawbridge.canvas.Drawings.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.TargetOptions;
import dev.drawbridge.drawing.Trust;
import dev.drawbridge.drawing.Zone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where things stand, how arrows run, and what lies under a pointer. */
class SheetTest {
  private static final int ROUNDS = 200;

  // ---- where things stand

  @Test
  void coordinatesCountFromTheZoneAround() {
    Sheet sheet = Sheet.of(webShop());

    assertThat(box(sheet, "production")).isEqualTo(new Box(220, 40, 430, 520));
    assertThat(box(sheet, "edge")).isEqualTo(new Box(240, 80, 390, 112));
    assertThat(box(sheet, "frontend")).isEqualTo(new Box(347, 116, 176, 60));
  }

  @Test
  void whatHasNoPlaceStandsInRowsWithoutTouching() {
    Drawings many = drawing();
    for (int i = 0; i < 11; i++) {
      many.with(service("s" + i));
    }
    Sheet sheet = Sheet.of(many.with(network("n", "Internet", "internet")).build());

    List<Shape> shapes = List.copyOf(sheet.shapes());
    for (Shape a : shapes) {
      for (Shape b : shapes) {
        assertThat(a == b || !a.box().grown(20).overlaps(b.box())).isTrue();
      }
    }
    assertThat(box(sheet, "n").x()).isZero();
  }

  @Test
  void aZoneHoldsItsMembersAndTheyNeverTouchItsHeader() {
    forRandomDrawings((seed, drawing) -> {
      Sheet sheet = Sheet.of(drawing);
      for (Zone zone : drawing.zones()) {
        Shape.Area area = (Shape.Area) sheet.shape(zone.key()).orElseThrow();
        for (Element member : drawing.members(zone.key())) {
          Box box = sheet.shape(member.key()).orElseThrow().box();
          assertThat(area.box().contains(box)).as("seed %d, %s", seed, member.key()).isTrue();
          assertThat(area.header().overlaps(box)).as("seed %d, %s", seed, member.key()).isFalse();
          assertThat(area.box().contains(box.grown(Metrics.LEAST_PADDING)))
              .as("seed %d, %s keeps off the border", seed, member.key())
              .isTrue();
        }
      }
    });
  }

  @Test
  void aZoneIsNeverSmallerThanItWasDrawn() {
    Sheet sheet =
        Sheet.of(
            drawing()
                .with(zone("z", Trust.EXPOSED), 0, 0, 500, 400)
                .with(service("a", "z"), 20, 60)
                .build());

    assertThat(box(sheet, "z")).isEqualTo(new Box(0, 0, 500, 400));
  }

  @Test
  void zonesGrowAtAnyDepthAndInAnyDirection() {
    Sheet sheet =
        Sheet.of(
            drawing()
                .with(zone("outer", Trust.EXPOSED), 0, 0, 300, 300)
                .with(zone("inner", Trust.EXPOSED).inZone(key("outer")), 20, 60, 200, 200)
                .with(service("a", "inner"), -100, 500)
                .build());

    Box a = box(sheet, "a");
    assertThat(a.corner()).isEqualTo(new Point(-80, 560));
    assertThat(box(sheet, "inner").contains(a.grown(8))).isTrue();
    assertThat(box(sheet, "outer").contains(box(sheet, "inner").grown(8))).isTrue();
  }

  // ---- making a sheet again

  @Test
  void whatDidNotChangeIsKept() {
    Sheet before = Sheet.of(webShop());
    Sheet after = before.with(before.drawing().placed(Key.of("time"), Placement.at(20, 600)));

    Key redis = Key.of("redis");
    assertThat(after.shape(redis).orElseThrow()).isSameAs(before.shape(redis).orElseThrow());
  }

  // ---- arrows

  @Test
  void everyWayGoesUprightAndLevelFromBorderToBorder() {
    forRandomDrawings((seed, drawing) -> {
      Sheet sheet = Sheet.of(drawing);
      for (Arrow arrow : sheet.arrows()) {
        Route route = arrow.route();
        for (Box piece : route.pieces()) {
          assertThat(Math.min(piece.width(), piece.height())).as("seed %d", seed).isLessThan(0.01);
        }
        assertOnBorder(sheet, arrow.flow().from(), route.start(), seed);
        assertOnBorder(sheet, arrow.flow().to(), route.end(), seed);
      }
    });
  }

  private static void assertOnBorder(Sheet sheet, Key key, Point end, long seed) {
    Shape shape = sheet.shape(key).orElseThrow();
    double slack = shape instanceof Shape.Capsule ? shape.box().height() / 2 : 0.01;
    assertThat(shape.box().distanceToEdge(end)).as("seed %d, %s", seed, key).isLessThan(slack);
  }

  @Test
  void theWebShopsArrowsRunAsOnItsPicture() {
    Sheet sheet = Sheet.of(webShop());

    assertThat(route(sheet, "internet-to-frontend").points()).hasSize(2);
    assertThat(route(sheet, "frontend-to-api-server").points()).hasSize(2);
    assertThat(route(sheet, "prometheus-to-api-server").points()).hasSize(2);
    assertThat(route(sheet, "management-to-api-server").points()).hasSize(2);
    assertThat(route(sheet, "api-server-to-postgresql").points()).hasSize(4);
    assertThat(route(sheet, "api-server-to-stripe-api").points()).hasSize(4);
  }

  @Test
  void parallelArrowsKeepApart() {
    Sheet sheet =
        Sheet.of(
            drawing()
                .with(service("a"), 0, 0)
                .with(service("b"), 400, 0)
                .flow("a", "b", "tcp/1")
                .flow("a", "b", "tcp/2")
                .flow("b", "a", "tcp/3")
                .build());
    List<Double> heights =
        sheet.arrows().stream().map(arrow -> arrow.route().start().y()).sorted().toList();

    assertThat(heights.get(1) - heights.get(0)).isGreaterThanOrEqualTo(Metrics.APART);
    assertThat(heights.get(2) - heights.get(1)).isGreaterThanOrEqualTo(Metrics.APART);
    assertThat(sheet.arrows()).allSatisfy(a -> assertThat(a.route().points()).hasSize(2));
  }

  @Test
  void noChipOfTheWebShopCoversAHeaderACardOrAnotherChip() {
    Sheet sheet = Sheet.of(webShop());
    List<Box> chips = sheet.arrows().stream().map(a -> a.chip().orElseThrow().box()).toList();
    for (Box chip : chips) {
      for (Shape shape : sheet.shapes()) {
        Box closed = shape instanceof Shape.Area area ? area.header() : shape.box();
        assertThat(closed.overlaps(chip)).as("%s at %s", shape.key(), chip).isFalse();
      }
      assertThat(chips.stream().filter(chip::overlaps)).containsExactly(chip);
    }
  }

  @Test
  void chipsSayProtocolAndPortsShort() {
    assertThat(chip("tcp/443")).isEqualTo("tcp 443");
    assertThat(chip("tcp/80", "tcp/443", "udp/443")).isEqualTo("tcp 80, 443, udp 443");
    assertThat(chip("any")).isEqualTo("any");
    assertThat(chip("http")).isEqualTo("http");
    assertThat(chip("tcp/1000-2000", "tcp/3000-4000", "udp/9", "sctp/5"))
        .isEqualTo("tcp 1000-2000 +3");
    assertThat(chip()).isEmpty();
  }

  private static String chip(String... ports) {
    return ChipText.of(Arrays.stream(ports).map(PortSpec::parse).toList());
  }

  @Test
  void linesTellProtocolsApart() {
    assertThat(line("tcp/443")).isEqualTo(Arrow.Line.SOLID);
    assertThat(line("udp/53")).isEqualTo(Arrow.Line.DASHED);
    assertThat(line("udp/53", "tcp/53")).isEqualTo(Arrow.Line.SOLID);
    assertThat(line("icmp/echo-request", "icmpv6/echo-request")).isEqualTo(Arrow.Line.DOTTED);
    assertThat(line("any")).isEqualTo(Arrow.Line.DOUBLE);
    assertThat(line("http")).isEqualTo(Arrow.Line.SOLID);
  }

  private static Arrow.Line line(String... ports) {
    return ChipText.line(Arrays.stream(ports).map(PortSpec::parse).toList());
  }

  // ---- under the pointer

  @Test
  void aCardIsHitBeforeAnArrowAndAnArrowBeforeAZone() {
    Sheet sheet = Sheet.of(webShop());

    assertThat(sheet.hit(new Point(435, 146), 1))
        .contains(new Hit.OnShape(Key.of("frontend"), Hit.Part.BODY));
    assertThat(sheet.hit(new Point(524, 140), 1))
        .contains(new Hit.OnShape(Key.of("frontend"), Hit.Part.BORDER));
    Box chip = sheet.arrow("frontend-to-api-server").orElseThrow().chip().orElseThrow().box();
    assertThat(sheet.hit(chip.centre(), 1))
        .contains(new Hit.OnArrow("frontend-to-api-server", true));
    assertThat(sheet.hit(new Point(443, 250), 1))
        .contains(new Hit.OnArrow("frontend-to-api-server", false));
    assertThat(sheet.hit(new Point(300, 250), 1))
        .contains(new Hit.OnShape(Key.of("production"), Hit.Part.BODY));
    assertThat(sheet.hit(new Point(300, 60), 1))
        .contains(new Hit.OnShape(Key.of("production"), Hit.Part.HEADER));
    assertThat(sheet.hit(new Point(2000, 60), 1)).isEmpty();
  }

  @Test
  void fromFartherAwayAnArrowIsAsEasyToHit() {
    Sheet sheet = Sheet.of(webShop());
    Point beside = new Point(435 + 12, 245);

    assertThat(sheet.hit(beside, 1)).containsInstanceOf(Hit.OnShape.class);
    assertThat(sheet.hit(beside, 0.5)).containsInstanceOf(Hit.OnArrow.class);
  }

  @Test
  void theInnermostZoneIsFound() {
    Sheet sheet = Sheet.of(webShop());

    assertThat(sheet.zoneAt(new Point(250, 180)).orElseThrow().key()).isEqualTo(Key.of("edge"));
    assertThat(sheet.zoneAt(new Point(230, 300)).orElseThrow().key())
        .isEqualTo(Key.of("production"));
    assertThat(sheet.zoneAt(new Point(10, 10))).isEmpty();
  }

  @Test
  void theIndexFindsExactlyWhatTouches() {
    forRandomDrawings((seed, drawing) -> {
      Sheet sheet = Sheet.of(drawing);
      Random random = new Random(seed);
      Box part =
          new Box(
              random.nextInt(1500) - 300,
              random.nextInt(1500) - 300,
              random.nextInt(800),
              random.nextInt(800));
      List<Key> found = new ArrayList<>();
      sheet.areas(part, a -> found.add(a.key()));
      sheet.solids(part, s -> found.add(s.key()));
      List<String> arrows = new ArrayList<>();
      sheet.arrows(part, a -> arrows.add(a.id()));

      assertThat(found)
          .as("seed %d", seed)
          .containsExactlyElementsOf(
              sheet.shapes().stream().filter(s -> s.box().touches(part)).map(Shape::key).toList());
      assertThat(arrows)
          .as("seed %d", seed)
          .containsExactlyElementsOf(
              sheet.arrows().stream()
                  .filter(a -> a.boxes().stream().anyMatch(b -> b.touches(part)))
                  .map(Arrow::id)
                  .toList());
    });
  }

  // ---- size

  @Test
  void ofALargeDrawingOnlyWhatShowsIsFound() {
    Sheet sheet = Sheet.of(large(2_000, 10_000));
    int[] painted = new int[1];
    Box part = new Box(2000, 2000, 1400, 900);
    sheet.solids(part, _ -> painted[0]++);

    assertThat(sheet.arrows()).hasSize(10_000);
    assertThat(painted[0]).isBetween(1, 400);
  }

  private static Drawing large(int services, int flows) {
    Random random = new Random(7);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      elements.add(zone("z" + i, Trust.INTERNAL));
    }
    for (int i = 0; i < services; i++) {
      elements.add(service("s" + i, "z" + i % 100));
    }
    List<Flow> arrows = new ArrayList<>();
    for (int i = 0; i < flows; i++) {
      int from = random.nextInt(services);
      int to = i % 5 == 0 ? random.nextInt(services) : (from + 100 * random.nextInt(9)) % services;
      arrows.add(Flow.of("f" + i, Key.of("s" + from), Key.of("s" + to), PortSpec.parse("tcp/443")));
    }
    return Drawing.of("Large", "", TargetOptions.UNSAID, elements, arrows, Map.of());
  }

  // ---- of all of them

  private interface Property {
    void check(long seed, Drawing drawing);
  }

  private static void forRandomDrawings(Property property) {
    long first = Long.getLong("seed", 1);
    for (int i = 0; i < ROUNDS; i++) {
      property.check(first + i, RandomDrawing.of(first + i));
    }
  }

  private static Optional<Key> key(String text) {
    return Optional.of(Key.of(text));
  }

  private static Box box(Sheet sheet, String key) {
    return sheet.shape(Key.of(key)).orElseThrow().box();
  }

  private static Route route(Sheet sheet, String id) {
    return sheet.arrow(id).orElseThrow().route();
  }
}
