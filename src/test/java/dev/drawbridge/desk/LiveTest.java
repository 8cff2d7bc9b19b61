package dev.drawbridge.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.export.TargetExport;
import dev.drawbridge.export.Targets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LiveTest {
  private static final long SECONDS = 60;

  private final BlockingQueue<Judgement> heard = new LinkedBlockingQueue<>();

  private static Judge judge() {
    return new Judge(Targets.all(), () -> LocalDate.of(2026, 1, 1));
  }

  private Judgement complete(Drawing drawing) throws InterruptedException {
    Judgement next = heard.poll(SECONDS, TimeUnit.SECONDS);
    while (next != null && !(next.isComplete() && next.drawing().equals(drawing))) {
      next = heard.poll(SECONDS, TimeUnit.SECONDS);
    }
    assertThat(next).as("a complete judgement of %s", drawing).isNotNull();
    return next;
  }

  private static Drawing drawing(Sample sample) {
    return sample.document().orElseThrow().drawing();
  }

  @Test
  void everyTargetOfASampleIsProvedInTheBackground() throws InterruptedException {
    Drawing drawing = drawing(Sample.TWO_SERVICES);
    try (Live live = new Live(judge(), Runnable::run, heard::add)) {
      live.look(drawing);
      assertThat(complete(drawing).targets().values())
          .hasSameSizeAs(Targets.all())
          .allMatch(
              made -> made instanceof TargetExport.Proved || made instanceof TargetExport.Absent);
    }
  }

  @Test
  void findingsComeBeforeTheFirstFiles() throws InterruptedException {
    Drawing drawing = drawing(Sample.WEB_SHOP);
    try (Live live = new Live(judge(), Runnable::run, heard::add)) {
      live.look(drawing);
      Judgement first = heard.poll(SECONDS, TimeUnit.SECONDS);
      assertThat(first).isNotNull();
      assertThat(first.targets()).isEmpty();
      assertThat(complete(drawing).findings()).isEqualTo(first.findings());
    }
  }

  @Test
  void onlyTheLatestOfManyDrawingsIsJudgedToTheEnd() throws InterruptedException {
    List<Drawing> drawings = new ArrayList<>(List.of(drawing(Sample.WEB_SHOP)));
    for (int i = 0; i < 50; i++) {
      drawings.add(
          new Edit.Add(Service.of(Key.of("more-" + i)), Placement.at(0, 0))
              .apply(drawings.getLast()));
    }
    try (Live live = new Live(judge(), Runnable::run, heard::add)) {
      drawings.forEach(live::look);
      complete(drawings.getLast());
      assertThat(heard).isEmpty();
    }
  }

  @Test
  void whatWasOvertakenIsNotHandedOver() throws InterruptedException {
    Drawing old = drawing(Sample.TWO_SERVICES);
    Drawing later = drawing(Sample.DUAL_STACK);
    BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    try (Live live = new Live(judge(), window::add, heard::add)) {
      live.look(old);
      Runnable first = window.poll(SECONDS, TimeUnit.SECONDS);
      assertThat(first).isNotNull();
      live.look(later);
      first.run();
      assertThat(heard).isEmpty();
    }
  }

  @Test
  void aMovedThingIsJudgedByWhatIsKnownAlready() throws InterruptedException {
    Drawing before = drawing(Sample.WEB_SHOP);
    try (Live live = new Live(judge(), Runnable::run, heard::add)) {
      live.look(before);
      Judgement known = complete(before);
      Drawing moved = before.placed(Key.of("redis"), Placement.at(7, 7));
      live.look(moved);
      Judgement again = complete(moved);
      assertThat(again.findings()).isSameAs(known.findings());
      assertThat(again.targets())
          .allSatisfy((name, made) -> assertThat(made).isSameAs(known.targets().get(name)));
    }
  }

  @Test
  void movingThingsAboutKeepsNothingFromBeingFinished() throws InterruptedException {
    Drawing last = drawing(Sample.WEB_SHOP);
    try (Live live = new Live(judge(), Runnable::run, heard::add)) {
      for (int i = 0; i < 200; i++) {
        last = last.placed(Key.of("redis"), Placement.at(i, 7));
        live.look(last);
      }
      assertThat(complete(last).targets()).hasSameSizeAs(Targets.all());
    }
  }
}
