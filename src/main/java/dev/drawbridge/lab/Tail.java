package dev.drawbridge.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;

/** Reads what a process complains about, so that it never waits for a reader, and keeps the end. */
final class Tail {
  private final Thread reader;
  private volatile Optional<String> last = Optional.empty();

  Tail(BufferedReader lines) {
    reader = Thread.ofVirtual().start(() -> read(lines));
  }

  private void read(BufferedReader lines) {
    try (lines) {
      String line = lines.readLine();
      while (line != null) {
        if (!line.isBlank()) {
          last = Optional.of(line.strip());
        }
        line = lines.readLine();
      }
    } catch (IOException _) {
      // The process is gone; what it said is kept.
    }
  }

  /** The last line, once the process has ended. */
  Optional<String> last() throws InterruptedException {
    reader.join();
    return last;
  }
}
