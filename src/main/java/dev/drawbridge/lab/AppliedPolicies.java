package dev.drawbridge.lab;

import dev.drawbridge.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The exported policies, put in force by the bundle's own script. */
final class AppliedPolicies implements ClusterRules {
  private final Path files;

  /**
   * Policies to apply.
   *
   * @param files the target's folder of the bundle
   */
  AppliedPolicies(Path files) {
    this.files = files;
  }

  @Override
  public void apply(Kubectl cluster) throws LabException, InterruptedException {
    try {
      Tool.run(files, cluster.environment(), "", List.of("./apply.sh"));
    } catch (IOException refused) {
      throw new LabException(
          Problem.of(LabCode.CLUSTER_REFUSES, String.valueOf(refused.getMessage())));
    }
  }
}
