package dev.drawbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.desk.Desk;
import dev.drawbridge.desk.Sample;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.store.Document;
import dev.drawbridge.testing.Yaml;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command palette and the find bar, as a person uses them. */
@Tag("window")
class CommandPaletteTest {
  private static final Key API = Key.of("api-server");

  @TempDir private Path folder;

  private TestWindow open() throws Exception {
    return TestWindow.open(Desk.untitled(Sample.WEB_SHOP.document().orElseThrow()), folder);
  }

  private static void control(TestWindow window, KeyCode key) {
    window.hand().holdControl().type(key).letGo();
    window.settle();
  }

  private static void ask(TestWindow window, String typed) {
    control(window, KeyCode.K);
    window.node("#palette-field");
    window.hand().type(typed);
    window.settle();
  }

  @SuppressWarnings("unchecked")
  private static List<PaletteEntry> offered(TestWindow window) {
    return window.call(
        () -> List.copyOf(((ListView<PaletteEntry>) window.node("#palette-list")).getItems()));
  }

  @Test
  void aPhraseIsDrawnInOneStepAndItsSentenceIsSaidBefore() throws Exception {
    try (TestWindow window = open()) {
      Drawing before = window.drawing();
      ask(window, "frontend -> mailer tcp/25 \"sends mail\"");
      assertThat(offered(window).getFirst())
          .isInstanceOfSatisfying(
              PaletteEntry.Draw.class,
              draw ->
                  assertThat(Drawn.sentence(draw.meant()))
                      .isEqualTo(
                          "Allows frontend to open tcp 25 to mailer; creates service mailer"));
      window.hand().type(KeyCode.ENTER);
      window.until(() -> window.bench().drawing().has(Key.of("mailer")));
      assertThat(window.drawing().flows().get("frontend-to-mailer"))
          .hasValueSatisfying(flow -> assertThat(flow.why()).isEqualTo("sends mail"));
      assertThat(window.bench().selection().hasStatement("frontend-to-mailer")).isTrue();
      assertThat(window.shows("#palette-field")).isFalse();
      control(window, KeyCode.Z);
      assertThat(window.drawing()).isSameAs(before);
    }
  }

  @Test
  void removedByAPhraseOrCutAThingLeavesWhatStaysWhereItIsSeen() throws Exception {
    Drawing placedByTheProgram =
        Yaml.drawing(
            """
            zones: {shop: {}}
            services: {first: {zone: shop}, second: {zone: shop}, third: {zone: shop}}
            """);
    Desk desk = Desk.untitled(Document.of(placedByTheProgram));
    try (TestWindow window = TestWindow.open(desk, folder)) {
      List<Box> before = places(window);
      ask(window, "remove first");
      window.hand().type(KeyCode.ENTER);
      window.until(() -> !window.bench().drawing().has(Key.of("first")));
      assertThat(places(window)).isEqualTo(before);
      control(window, KeyCode.Z);
      window.run(() -> window.bench().select(Selection.of(Key.of("first"))));
      control(window, KeyCode.X);
      window.until(() -> !window.bench().drawing().has(Key.of("first")));
      assertThat(places(window)).isEqualTo(before);
    }
  }

  private static List<Box> places(TestWindow window) {
    return window.call(() ->
        Stream.of("second", "third")
            .map(key -> window.bench().sheet().shape(Key.of(key)).orElseThrow().box())
            .toList());
  }

  @Test
  void controlEnterDrawsAndWaitsForTheNextPhrase() throws Exception {
    try (TestWindow window = open()) {
      ask(window, "frontend -> one 80");
      control(window, KeyCode.ENTER);
      window.hand().type("one -> two 80");
      control(window, KeyCode.ENTER);
      window.hand().type(KeyCode.ESCAPE);
      window.settle();
      assertThat(window.drawing().flows().keys()).contains("frontend-to-one", "one-to-two");
    }
  }

  @Test
  void aMistakeIsSaidAndTabTakesTheWordThatWasMeant() throws Exception {
    try (TestWindow window = open()) {
      Drawing before = window.drawing();
      ask(window, "frontend -> x in productoin 80");
      assertThat(offered(window).getFirst()).isInstanceOf(PaletteEntry.Wrong.class);
      window.hand().type(KeyCode.ENTER);
      assertThat(window.drawing()).isSameAs(before);
      window.hand().type(KeyCode.TAB);
      TextField field = (TextField) window.node("#palette-field");
      window.until(() -> field.getText().equals("frontend -> x in production 80"));
      assertThat(offered(window).getFirst()).isInstanceOf(PaletteEntry.Draw.class);
    }
  }

  @Test
  void aThingIsFoundAndShown() throws Exception {
    try (TestWindow window = open()) {
      ask(window, "api-s");
      window.hand().type(KeyCode.ENTER);
      window.until(() -> window.bench().selection().equals(Selection.of(API)));
    }
  }

  @Test
  void aCommandIsRunAndOfferedFirstTheNextTime() throws Exception {
    try (TestWindow window = open()) {
      ask(window, "select all");
      window.hand().type(KeyCode.ENTER);
      window.until(() -> window.bench().selection().size() > 5);
      control(window, KeyCode.K);
      window.node("#palette-field");
      assertThat(offered(window).getFirst())
          .isInstanceOfSatisfying(
              PaletteEntry.Run.class,
              run -> assertThat(run.command().id()).isEqualTo("command.select.all"));
    }
  }

  @Test
  void theButtonOpensItAndArrowKeysAndTheMouseChoose() throws Exception {
    try (TestWindow window = open()) {
      window.hand().click(window.node("#search"));
      window.node("#palette-field");
      window.hand().type("redis").type(KeyCode.DOWN).type(KeyCode.UP);
      window.settle();
      window.hand().click(window.node("#palette-list .list-cell"));
      window.until(() -> window.bench().selection().equals(Selection.of(Key.of("redis"))));
    }
  }

  @Test
  void findingGoesFromHitToHitAndMarksThemAll() throws Exception {
    try (TestWindow window = open()) {
      control(window, KeyCode.F);
      window.node("#find-field");
      window.hand().type("redis");
      Label count = (Label) window.node("#find-count");
      window.until(() -> count.getText().startsWith("1 of "));
      Selection first = window.bench().selection();
      assertThat(first).isEqualTo(Selection.of(Key.of("redis")));
      int hits = window.call(() -> Integer.parseInt(count.getText().substring(5)));
      assertThat(window.call(() -> window.bench().foundProperty().get()))
          .satisfies(
              marks -> assertThat(marks.elements().size() + marks.flows().size()).isEqualTo(hits));
      window.hand().type(KeyCode.ENTER);
      window.until(() -> count.getText().startsWith("2 of "));
      assertThat(window.bench().selection()).isNotEqualTo(first);
      window.hand().holdShift().type(KeyCode.ENTER).letGo();
      window.until(() -> window.bench().selection().equals(first));
      window.hand().type(KeyCode.ESCAPE);
      window.settle();
      assertThat(window.call(() -> window.bench().foundProperty().get().elements())).isEmpty();
    }
  }

  @Test
  void anArrowIsCopiedAsThePhraseThatDrawsIt() throws Exception {
    try (TestWindow window = open()) {
      window.run(() -> window.bench().select(Selection.ofStatement("api-server-to-redis")));
      window.run(() -> window.commands().get("command.copy.phrase").run());
      assertThat(window.clipboard().text().orElse(""))
          .startsWith("api-server -> redis tcp/6379 \"");
    }
  }
}
