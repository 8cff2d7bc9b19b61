package dev.drawbridge.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigFolderTest {
  private static final Path HOME = Path.of("/home/ada");

  @Test
  void onLinuxItIsWhereTheDesktopSpecificationSaysSo() {
    assertThat(ConfigFolder.of("Linux", HOME, Map.of()))
        .isEqualTo(HOME.resolve(".config/drawbridge"));
    assertThat(ConfigFolder.of("Linux", HOME, Map.of("XDG_CONFIG_HOME", "/etc/ada")))
        .isEqualTo(Path.of("/etc/ada/drawbridge"));
  }

  @Test
  void aRelativePathInTheEnvironmentIsIgnored() {
    assertThat(ConfigFolder.of("Linux", HOME, Map.of("XDG_CONFIG_HOME", "config")))
        .isEqualTo(HOME.resolve(".config/drawbridge"));
  }

  @Test
  void otherSystemsHaveTheirOwnPlaces() {
    assertThat(ConfigFolder.of("Mac OS X", HOME, Map.of()))
        .isEqualTo(HOME.resolve("Library/Application Support/Drawbridge"));
    assertThat(ConfigFolder.of("Windows 11", HOME, Map.of()))
        .isEqualTo(HOME.resolve("AppData/Roaming/Drawbridge"));
  }
}
