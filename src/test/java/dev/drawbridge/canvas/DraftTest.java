package dev.drawbridge.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.testing.Neighbours;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** A draft is what the exact sheet looks like from afar. */
class DraftTest {
  private static final int ROUNDS = 60;

  private final Drawing drawing = Neighbours.drawing(300, 1500, 6);

  @Test
  void everythingStandsWhereItStandsInTheEnd() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Drawing some = RandomDrawing.of(seed);
      assertThat(List.copyOf(Sheet.draft(some).shapes()))
          .isEqualTo(List.copyOf(Sheet.of(some).shapes()));
    }
  }

  @Test
  void everyArrowIsThereBetweenTheSameThingsAndCarriesNothing() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Drawing some = RandomDrawing.of(seed);
      List<Arrow> exact = List.copyOf(Sheet.of(some).arrows());
      List<Arrow> draft = List.copyOf(Sheet.draft(some).arrows());
      assertThat(draft).hasSameSizeAs(exact);
      for (int i = 0; i < draft.size(); i++) {
        Arrow rough = draft.get(i);
        assertThat(rough.chip()).isEmpty();
        assertThat(
                new Arrow(
                    rough.flows(),
                    rough.from(),
                    rough.to(),
                    exact.get(i).route(),
                    rough.line(),
                    exact.get(i).chip()))
            .isEqualTo(exact.get(i));
      }
    }
  }

  @Test
  void itTakesTheRoomItTakesInTheEnd() {
    Box draft = Sheet.draft(drawing).bounds();
    Box exact = Sheet.of(drawing).bounds();
    assertThat(draft.grown(Metrics.STUB * 4).contains(exact)).isTrue();
    assertThat(exact.grown(Metrics.STUB * 4).contains(draft)).isTrue();
  }

  @Test
  void anArrowIsFoundWhereItRuns() {
    Sheet draft = Sheet.draft(drawing);
    Random random = new Random(5);
    List<Arrow> arrows = List.copyOf(draft.arrows());
    for (int i = 0; i < 100; i++) {
      Arrow arrow = arrows.get(random.nextInt(arrows.size()));
      Box piece = arrow.route().pieces().getFirst();
      boolean[] found = new boolean[1];
      draft.arrows(
          Box.around(piece.centre(), 2, 2), near -> found[0] |= near.id().equals(arrow.id()));
      assertThat(found[0]).as(arrow.id()).isTrue();
    }
  }

  @Test
  void itBecomesTheSheetOfItsDrawing() {
    Sheet draft = Sheet.draft(drawing);
    Sheet exact = draft.exact();

    assertThat(draft.isDraft()).isTrue();
    assertThat(exact.isDraft()).isFalse();
    assertThat(exact.exact()).isSameAs(exact);
    assertThat(exact.drawing()).isSameAs(drawing);
    assertThat(List.copyOf(exact.arrows())).isEqualTo(List.copyOf(Sheet.of(drawing).arrows()));
    assertThat(exact.bounds()).isEqualTo(Sheet.of(drawing).bounds());
  }

  @Test
  void whoNoLongerWantsTheExactOneInterrupts() {
    Sheet draft = Sheet.draft(drawing);
    Thread.currentThread().interrupt();

    assertThatThrownBy(draft::exact).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
