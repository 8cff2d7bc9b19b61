package dev.drawbridge.lab;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The command line of one cluster. */
final class Kubectl {
  private final Path program;
  private final Path folder;

  /**
   * @param program kubectl itself
   * @param folder where it finds its {@code kubeconfig} and may keep what it remembers
   */
  Kubectl(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /** The file that says where the cluster is and who asks. */
  Path configuration() {
    return folder.resolve("kubeconfig");
  }

  /** What a script needs in its environment to reach this cluster and no other. */
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(Namespaces.ENVIRONMENT);
    environment.merge(
        "PATH",
        program.toAbsolutePath().getParent().toString(),
        (path, first) -> first + File.pathSeparator + path);
    environment.put("KUBECONFIG", configuration().toString());
    environment.put("HOME", folder.toString());
    return environment;
  }

  /**
   * Runs a command that reads nothing.
   *
   * @return what it says
   * @throws IOException if it fails; says why
   */
  String run(String... arguments) throws IOException, InterruptedException {
    return feed("", arguments);
  }

  /**
   * Runs a command that reads objects from its standard input, {@code -f -}.
   *
   * @return what it says
   * @throws IOException if it fails; says why
   */
  String feed(String input, String... arguments) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList();
    return Tool.run(folder, environment(), input, command);
  }
}
