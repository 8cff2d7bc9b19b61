package dev.drawbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Icon;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

/** One family of icons, on the canvas and beside it. */
class IconsTest {
  @Test
  void everyIconOfTheCanvasIsOfTheFamilyThatListsAndHeadingsShow() {
    List<String> family =
        List.of(Feather.values()).stream()
            .map(icon -> icon.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    assertThat(family).containsAll(Icon.names());
  }
}
