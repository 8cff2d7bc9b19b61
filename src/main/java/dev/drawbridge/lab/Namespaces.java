package dev.drawbridge.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What threads and programs find inside the lab's namespaces. */
final class Namespaces {
  /** Nothing of the person's environment reaches a program that is run here. */
  static final Map<String, String> ENVIRONMENT =
      Map.of(
          "PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
          "LC_ALL", "C",
          // The only place there that can be written to.
          "TMPDIR", "/run");

  private Namespaces() {}

  /** Moves the calling thread into a network namespace. */
  static void enter(Kernel kernel, Path namespace) throws IOException {
    int result = kernel.enter(namespace);
    if (result < 0) {
      throw new IOException("cannot enter " + namespace + ": error " + -result);
    }
  }

  /** Changes settings of the network namespace in which the calling thread is. */
  static void set(Map<String, String> settings) throws IOException {
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      Path file = Path.of("/proc/sys/net", setting.getKey());
      // A kernel without IPv6 has none of its settings, and nothing to settle.
      if (Files.exists(file)) {
        Files.writeString(file, setting.getValue());
      }
    }
  }
}
