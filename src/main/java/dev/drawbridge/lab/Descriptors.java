package dev.drawbridge.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many files a process may have open. */
final class Descriptors {
  private static final Pattern LIMIT = Pattern.compile("Max open files +(\\d+).*");

  /** For the Java platform itself. */
  private static final int KEPT = 200;

  private static final int FEWEST = 300;

  /** More at a time would only make one answer wait for many others. */
  private static final int MOST = 6000;

  private Descriptors() {}

  /** How many more this process may open, at most a few thousand. */
  static int available() throws IOException {
    // Java raises its own limit to what it may at most.
    int limit =
        Files.readString(Path.of("/proc/self/limits"))
            .lines()
            .map(LIMIT::matcher)
            .filter(Matcher::matches)
            .map(match -> Math.min(MOST + KEPT, Long.parseLong(match.group(1))))
            .map(Long::intValue)
            .findFirst()
            .orElse(FEWEST);
    return Math.max(FEWEST, limit) - KEPT;
  }
}
