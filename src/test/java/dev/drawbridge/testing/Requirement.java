package dev.drawbridge.testing;

import java.awt.Font;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
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

  /** Needs a font of the system that has all these letters. */
  public static void letters(String text) {
    boolean known = new Font(Font.SANS_SERIF, Font.PLAIN, 12).canDisplayUpTo(text) < 0;
    require(known, "needs a font with the letters " + text + " (.ci/install brings it)");
  }

  /** Needs to run as the user root, for example to make network namespaces. */
  public static void root() {
    require(isRoot(), "needs to run as root");
  }

  /**
   * Needs the corpus of inputs that nobody here wrote. Returns its folder. It does not come with
   * the program, so that a test without it is skipped everywhere.
   */
  public static Path corpus() {
    var folder = Path.of("..", "shared", "corpus");
    Assumptions.assumeTrue(
        Files.isDirectory(folder), "Skipped: this test needs the corpus at " + folder + ".");
    return folder;
  }

  /**
   * Needs Python with a module such as {@code boto3}. Returns the interpreter that has it: that of
   * the environment .ci/install makes, or the one on the search path.
   */
  public static Path python(String module) {
    var python =
        Stream.of(System.getenv("DRAWBRIDGE_VENV"), cacheFolder() + "/drawbridge-ci/venv")
            .filter(Objects::nonNull)
            .map(folder -> Path.of(folder, "bin", "python"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElseGet(() -> command("python3"));
    require(
        succeeds(python.toString(), "-c", "import " + module),
        "needs the Python module " + module + " (.ci/install brings it)");
    return python;
  }

  private static String cacheFolder() {
    var cache = System.getenv("XDG_CACHE_HOME");
    return cache == null ? System.getProperty("user.home") + "/.cache" : cache;
  }

  private static boolean succeeds(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException notRunnable) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (UnsupportedOperationException | IOException elsewhere) {
      return false;
    }
  }

  /**
   * Needs something that a test finds out for itself.
   *
   * @param what the rest of the sentence <em>this test …</em>, with what brings it
   */
  public static void met(boolean met, String what) {
    require(met, what);
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
