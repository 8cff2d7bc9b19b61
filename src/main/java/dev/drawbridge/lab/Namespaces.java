package dev.drawbridge.lab;

import dev.drawbridge.net.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What threads and programs find inside the lab's namespaces. */
final class Namespaces {
  /** Nothing of the person's environment reaches a program that is run here. */
  static final Map<String, String> ENVIRONMENT =
      Map.of(
          "PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
          "LC_ALL", "C",
          // The only place there that can be written to.
          "TMPDIR", "/run");

  /** Missing where the kernel is built without IPv6, or started with {@code ipv6.disable=1}. */
  private static final Path IPV6_SETTINGS = Path.of("/proc/sys/net/ipv6");

  private Namespaces() {}

  /** The families that the kernel has. */
  static Set<Family> families() {
    return Files.isDirectory(IPV6_SETTINGS) ? EnumSet.allOf(Family.class) : EnumSet.of(Family.IPV4);
  }

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
