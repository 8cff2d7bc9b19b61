package dev.drawbridge.lab;

import dev.drawbridge.export.TargetExport;
import dev.drawbridge.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Everything a lab needs to try out a bundle in a cluster. */
final class ClusterSetup {
  private ClusterSetup() {}

  /**
   * Prepares it.
   *
   * @param proved what was exported
   * @param bundle the folder of the bundle
   * @param folder an empty folder for what the lab needs besides
   * @throws LabException if the machine does not have the programs
   */
  static Setup of(Policy policy, TargetExport.Proved proved, Path bundle, Path folder)
      throws LabException, IOException {
    PlanePrograms programs =
        PlanePrograms.find(System.getenv().getOrDefault(PlanePrograms.FOLDERS, ""));
    ClusterCast cast = new ClusterCast(policy);
    ClusterVerdicts verdicts = new ClusterVerdicts(policy, proved.limits().losses(), cast);
    Path state = Files.createDirectories(folder.resolve("cluster"));
    ClusterRules rules = new AppliedPolicies(bundle.resolve(proved.target().word()));
    return new Setup(
        new ClusterFabric(programs, state, cast, rules), ClusterTrials.of(cast, verdicts));
  }
}
