package dev.drawbridge.cli;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.store.DrawingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The drawing that a command is about, and the targets it looks at. */
final class DrawingFileOption {
  @Parameters(paramLabel = "FILE", description = "The drawing, *.drawbridge.yaml.")
  private Path file = Path.of("");

  @Option(
      names = "--target",
      split = ",",
      paramLabel = "TARGET",
      description = "Only these: kubernetes, nftables, iptables, aws. Default: all that take part.")
  private List<String> targets = new ArrayList<>();

  Path file() {
    return file;
  }

  /** Reads the drawing. */
  Drawing read() throws Failure {
    return read(file);
  }

  static Drawing read(Path file) throws Failure {
    try {
      return DrawingReader.read(file.toString(), Files.readAllBytes(file)).drawing();
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (ProblemsException e) {
      throw new Failure(ExitCode.UNREADABLE, e);
    }
  }

  static Failure unreadable(Path file, IOException e) {
    String reason = e.getClass().getSimpleName().replace("Exception", "");
    return new Failure(
        ExitCode.UNREADABLE, List.of(Problem.of(CliCode.FILE_NOT_READABLE, file, reason)));
  }

  /** The targets asked for; all if none was named. */
  List<TargetName> targets() {
    return targets.isEmpty()
        ? List.of(TargetName.values())
        : targets.stream().map(DrawingFileOption::target).distinct().sorted().toList();
  }

  boolean namesTargets() {
    return !targets.isEmpty();
  }

  /** Picocli turns this into a usage error, exit code 2. */
  private static TargetName target(String word) {
    for (TargetName name : TargetName.values()) {
      if (name.word().equals(word.toLowerCase(Locale.ROOT))) {
        return name;
      }
    }
    throw new UsageException(
        "unknown target " + word + "; known are kubernetes, nftables, iptables, aws");
  }
}
