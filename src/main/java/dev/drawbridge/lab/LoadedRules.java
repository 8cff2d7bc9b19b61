package dev.drawbridge.lab;

import dev.drawbridge.target.Commands;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The exported files, put in force by the commands that the bundle gives for doing it by hand. */
final class LoadedRules implements HostRules {
  private final Path files;
  private final Commands commands;
  private final Map<String, String> environment;
  private final CounterReader reader;

  /**
   * Files to load.
   *
   * @param files the target's folder of the bundle
   * @param environment in which the commands find their programs
   */
  LoadedRules(
      Path files, Commands commands, Map<String, String> environment, CounterReader reader) {
    this.files = files;
    this.commands = commands;
    this.environment = environment;
    this.reader = reader;
  }

  @Override
  public void apply(List<Machine> machines, Progress progress)
      throws LabException, IOException, InterruptedException {
    int done = 0;
    progress.reached(Progress.Step.APPLY, 0, machines.size());
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<String>> running =
          machines.stream().map(machine -> threads.submit(loading(machine))).toList();
      for (Future<String> one : running) {
        one.get();
        done++;
        progress.reached(Progress.Step.APPLY, done, machines.size());
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  private Callable<String> loading(Machine machine) {
    Path folder = files.resolve(machine.host().service().text());
    return () ->
        Elsewhere.in(
            machine.namespace(),
            _ ->
                Tool.run(
                    folder,
                    environment,
                    "",
                    List.of("sh", "-euc", String.join("\n", commands.firstLoad()))));
  }

  @Override
  public Map<Meter, Long> counters(String host, Path namespace)
      throws IOException, InterruptedException {
    return Elsewhere.in(namespace, _ -> reader.read(host));
  }
}
