package dev.drawbridge.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Shell commands as root in a network namespace that ends with them, in which {@code iptables} and
 * its siblings are of one back end.
 */
public final class Namespace {
  /** The programs of iptables, of which each back end has its own. */
  private static final List<String> PROGRAMS =
      List.of("iptables", "iptables-restore", "iptables-save");

  /** What is loaded, without what every packet changes and what the kernel draws by lot. */
  public static final String STATE =
      """
      state() {
        for save in ip6tables-save iptables-save; do $save | sed 's/\\[[0-9]*:[0-9]*\\]//; /^#/d'; done
        ipset save | sed 's/ initval [^ ]*//; s/ packets [0-9]* bytes [0-9]*//' | sort
      }
      """;

  private final Path folder;

  private Namespace(Path folder) {
    this.folder = folder;
  }

  /**
   * Prepares one.
   *
   * @param folder an empty folder, in which commands run
   * @param backend {@code nft} or {@code legacy}
   */
  public static Namespace in(Path folder, String backend) throws IOException {
    Requirement.root();
    for (String tool : List.of("unshare", "ipset", "ip", "awk")) {
      Requirement.command(tool);
    }
    Path multi = Requirement.command("xtables-" + backend + "-multi");
    Path programs = Files.createDirectories(folder.resolve("programs"));
    for (String program : PROGRAMS) {
      for (String name : List.of(program, program.replace("ip", "ip6"))) {
        Path script = programs.resolve(name);
        Files.writeString(script, "#!/bin/sh\nexec " + multi + " " + name + " \"$@\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
      }
    }
    return new Namespace(folder);
  }

  /** Puts files where commands find them. */
  public void put(Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  /** Runs a script; whatever it prints, ended by its exit code if that is not 0. */
  public String run(String script) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                "unshare", "--net", "--mount", "bash", "-eu", "-o", "pipefail", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder
        .environment()
        .merge("PATH", folder.resolve("programs").toString(), (old, ours) -> ours + ":" + old);
    Process process = builder.start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("does not end: " + script);
    }
    return process.exitValue() == 0 ? printed : printed + "\nexit " + process.exitValue();
  }
}
