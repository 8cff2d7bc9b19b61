package dev.drawbridge.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Programs of the machine, by the names under which the exported scripts call them. */
final class Programs {
  private static final List<String> OF_IPTABLES =
      List.of("iptables", "iptables-save", "iptables-restore");

  private Programs() {}

  /** Where a program lies; empty if the machine does not have it. */
  static Optional<Path> find(String name) {
    return find(name, Namespaces.ENVIRONMENT);
  }

  /** Where a program lies for whoever has that environment. */
  static Optional<Path> find(String name, Map<String, String> environment) {
    String path = environment.getOrDefault("PATH", "");
    return Arrays.stream(path.split(":"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * An environment in which the programs of iptables are those of a back end.
   *
   * @param folder where their names are put; it need not exist
   */
  static Map<String, String> environment(Backend backend, Path folder) throws IOException {
    if (backend == Backend.NFTABLES) {
      return Namespaces.ENVIRONMENT;
    }
    String kind = backend == Backend.IPTABLES ? "-nft" : "-legacy";
    Files.createDirectories(folder);
    for (String program : OF_IPTABLES) {
      for (String name : List.of(program, program.replace("ip", "ip6"))) {
        Optional<Path> real = find(name.replace("tables", "tables" + kind));
        if (real.isPresent()) {
          Files.createSymbolicLink(folder.resolve(name), real.get());
        }
      }
    }
    Map<String, String> environment = new HashMap<>(Namespaces.ENVIRONMENT);
    environment.merge("PATH", folder.toString(), (rest, ours) -> ours + ":" + rest);
    return environment;
  }
}
