package dev.drawbridge.version;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * The program's version, as the build wrote it into {@code version.properties}. The manifest's
 * implementation version would be the usual place, but it is null in the packaged image.
 */
public final class Version {
  private Version() {}

  /** The version, such as {@code 0.1.0}; never blank. */
  public static String text() {
    var properties = new Properties();
    try (var file =
        new InputStreamReader(
            Version.class.getResourceAsStream("version.properties"), StandardCharsets.UTF_8)) {
      properties.load(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return properties.getProperty("version");
  }
}
