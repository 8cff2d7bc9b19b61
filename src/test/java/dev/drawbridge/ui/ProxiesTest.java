package dev.drawbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.desk.Desk;
import dev.drawbridge.desk.Sample;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.store.Document;
import dev.drawbridge.testing.Neighbours;
import java.nio.file.Path;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those hear who do not see the canvas. */
@Tag("window")
class ProxiesTest {
  private static final Key FRONTEND = Key.of("frontend");

  @TempDir private Path folder;

  private TestWindow open() throws Exception {
    return TestWindow.open(Desk.untitled(Sample.WEB_SHOP.document().orElseThrow()), folder);
  }

  private static Proxy proxy(TestWindow window, Selection thing) {
    Proxies proxies = (Proxies) window.node("#proxies");
    window.until(() -> proxies.inSight().stream().anyMatch(p -> p.thing().equals(thing)));
    return window.call(() ->
        proxies.inSight().stream().filter(p -> p.thing().equals(thing)).findFirst().orElseThrow());
  }

  @Test
  void aThingInSightHasANameARoleAndAState() throws Exception {
    try (TestWindow window = open()) {
      window.untilJudged();
      Proxy frontend = proxy(window, Selection.of(FRONTEND));
      window.until(() ->
          "Service in edge, trusted as exposed, one finding"
              .equals(frontend.getAccessibleRoleDescription()));
      assertThat(frontend.getAccessibleText()).isEqualTo("frontend");
      assertThat(frontend.queryAccessibleAttribute(AccessibleAttribute.SELECTED)).isEqualTo(false);
      window.run(() -> frontend.executeAccessibleAction(AccessibleAction.FIRE));
      assertThat(window.bench().selection()).isEqualTo(Selection.of(FRONTEND));
      assertThat(frontend.queryAccessibleAttribute(AccessibleAttribute.SELECTED)).isEqualTo(true);
    }
  }

  @Test
  void anArrowIsSaidInASentenceWithItsFindings() throws Exception {
    try (TestWindow window = open()) {
      window.untilJudged();
      String id = "frontend-to-api-server";
      assertThat(proxy(window, Selection.ofStatement(id)).getAccessibleText())
          .isEqualTo("frontend may reach api-server on tcp 8080");
      window.run(() -> window.bench().select(Selection.of(FRONTEND)));
      assertThat(window.call(() -> window.panels().canvas().getAccessibleText()))
          .startsWith("frontend: reached by")
          .endsWith("; one finding");
    }
  }

  @Test
  void ofALargeDrawingOnlyWhatIsInSightIsListed() throws Exception {
    Desk desk = Desk.untitled(Document.of(Neighbours.drawing(1_000, 2_000, 20)));
    try (TestWindow window = TestWindow.open(desk, folder)) {
      Proxies proxies = (Proxies) window.node("#proxies");
      window.until(() -> !proxies.inSight().isEmpty());
      assertThat(window.call(proxies::inSight)).hasSizeLessThanOrEqualTo(200);
      assertThat(proxies.queryAccessibleAttribute(AccessibleAttribute.ITEM_COUNT))
          .isEqualTo(window.call(() -> proxies.inSight().size()));
    }
  }
}
