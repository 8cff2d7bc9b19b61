package dev.drawbridge.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The exported files of one host target: puts them in force on hosts, and reads their counters. */
interface HostRules {

  /** A host and the network namespace that is its machine. */
  record Machine(Host host, Path namespace) {}

  /**
   * Puts each host's files in force.
   *
   * @throws LabException if a host refuses them
   */
  void apply(List<Machine> machines, Progress progress)
      throws LabException, IOException, InterruptedException;

  /** What the counters of a host say, whose name is {@code host}. */
  Map<Meter, Long> counters(String host, Path namespace) throws IOException, InterruptedException;
}
