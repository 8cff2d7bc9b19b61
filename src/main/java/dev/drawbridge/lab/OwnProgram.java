package dev.drawbridge.lab;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How this very program is started once more. */
final class OwnProgram {
  /** Set by the launcher of an installed program to its own path. */
  private static final String LAUNCHER = "jpackage.app-path";

  private static final String MAIN = "dev.drawbridge.Main";

  private OwnProgram() {}

  /** The command, up to the program's own arguments. */
  static List<String> command() {
    return Optional.ofNullable(System.getProperty(LAUNCHER))
        .map(List::of)
        .orElseGet(OwnProgram::java);
  }

  /** Java with the same classes; what it needs of JavaFX is nothing. */
  private static List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            ManagementFactory.getRuntimeMXBean().getClassPath(),
            MAIN));
    return command;
  }
}
