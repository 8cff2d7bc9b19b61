package dev.drawbridge.desk;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where settings lie: the usual place of each system (XDG Base Directory 0.8 on Linux). */
public final class ConfigFolder {
  private ConfigFolder() {}

  /** The folder of whoever runs the program; it need not exist yet. */
  public static Path ofThisUser() {
    return of(
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", ".")),
        System.getenv());
  }

  /**
   * The folder on a system.
   *
   * @param system the system's name, as Java tells it
   * @param home the person's home folder
   * @param environment the environment variables
   */
  static Path of(String system, Path home, Map<String, String> environment) {
    String lower = system.toLowerCase(Locale.ROOT);
    if (lower.startsWith("windows")) {
      return absolute(environment, "APPDATA")
          .orElse(home.resolve("AppData/Roaming"))
          .resolve("Drawbridge");
    }
    if (lower.startsWith("mac")) {
      return home.resolve("Library/Application Support/Drawbridge");
    }
    return absolute(environment, "XDG_CONFIG_HOME")
        .orElse(home.resolve(".config"))
        .resolve("drawbridge");
  }

  /** The specification wants relative paths ignored. */
  private static Optional<Path> absolute(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> !value.isBlank())
        .map(Path::of)
        .filter(Path::isAbsolute);
  }
}
