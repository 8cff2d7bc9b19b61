package dev.drawbridge.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What part of the sheet a window shows. */
class ViewportTest {

  @Test
  void screenAndSheetAreEachOthersInverse() {
    long seed = Long.getLong("seed", 1);
    Random random = new Random(seed);
    Viewport viewport = Viewport.of(1000, 700);
    for (int i = 0; i < 500; i++) {
      viewport =
          viewport
              .zoomed(Math.exp(random.nextGaussian()), point(random))
              .panned(random.nextGaussian() * 50, random.nextGaussian() * 50);
      Point p = point(random);
      assertThat(viewport.toScreen(viewport.toSheet(p)).distance(p))
          .as("seed %d", seed)
          .isCloseTo(0, within(1e-6));
    }
  }

  @Test
  void zoomingKeepsWhatIsUnderTheCursor() {
    Viewport viewport = Viewport.of(1000, 700).panned(30, 40);
    Point cursor = new Point(250, 300);
    Point under = viewport.toSheet(cursor);

    assertThat(viewport.zoomed(2.5, cursor).toSheet(cursor)).isEqualTo(under);
  }

  @Test
  void zoomStaysBetweenOneAndFourHundredPercent() {
    Viewport viewport = Viewport.of(1000, 700);

    assertThat(viewport.zoomed(100).zoom()).isEqualTo(4.0);
    assertThat(viewport.zoomed(0.0001).zoom()).isEqualTo(0.01);
  }

  @Test
  void fittingShowsAllInTheMiddleButNeverLargerThanItIs() {
    Viewport viewport = Viewport.of(1000, 700);
    Box large = new Box(-500, 200, 4000, 1000);

    assertThat(viewport.fitted(large).visible().contains(large)).isTrue();
    assertThat(viewport.fitted(large).visible().centre().distance(large.centre()))
        .isCloseTo(0, within(1e-6));
    assertThat(viewport.fitted(new Box(0, 0, 10, 10)).zoom()).isEqualTo(1.0);
  }

  @Test
  void fittingBelowABarLeavesNothingUnderIt() {
    Viewport viewport = Viewport.of(800, 600);
    for (Box part : new Box[] {new Box(-500, 200, 4000, 3000), new Box(0, 0, 10, 10)}) {
      Viewport fitted = viewport.fittedBelow(70, part);
      assertThat(fitted.visible().contains(part)).isTrue();
      assertThat(fitted.toScreen(part.corner()).y()).isGreaterThan(70);
      assertThat(fitted.width()).isEqualTo(800);
      assertThat(fitted.height()).isEqualTo(600);
    }
  }

  @Test
  void showingMovesOnlyAsFarAsItMust() {
    Viewport viewport = Viewport.of(1000, 700);

    assertThat(viewport.showing(new Box(100, 100, 50, 50))).isEqualTo(viewport);
    assertThat(viewport.showing(new Box(1000, 100, 50, 50)).origin()).isEqualTo(new Point(90, 0));
    assertThat(viewport.showing(new Box(-100, 100, 50, 50)).origin()).isEqualTo(new Point(-140, 0));
  }

  private static Point point(Random random) {
    return new Point(random.nextInt(1000), random.nextInt(700));
  }
}
