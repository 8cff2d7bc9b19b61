package dev.drawbridge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.store.DrawingReader;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whichever process is killed, and whenever: no process and no namespace of the lab is left. */
class LeavesNothingTest {
  private static final Path SAMPLE = Path.of("samples/two-services.drawbridge.yaml");

  private final List<Closeable> held = new ArrayList<>();

  @BeforeEach
  void needsAKernelToTryItIn() {
    Tryout.required();
  }

  @Test
  void whenTheFirstProcessOfTheNamespacesIsKilled() throws Exception {
    Drawing drawing = DrawingReader.read(SAMPLE.toString(), Files.readAllBytes(SAMPLE)).drawing();
    for (Progress.Step step : Progress.Step.values()) {
      Set<ProcessHandle> all = new HashSet<>();
      Set<String> namespaces = new HashSet<>();
      List<LabEvent> events = new ArrayList<>();
      try (Laboratory.Attempt lab =
          Laboratory.ofThisMachine().start(drawing, Backend.NFTABLES, Optional.empty())) {
        lab.listen(event -> {
          if (event instanceof LabEvent.Reached reached
              && reached.step() == step
              && all.isEmpty()) {
            ProcessHandle.current().descendants().forEach(all::add);
            all.forEach(process -> hold(process).ifPresent(namespaces::add));
            all.forEach(ProcessHandle::destroyForcibly);
          }
          events.add(event);
        });
      }
      assertThat(all).as("processes at %s", step).isNotEmpty();
      assertThat(events.getLast())
          .isInstanceOfSatisfying(
              LabEvent.Stopped.class,
              stopped -> assertThat(stopped.code()).isEqualTo(LabCode.ENDED_EARLY));
      assertGone(all, namespaces);
    }
  }

  @Test
  void whenTheProgramThatStartedItIsKilled() throws Exception {
    List<String> command = new ArrayList<>(OwnProgram.command());
    command.addAll(List.of("lab", SAMPLE.toString(), "--target", "iptables"));
    Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      Set<ProcessHandle> all = withLabUnderWay(program);
      Set<String> namespaces = new HashSet<>();
      all.forEach(process -> hold(process).ifPresent(namespaces::add));

      program.destroyForcibly().waitFor();

      assertGone(all, namespaces);
    } finally {
      program.destroyForcibly();
    }
  }

  /** Its descendants, once namespaces other than our own are among theirs. */
  private static Set<ProcessHandle> withLabUnderWay(Process program) throws Exception {
    Optional<String> own = namespace(ProcessHandle.current());
    while (program.isAlive()) {
      Set<ProcessHandle> all = new HashSet<>(program.descendants().toList());
      boolean inside =
          all.stream()
              .anyMatch(process ->
                  namespace(process).filter(n -> !own.equals(Optional.of(n))).isPresent()
                      && all.size() > 2);
      if (inside) {
        return all;
      }
      Thread.onSpinWait();
    }
    try (BufferedReader said = program.inputReader(StandardCharsets.UTF_8)) {
      throw new AssertionError("ended before it began: " + said.lines().toList());
    }
  }

  /** The network namespace of a process, whose number is nobody else's until the test has ended. */
  private Optional<String> hold(ProcessHandle process) {
    try {
      held.add(new FileInputStream(Path.of("/proc", "" + process.pid(), "ns", "net").toString()));
      return namespace(process);
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  @AfterEach
  void letGo() throws IOException {
    for (Closeable namespace : held) {
      namespace.close();
    }
  }

  /** The network namespace of a process, while it lives. */
  private static Optional<String> namespace(ProcessHandle process) {
    try {
      Path link = Path.of("/proc", String.valueOf(process.pid()), "ns", "net");
      return Optional.of(Files.readSymbolicLink(link).toString());
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private static void assertGone(Set<ProcessHandle> all, Set<String> namespaces) throws Exception {
    for (ProcessHandle process : all) {
      process.onExit().get();
    }
    namespace(ProcessHandle.current()).ifPresent(namespaces::remove);
    Set<String> left = new HashSet<>();
    try (Stream<ProcessHandle> living = ProcessHandle.allProcesses()) {
      living.forEach(process -> namespace(process).ifPresent(left::add));
    }
    left.retainAll(namespaces);
    assertThat(left).as("namespaces that somebody is still in").isEmpty();
  }
}
