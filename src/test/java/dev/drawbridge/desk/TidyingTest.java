package dev.drawbridge.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TidyingTest {
  /** What would run on the window's thread, in turn. */
  private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();

  private final Tidying tidying = new Tidying(window::add);
  private final BlockingQueue<Optional<Tidying.Offer>> found = new LinkedBlockingQueue<>();

  private static Desk desk() {
    return Desk.untitled(Sample.PCI_ZONES.document().orElseThrow());
  }

  private void start(Drawing drawing) {
    tidying.start(Sheet.of(drawing), Selection.NONE, _ -> {}, found::add);
  }

  private Tidying.Offer offer() throws InterruptedException {
    while (found.isEmpty()) {
      Runnable news = window.poll(60, TimeUnit.SECONDS);
      assertThat(news).isNotNull();
      news.run();
    }
    return found.remove().orElseThrow();
  }

  @Test
  void theDrawingOfAnOfferThatIsTakenOverIsTheVeryOneThatItsSheetIsOf()
      throws InterruptedException {
    try (Desk desk = desk()) {
      Drawing before = desk.drawing();
      start(before);
      Tidying.Offer offer = offer();
      desk.perform(offer);
      assertThat(desk.drawing()).isSameAs(offer.sheet().drawing());
      assertThat(desk.drawing()).isEqualTo(offer.edit().apply(before));
      desk.undo();
      assertThat(desk.drawing()).isSameAs(before);
      desk.redo();
      assertThat(desk.drawing()).isSameAs(offer.sheet().drawing());
    }
  }

  @Test
  void anOfferForAnEarlierDrawingTakesNothingBack() throws InterruptedException {
    try (Desk desk = desk()) {
      start(desk.drawing());
      Tidying.Offer offer = offer();
      desk.perform(new Edit.Describe("Another name", ""));
      desk.perform(offer);
      assertThat(desk.drawing().name()).isEqualTo("Another name");
      assertThat(desk.drawing().layout()).isEqualTo(offer.sheet().drawing().layout());
    }
  }

  @Test
  void whoeverCancelsHearsNothingAnyMore() throws InterruptedException {
    try (Desk desk = desk()) {
      start(desk.drawing());
      tidying.cancel();
      // The next one ends after the first one, on the same thread.
      start(desk.drawing());
      offer();
      assertThat(found).isEmpty();
      window.forEach(Runnable::run);
      assertThat(found).isEmpty();
    }
  }
}
