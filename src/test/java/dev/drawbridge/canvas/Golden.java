package dev.drawbridge.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that a person has looked at. Run with {@code -Dgolden=write} to write them anew, then look
 * at the difference.
 */
final class Golden {
  private Golden() {}

  /** Compares with a file of the project; its path is relative to the project. */
  static void compare(String file, String actual) throws IOException {
    Path path = Path.of(file);
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(path.getParent());
      Files.writeString(path, actual);
    }
    assertThat(actual)
        .as("%s, written anew with -Dgolden=write", file)
        .isEqualTo(Files.readString(path));
  }
}
