package dev.drawbridge.lab;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.store.DrawingWriter;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A lab under way: this program once more, as the first process of user, network, mount and process
 * namespaces of its own. They end with it, and it ends with this process, so that nothing stays
 * whatever is killed.
 */
final class Enclosure implements Laboratory.Attempt {
  private static final List<String> NEEDED = List.of("unshare", "ip", "mount", "sh");

  private static final List<String> NAMESPACES =
      List.of("--net", "--mount", "--fork", "--pid", "--kill-child", "--mount-proc");

  private static final List<String> AS_ROOT_OF_ITS_OWN = List.of("--user", "--map-root-user");

  /** Its own disk at /run, the machine's read-only, and loopback, which Java looks for. */
  private static final String SETTLE =
      """
      mount -t tmpfs -o mode=0755 drawbridge-lab /run
      mount -o remount,bind,ro / 2>/dev/null || :
      ip link set lo up
      exec "$@"
      """;

  private final Process process;
  private final Tail complaints;

  private Enclosure(Process process) {
    this.process = process;
    this.complaints = new Tail(process.errorReader(StandardCharsets.UTF_8));
  }

  /**
   * Why it cannot be done here, as far as that is known without trying; quick enough to ask before
   * a button is shown.
   */
  static Optional<Problem> obstacle(Backend backend) {
    String system = System.getProperty("os.name", "");
    if (!system.equals("Linux")) {
      return Optional.of(Problem.of(LabCode.NOT_LINUX, system));
    }
    List<String> programs = new ArrayList<>(NEEDED);
    programs.addAll(backend.programs());
    return programs.stream()
        .filter(program -> Programs.find(program).isEmpty())
        .findFirst()
        .map(program -> Problem.of(LabCode.PROGRAM_MISSING, program))
        .or(() -> obstacleOfPlane(backend));
  }

  private static Optional<Problem> obstacleOfPlane(Backend backend) {
    return backend == Backend.KUBERNETES
        ? PlanePrograms.obstacle(PlanePrograms.folders(System.getenv()))
        : Optional.empty();
  }

  /**
   * Starts a lab.
   *
   * @param bundle the folder of the bundle that is tried; empty for a new export of the drawing
   * @throws LabException if it cannot be done here
   */
  static Enclosure start(Drawing drawing, Backend backend, Optional<Path> bundle)
      throws LabException, InterruptedException {
    Optional<Problem> obstacle = obstacle(backend);
    if (obstacle.isPresent()) {
      throw new LabException(obstacle.get());
    }
    List<String> command = new ArrayList<>(List.of("unshare"));
    command.addAll(entrance());
    command.addAll(List.of("sh", "-euc", SETTLE, "drawbridge-lab"));
    command.addAll(OwnProgram.command());
    command.addAll(List.of(Inside.COMMAND, backend.word()));
    bundle.ifPresent(folder -> command.add(folder.toAbsolutePath().toString()));
    Enclosure enclosure = entered(command);
    try {
      enclosure.say(DrawingWriter.write(drawing));
    } catch (IOException _) {
      // It has ended already, and tells whoever listens why.
    }
    return enclosure;
  }

  private static Enclosure entered(List<String> command) throws LabException {
    try {
      return new Enclosure(started(command));
    } catch (IOException e) {
      throw new LabException(
          Problem.of(LabCode.NAMESPACES_REFUSED, String.valueOf(e.getMessage())));
    }
  }

  /** Own users where the kernel allows that, else root itself. */
  private static List<String> entrance() throws LabException, InterruptedException {
    List<String> own = new ArrayList<>(AS_ROOT_OF_ITS_OWN);
    own.addAll(NAMESPACES);
    Optional<String> refused = refusal(own);
    if (refused.isEmpty()) {
      return own;
    }
    if (refusal(NAMESPACES).isEmpty()) {
      return NAMESPACES;
    }
    throw new LabException(Problem.of(LabCode.NAMESPACES_REFUSED, refused.get()));
  }

  private static Optional<String> refusal(List<String> options) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("unshare"));
    command.addAll(options);
    command.addAll(List.of("mount", "-t", "tmpfs", "drawbridge-lab", "/run"));
    try {
      Process attempt = new ProcessBuilder(command).redirectErrorStream(true).start();
      String printed =
          new String(attempt.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return attempt.waitFor() == 0 ? Optional.empty() : Optional.of(printed);
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static Process started(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(Namespaces.ENVIRONMENT);
    builder.environment().put(PlanePrograms.FOLDERS, PlanePrograms.folders(System.getenv()));
    return builder.start();
  }

  /** The drawing; the stream stays open, for its end means the end of this process. */
  private void say(byte[] drawing) throws IOException {
    DataOutputStream out = new DataOutputStream(process.getOutputStream());
    out.writeInt(drawing.length);
    out.write(drawing);
    out.flush();
  }

  @Override
  public void listen(Consumer<LabEvent> listener) throws InterruptedException {
    boolean ended = false;
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null) {
        Optional<LabEvent> event = LabLines.read(line);
        ended |=
            event
                .filter(e -> e instanceof LabEvent.Finished || e instanceof LabEvent.Stopped)
                .isPresent();
        event.ifPresent(listener);
        line = lines.readLine();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int code = process.waitFor();
    if (!ended) {
      String last = complaints.last().orElse("exit code " + code);
      listener.accept(new LabEvent.Stopped(LabCode.ENDED_EARLY, List.of(last)));
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
