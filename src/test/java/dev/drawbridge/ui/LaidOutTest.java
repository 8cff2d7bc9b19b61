package dev.drawbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Service;
import org.junit.jupiter.api.Test;

class LaidOutTest {
  private final LaidOut laidOut = new LaidOut();

  private static Drawing drawing(String service) {
    return Drawing.EMPTY.with(Service.of(Key.of(service)));
  }

  @Test
  void aDrawingThatComesBackHasTheSheetItHad() {
    Sheet web = Sheet.of(drawing("web"));
    Sheet api = Sheet.of(drawing("api"));
    laidOut.remember(web);
    laidOut.remember(api);

    assertThat(laidOut.of(web.drawing())).containsSame(web);
    assertThat(laidOut.of(api.drawing())).containsSame(api);
  }

  @Test
  void onlyTheVeryDrawingIsLookedFor() {
    laidOut.remember(Sheet.of(drawing("web")));

    assertThat(laidOut.of(drawing("web"))).isEmpty();
  }

  @Test
  void aDraftIsLaidOutAgain() {
    Sheet draft = Sheet.draft(drawing("web"));
    laidOut.remember(draft);

    assertThat(laidOut.of(draft.drawing())).isEmpty();
  }

  @Test
  void onlyTheLastAreKept() {
    Sheet first = Sheet.of(drawing("first"));
    laidOut.remember(first);
    for (int i = 0; i < 100; i++) {
      laidOut.remember(Sheet.of(drawing("s-" + i)));
    }

    assertThat(laidOut.of(first.drawing())).isEmpty();
  }
}
