package dev.drawbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.desk.Desk;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.store.Document;
import dev.drawbridge.testing.Neighbours;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A large drawing shows at once, and can be worked with while it is being laid out. */
class LayingTest {
  private static final Drawing LARGE = Neighbours.drawing(400, 4000, 8);
  private static final Edit RENAMED = new Edit.Rename(Key.of("service-7"), "", "renamed");
  private static final Edit REMOVED = new Edit.Remove(Set.of(Key.of("service-11")), Set.of());

  @TempDir private Path folder;

  private static void assertExact(Sheet shown, Drawing drawing) {
    Sheet exact = Sheet.of(drawing);
    assertThat(shown.drawing()).isSameAs(drawing);
    assertThat(List.copyOf(shown.shapes()).equals(List.copyOf(exact.shapes()))).isTrue();
    assertThat(List.copyOf(shown.arrows()).equals(List.copyOf(exact.arrows()))).isTrue();
  }

  @Test
  void onlyALargeDrawingIsDraftedFirst() {
    assertThat(Laying.first(LARGE).isDraft()).isTrue();
    assertThat(Laying.first(Neighbours.drawing(40, 100, 4)).isDraft()).isFalse();
  }

  // ---- in a window

  private TestWindow window() throws Exception {
    return TestWindow.open(Desk.empty(), folder);
  }

  private static void put(TestWindow window) {
    window.bench().put(Desk.untitled(Document.of(LARGE)));
    assertThat(window.panels().canvas().sheet().isDraft()).isTrue();
  }

  private static void untilExact(TestWindow window) {
    window.until(() -> window.panels().canvas().sheet().isExact());
    assertExact(window.call(() -> window.panels().canvas().sheet()), window.drawing());
  }

  @Test
  void itIsExactInTheEndAndJudged() throws Exception {
    try (TestWindow window = TestWindow.open(Desk.untitled(Document.of(LARGE)), folder)) {
      untilExact(window);
      window.until(window.panels().canvas()::isSharp);
      window.untilJudged();
    }
  }

  @Test
  void whatIsDoneMeanwhileShowsAtOnceAndIsInTheExactSheet() throws Exception {
    try (TestWindow window = window()) {
      window.run(() -> {
        put(window);
        window.bench().perform(RENAMED);
        window.bench().perform(REMOVED);
        assertThat(window.bench().sheet().shape(Key.of("service-11"))).isEmpty();
        window.bench().desk().undo();
        assertThat(window.bench().sheet().shape(Key.of("service-11"))).isPresent();
        window.bench().desk().redo();
        assertThat(window.bench().sheet().isDraft()).isTrue();
      });
      untilExact(window);
      assertThat(window.drawing().has(Key.of("service-11"))).isFalse();
    }
  }

  @Test
  void whenMuchWasMovedItStandsThereAtOnceAndItsArrowsFollow() throws Exception {
    try (TestWindow window = TestWindow.open(Desk.untitled(Document.of(LARGE)), folder)) {
      untilExact(window);
      window.run(() -> {
        Sheet before = window.bench().sheet();
        Map<Key, Placement> placements = new LinkedHashMap<>();
        for (int i = 0; i < 60; i++) {
          Key key = Key.of("service-" + i);
          Placement old = before.placement(key);
          placements.put(key, old.movedTo(old.x() + 30, old.y() + 20));
        }
        window.bench().perform(new Edit.Move(placements, Map.of()));
        Sheet shown = window.bench().sheet();
        assertThat(shown.isExact()).isFalse();
        assertThat(List.copyOf(shown.shapes()))
            .isEqualTo(List.copyOf(Sheet.draft(window.drawing()).shapes()));
        window.bench().desk().undo();
        assertThat(window.bench().sheet()).isSameAs(before);
        window.bench().desk().redo();
        window.bench().perform(RENAMED);
      });
      untilExact(window);
    }
  }

  @Test
  void whatWantsTheExactSheetWaitsForIt() throws Exception {
    try (TestWindow window = window()) {
      AtomicReference<Optional<Sheet>> given = new AtomicReference<>(Optional.empty());
      window.run(() -> {
        put(window);
        window.panels().canvas().whenExact(sheet -> given.set(Optional.of(sheet)));
        assertThat(given.get()).isEmpty();
      });
      window.until(() -> given.get().isPresent());
      assertThat(given.get().orElseThrow().isDraft()).isFalse();
    }
  }

  @Test
  void anotherDrawingPutInItsPlaceIsWhatShowsInTheEnd() throws Exception {
    try (TestWindow window = window()) {
      Drawing small = Neighbours.drawing(40, 100, 4);
      window.run(() -> {
        put(window);
        window.bench().put(Desk.untitled(Document.of(small)));
        assertExact(window.panels().canvas().sheet(), small);
      });
      window.untilJudged();
      assertExact(window.call(() -> window.panels().canvas().sheet()), small);
    }
  }

  // ---- by itself

  private final AtomicReference<Sheet> shown = new AtomicReference<>(Sheet.draft(LARGE));
  private final AtomicReference<Optional<Sheet>> made = new AtomicReference<>(Optional.empty());
  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicInteger asked = new AtomicInteger();

  private Laying laying() throws Exception {
    FxToolkit.registerPrimaryStage();
    return new Laying(
        shown::get,
        () -> {
          asked.incrementAndGet();
          return busy.get();
        },
        sheet -> made.set(Optional.of(sheet)));
  }

  private static void onWindowThread(Runnable work) throws Exception {
    WaitForAsyncUtils.asyncFx(work).get();
  }

  @Test
  void nothingChangesUnderTheHandThatDrags() throws Exception {
    Laying laying = laying();
    busy.set(true);
    onWindowThread(laying::finish);
    TestWindow.waitUntil(() -> asked.get() > 0);
    assertThat(made.get()).isEmpty();
    busy.set(false);
    onWindowThread(laying::handOver);
    assertExact(made.get().orElseThrow(), LARGE);
  }

  @Test
  void theSheetOfAnOlderDrawingIsBroughtUpToDateFirst() throws Exception {
    Laying laying = laying();
    busy.set(true);
    onWindowThread(laying::finish);
    TestWindow.waitUntil(() -> asked.get() > 0);
    Drawing after = REMOVED.apply(RENAMED.apply(LARGE));
    onWindowThread(() -> {
      shown.set(shown.get().with(after));
      busy.set(false);
      laying.handOver();
    });
    TestWindow.waitUntil(() -> made.get().isPresent());
    assertExact(made.get().orElseThrow(), after);
  }

  @Test
  void whatIsGivenUpEndsAndHandsOverNothing() throws Exception {
    Laying laying = laying();
    onWindowThread(() -> {
      laying.finish();
      laying.giveUp();
    });
    TestWindow.waitUntil(() ->
        Thread.getAllStackTraces().keySet().stream().noneMatch(t -> t.getName().equals("sheet")));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(made.get()).isEmpty();
    assertThat(asked).hasValue(0);
  }
}
