package dev.drawbridge.arrange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Metrics;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.store.DrawingReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArrangementTest {
  private static final int MANY = 40;

  static LongStream seeds() {
    return LongStream.range(0, MANY).map(i -> i + Long.getLong("seed", 0));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingStandsOnAnythingThatCouldHaveMoved(long seed) {
    Sheet sheet = tidied(Untidy.drawing(seed));
    List<Shape> shapes =
        sheet.shapes().stream().filter(s -> !isHidden(sheet, s.element())).toList();
    List<String> overlapping = new ArrayList<>();
    for (Shape a : shapes) {
      for (Shape b : shapes) {
        boolean beside =
            a.key().text().compareTo(b.key().text()) < 0
                && a.element().zone().equals(b.element().zone());
        if (beside && a.box().overlaps(b.box()) && (isFree(sheet, a) || isFree(sheet, b))) {
          overlapping.add(a.key() + " " + a.box() + " on " + b.key() + " " + b.box());
        }
      }
    }
    assertThat(overlapping).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void membersStandInTheirZonesAndLeaveTheHeaderFree(long seed) {
    Sheet sheet = tidied(Untidy.drawing(seed));
    for (Shape shape : sheet.shapes()) {
      Optional<Shape> around = shape.element().zone().flatMap(sheet::shape);
      if (around.isPresent() && !isHidden(sheet, shape.element())) {
        Box zone = around.get().box();
        assertThat(zone.contains(shape.box())).as("%s in %s", shape.key(), zone).isTrue();
        if (isFree(sheet, shape)) {
          assertThat(shape.box().y()).isGreaterThanOrEqualTo(zone.y() + Metrics.HEADER);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsPinnedStaysWhereItIs(long seed) {
    Sheet before = Sheet.of(Untidy.drawing(seed));
    Sheet after = tidied(before.drawing());
    for (Shape shape : before.shapes()) {
      if (before.placement(shape.key()).pinned() && !isHidden(before, shape.element())) {
        assertThat(after.origin(shape.element().zone()).plus(x(after, shape), y(after, shape)))
            .as(shape.key().text())
            .isEqualTo(
                before.origin(shape.element().zone()).plus(x(before, shape), y(before, shape)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void onlyPlacesChange(long seed) {
    Drawing before = Untidy.drawing(seed);
    Drawing after = tidied(before).drawing();
    assertThat(after.elements().toList()).isEqualTo(before.elements().toList());
    assertThat(after.statements().toList()).isEqualTo(before.statements().toList());
    assertThat(after.options()).isEqualTo(before.options());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theSameSheetGivesTheSamePlacesAndTidyingTwiceIsTidyingOnce(long seed) {
    Drawing drawing = withoutPins(seed);
    Optional<Edit> edit = Arrangement.of(Sheet.of(drawing), Selection.NONE, Progress.UNWATCHED);
    assertThat(Arrangement.of(Sheet.of(drawing), Selection.NONE, Progress.UNWATCHED))
        .isEqualTo(edit);
    Sheet tidy = tidied(drawing);
    assertThat(Arrangement.of(tidy, Selection.NONE, Progress.UNWATCHED)).isEmpty();
  }

  private static Drawing withoutPins(long seed) {
    Drawing drawing = Untidy.drawing(seed);
    for (Key key : drawing.layout().keys()) {
      var place = drawing.layout().get(key).orElseThrow();
      drawing =
          drawing.placed(
              key,
              new dev.drawbridge.drawing.Placement(
                  place.x(), place.y(), place.size(), false, place.collapsed()));
    }
    return drawing.without(java.util.Set.copyOf(drawing.notes().keys()));
  }

  @Test
  void flowsRunFromLeftToRight() throws ProblemsException {
    Sheet sheet =
        tidied(
            drawing(
                """
                zones: {inside: {trust: internal}}
                services: {db: {zone: inside}, api: {zone: inside}, web: {}}
                networks: {internet: {addresses: [internet]}}
                flows:
                  - {from: api, to: db, ports: [tcp/5432], why: so}
                  - {from: web, to: api, ports: [tcp/80], why: so}
                  - {from: internet, to: web, ports: [tcp/443], why: so}
                """));
    assertThat(box(sheet, "internet").right()).isLessThan(box(sheet, "web").x());
    assertThat(box(sheet, "web").right()).isLessThan(box(sheet, "inside").x());
    assertThat(box(sheet, "api").x()).isLessThanOrEqualTo(box(sheet, "db").x());
  }

  @Test
  void aSelectionIsTidiedAloneAndStaysAboutWhereItIs() throws ProblemsException {
    Sheet before =
        Sheet.of(
            drawing(
                """
                services: {a: {}, b: {}, c: {}, far: {}}
                flows:
                  - {from: a, to: b, ports: [tcp/1], why: so}
                  - {from: b, to: c, ports: [tcp/1], why: so}
                layout: {a: {x: 900, y: 500}, b: {x: 910, y: 510}, c: {x: 905, y: 530}, far: {x: 0, y: 0}}
                """));
    Selection some = Selection.of(Key.of("a"), Key.of("b"), Key.of("c"));
    Edit edit = Arrangement.of(before, some, Progress.UNWATCHED).orElseThrow();
    Sheet after = Sheet.of(edit.apply(before.drawing()));
    assertThat(box(after, "far")).isEqualTo(box(before, "far"));
    assertThat(box(after, "a").corner()).isEqualTo(box(before, "a").corner());
    assertThat(box(after, "a").right()).isLessThan(box(after, "b").x());
    assertThat(box(after, "b").right()).isLessThan(box(after, "c").x());
  }

  @Test
  void whatIsLaidOutMakesRoomForWhatIsPinned() throws ProblemsException {
    Sheet sheet =
        tidied(
            drawing(
                """
                services: {a: {}, b: {}, c: {}, d: {}}
                flows:
                  - {from: a, to: b, ports: [tcp/1], why: so}
                  - {from: a, to: c, ports: [tcp/1], why: so}
                  - {from: a, to: d, ports: [tcp/1], why: so}
                layout: {c: {x: 700, y: 300, pinned: true}, d: {x: 750, y: 400, pinned: true}}
                """));
    assertThat(box(sheet, "c").corner()).isEqualTo(new dev.drawbridge.canvas.Point(700, 300));
    assertThat(box(sheet, "a").right()).isLessThan(700);
    assertThat(box(sheet, "b").grown(39).overlaps(box(sheet, "c"))).isFalse();
  }

  @Test
  void aNoteMovesWithWhatItStandsBeside() throws ProblemsException {
    Sheet before =
        Sheet.of(
            drawing(
                """
                services: {a: {}, b: {}}
                notes: {n: {text: About b}}
                flows: [{from: a, to: b, ports: [tcp/1], why: so}]
                layout: {a: {x: 0, y: 0}, b: {x: 0, y: 400}, n: {x: 10, y: 480}}
                """));
    Sheet after = tidied(before.drawing());
    assertThat(box(after, "n").x() - box(after, "b").x()).isEqualTo(10);
    assertThat(box(after, "n").y() - box(after, "b").y()).isEqualTo(80);
  }

  @Test
  void whatIsCancelledComesToNothingSoon() {
    Sheet sheet = Sheet.of(Untidy.large(200, 1));
    AtomicInteger asked = new AtomicInteger();
    Progress impatient =
        new Progress() {
          @Override
          public boolean isCancelled() {
            return asked.incrementAndGet() > 20;
          }

          @Override
          public void reached(double part) {
            // nobody watches
          }
        };
    assertThat(Arrangement.of(sheet, Selection.NONE, impatient)).isEmpty();
  }

  @Test
  void progressGoesForwardToTheEnd() {
    List<Double> parts = new ArrayList<>();
    Progress watching =
        new Progress() {
          @Override
          public boolean isCancelled() {
            return false;
          }

          @Override
          public void reached(double part) {
            parts.add(part);
          }
        };
    Arrangement.of(Sheet.of(Untidy.large(40, 1)), Selection.NONE, watching);
    assertThat(parts).isSorted().last().isEqualTo(1.0);
  }

  /** The machine of the figures does 200 in half a second; a slow one is granted twenty. */
  @Test
  void twoHundredServicesTakeNoAge() {
    Sheet sheet = Sheet.of(Untidy.large(200, 3));
    assertThat(
            org.junit.jupiter.api.Assertions.assertTimeout(
                Duration.ofSeconds(20),
                () -> Arrangement.of(sheet, Selection.NONE, Progress.UNWATCHED)))
        .isPresent();
  }

  // ---- what stays

  private static boolean isFree(Sheet sheet, Shape shape) {
    Drawing drawing = sheet.drawing();
    boolean pinned = sheet.placement(shape.key()).pinned();
    if (!(shape.element() instanceof Zone) || sheet.placement(shape.key()).collapsed()) {
      return !pinned;
    }
    return !pinned
        && drawing.members(shape.key()).stream()
            .allMatch(m -> sheet.shape(m.key()).map(s -> isFree(sheet, s)).orElse(true));
  }

  private static boolean isHidden(Sheet sheet, Element element) {
    return sheet.drawing().around(element).stream()
        .anyMatch(z -> sheet.placement(z.key()).collapsed());
  }

  private static double x(Sheet sheet, Shape shape) {
    return sheet.placement(shape.key()).x();
  }

  private static double y(Sheet sheet, Shape shape) {
    return sheet.placement(shape.key()).y();
  }

  private static Box box(Sheet sheet, String key) {
    return sheet.shape(Key.of(key)).orElseThrow().box();
  }

  private static Sheet tidied(Drawing drawing) {
    Sheet sheet = Sheet.of(drawing);
    return Arrangement.of(sheet, Selection.NONE, Progress.UNWATCHED)
        .map(edit -> sheet.with(edit.apply(drawing)))
        .orElse(sheet);
  }

  private static Drawing drawing(String yaml) throws ProblemsException {
    byte[] bytes = ("drawbridge: 1\n" + yaml).getBytes(StandardCharsets.UTF_8);
    return DrawingReader.read("test", bytes).drawing();
  }
}
