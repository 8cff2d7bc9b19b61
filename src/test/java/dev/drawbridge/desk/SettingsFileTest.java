package dev.drawbridge.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
  @TempDir private Path folder;

  @Test
  void whatIsChangedIsThereAtTheNextStart() {
    Path config = folder.resolve("config");
    Path file = folder.resolve("shop.drawbridge.yaml");
    SettingsFile settings = new SettingsFile(config);
    settings.change(s ->
        s.with(Appearance.DARK)
            .sized(1200, 800, true)
            .with(s.panels().withLeft(300).open(true, false, true))
            .opened(file));
    Settings later = new SettingsFile(config).settings();
    assertThat(later).isEqualTo(settings.settings());
    assertThat(later.recent()).containsExactly(file);
    assertThat(later.panels().rightOpen()).isFalse();
  }

  @Test
  void settingsThatCannotBeReadAreAsUsual() throws IOException {
    Files.writeString(folder.resolve("settings.json"), "{\"width\": ");
    assertThat(new SettingsFile(folder).settings()).isEqualTo(Settings.USUAL);
  }

  @Test
  void nonsenseIsBroughtWithinReason() throws IOException {
    Files.writeString(
        folder.resolve("settings.json"),
        "{\"appearance\": \"pink\", \"width\": -5, \"panels\": {\"left\": 100000}, \"recent\":"
            + " [7]}");
    Settings settings = new SettingsFile(folder).settings();
    assertThat(settings.appearance()).isEqualTo(Appearance.SYSTEM);
    assertThat(settings.width()).isEqualTo(640);
    assertThat(settings.panels().left()).isEqualTo(420);
    assertThat(settings.recent()).isEmpty();
  }

  @Test
  void theLatestTenFilesAreRemembered() {
    Settings settings = Settings.USUAL;
    for (int i = 0; i < 15; i++) {
      settings = settings.opened(folder.resolve(i + ".yaml"));
    }
    settings = settings.opened(folder.resolve("12.yaml"));
    assertThat(settings.recent())
        .hasSize(10)
        .startsWith(folder.resolve("12.yaml"), folder.resolve("14.yaml"));
  }
}
