package dev.drawbridge.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * What a test needs of the machine it runs on. Where it is missing, the test is skipped with one
 * line that says what; where the environment variable or system property {@code CI} is {@code
 * true}, a skipped test is a promise not kept, so it fails instead.
 */
public final class Requirement {
  private Requirement() {}

  /** Needs a program on the search path, such as {@code nft}. Returns where it lies. */
  public static Path command(String name) {
    var found =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst();
    require(found.isPresent(), "needs the command " + name + " (.ci/install brings it)");
    return found.orElseThrow();
  }

  /** Needs to run as the user root, for example to make network namespaces. */
  public static void root() {
    require(isRoot(), "needs to run as root");
  }

  /** Needs the corpus of inputs that nobody here wrote. Returns its folder. */
  public static Path corpus() {
    var folder = Path.of("..", "shared", "corpus");
    require(Files.isDirectory(folder), "needs the corpus at " + folder);
    return folder;
  }

  private static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (UnsupportedOperationException | IOException elsewhere) {
      return false;
    }
  }

  private static void require(boolean met, String what) {
    if (met) {
      return;
    }
    if (mustBeComplete()) {
      Assertions.fail("This test " + what + "; on CI nothing is skipped.");
    }
    Assumptions.abort("Skipped: this test " + what + ".");
  }

  private static boolean mustBeComplete() {
    return "true".equals(System.getenv("CI")) || Boolean.getBoolean("CI");
  }
}
