package dev.drawbridge.cli;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.lab.Backend;
import dev.drawbridge.lab.JunitXml;
import dev.drawbridge.lab.LabEvent;
import dev.drawbridge.lab.LabException;
import dev.drawbridge.lab.LabReport;
import dev.drawbridge.lab.Laboratory;
import dev.drawbridge.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drawbridge lab}. */
@Command(
    name = "lab",
    description = "Tries a drawing out with real packets, on this machine and without touching it.",
    footer = {
      "",
      "Examples:",
      "  drawbridge lab shop.drawbridge.yaml",
      "  drawbridge lab shop.drawbridge.yaml --target iptables --junit lab.xml",
      "  drawbridge lab shop.drawbridge.yaml --bundle out",
      "",
      "Linux only; needs no root where the kernel allows user namespaces. Builds the drawing out of"
          + " network namespaces, puts the exported files in force, opens every drawn connection"
          + " and what must not open around it, with both ends protected, with each end alone and"
          + " with each router between them alone, and compares answers and counters with the"
          + " drawing. What cannot be tried is listed. Exit code 1 if anything differs.",
      "",
      "kubernetes runs an API server and an enforcer of network policies of its own: etcd,"
          + " kube-apiserver, kubectl and kube-network-policies must lie in the folder that"
          + " DRAWBRIDGE_KUBE_BIN names, or on the search path."
    })
final class LabCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", description = "The drawing, *.drawbridge.yaml.")
  private Path file = Path.of("");

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      description =
          "Whose files are tried out: nftables (default), iptables (over nf_tables),"
              + " iptables-legacy, or kubernetes.")
  private String target = Backend.NFTABLES.word();

  @Option(
      names = "--bundle",
      paramLabel = "DIR",
      description = "Tries the files of this bundle, as they are, instead of a new export.")
  private @Nullable Path bundle;

  @Option(names = "--json", description = "For machines.")
  private boolean json;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Also writes every trial as a test case, in JUnit's XML.")
  private @Nullable Path junit;

  LabCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Failure, InterruptedException {
    Backend backend = backend();
    Drawing drawing = DrawingFileOption.read(file);
    LabReport report = new LabReport(drawing);
    long start = System.nanoTime();
    listen(drawing, backend, report);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (junit != null) {
      write(junit, JunitXml.of(report, drawing.name() + " on " + backend.word(), seconds(took)));
    }
    if (json) {
      terminal.say(LabJson.of(report, file, backend, seconds(took)));
    } else {
      new LabText(terminal).print(report, backend, seconds(took));
    }
    if (report.stopped().isPresent()) {
      LabEvent.Stopped why = report.stopped().get();
      throw new Failure(
          ExitCode.NOT_HERE, List.of(Problem.of(why.code(), why.arguments().toArray())));
    }
    return report.agrees() ? ExitCode.FINE : ExitCode.FINDINGS;
  }

  private Backend backend() {
    return Backend.of(target.toLowerCase(Locale.ROOT))
        .orElseThrow(() ->
            new UsageException(
                "unknown target "
                    + target
                    + "; the lab knows "
                    + Arrays.stream(Backend.values())
                        .map(Backend::word)
                        .collect(Collectors.joining(", "))));
  }

  private void listen(Drawing drawing, Backend backend, LabReport report)
      throws Failure, InterruptedException {
    try (Laboratory.Attempt lab =
        Laboratory.ofThisMachine().start(drawing, backend, Optional.ofNullable(bundle))) {
      lab.listen(event -> {
        report.accept(event);
        if (event instanceof LabEvent.Reached reached) {
          terminal.meanwhile(LabText.progress(reached));
        }
      });
    } catch (LabException e) {
      throw new Failure(ExitCode.NOT_HERE, List.of(e.problem()));
    } finally {
      terminal.meanwhile("");
    }
  }

  private static void write(Path file, String text) throws Failure {
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new Failure(
          ExitCode.NOT_HERE,
          List.of(
              Problem.of(
                  CliCode.FILE_NOT_WRITABLE,
                  file,
                  e.getClass().getSimpleName().replace("Exception", ""))));
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
