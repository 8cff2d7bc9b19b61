package dev.drawbridge.lab;

import dev.drawbridge.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The exported files, put in force by the scripts that stand beside them. */
final class AppliedRules implements HostRules {
  /** No connection lives in a new namespace, so that none has to be made known to the kernel. */
  private static final List<String> APPLY =
      List.of("./apply.sh", "--confirm-within", "600", "--prime-for", "0");

  /**
   * EMSGSIZE: only the machine's own root may send the kernel more at once than net.core says, and
   * iptables asks for no more than that.
   */
  private static final String TOO_LONG = "Message too long";

  private static final List<String> CONFIRM = List.of("./confirm.sh");

  private final Path files;
  private final Path roots;
  private final Map<String, String> environment;
  private final CounterReader reader;

  /**
   * Files to apply.
   *
   * @param files the target's folder of the bundle
   * @param roots where each host gets a folder for what the scripts keep
   * @param environment in which the scripts find their programs
   */
  AppliedRules(Path files, Path roots, Map<String, String> environment, CounterReader reader) {
    this.files = files;
    this.roots = roots;
    this.environment = Map.copyOf(environment);
    this.reader = reader;
  }

  @Override
  public void apply(List<Machine> machines, Progress progress)
      throws LabException, InterruptedException {
    progress.reached(Progress.Step.APPLY, 0, machines.size());
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<String>> running =
          machines.stream().map(machine -> threads.submit(() -> apply(machine))).toList();
      for (int done = 0; done < running.size(); done++) {
        finish(machines.get(done), running.get(done));
        progress.reached(Progress.Step.APPLY, done + 1, machines.size());
      }
    }
  }

  private String apply(Machine machine) throws IOException, InterruptedException {
    Map<String, String> own = new HashMap<>(environment);
    own.put("DRAWBRIDGE_ROOT", roots.resolve(machine.host().name()).toString());
    return Elsewhere.in(
        machine.namespace(),
        _ -> Tool.run(files, own, "", APPLY) + Tool.run(files, own, "", CONFIRM));
  }

  private static void finish(Machine machine, Future<String> applied)
      throws LabException, InterruptedException {
    try {
      applied.get();
    } catch (ExecutionException e) {
      String why = String.valueOf(e.getCause().getMessage());
      String host = machine.host().name();
      throw new LabException(
          why.contains(TOO_LONG)
              ? Problem.of(LabCode.RULES_TOO_LARGE, host)
              : Problem.of(LabCode.FILES_REFUSED, host, why));
    }
  }

  @Override
  public Map<Meter, Long> counters(String host, Path namespace)
      throws IOException, InterruptedException {
    return Elsewhere.in(namespace, _ -> reader.read(host));
  }
}
