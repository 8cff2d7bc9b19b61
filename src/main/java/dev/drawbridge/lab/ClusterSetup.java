package dev.drawbridge.lab;

import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.export.Targets;
import dev.drawbridge.policy.Loss;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Everything a lab needs to try out a bundle in a cluster. */
final class ClusterSetup {
  /** Connections grow with the square of pods. */
  private static final int MOST_PODS = 400;

  private ClusterSetup() {}

  /**
   * Prepares it.
   *
   * @param bundle the folder of the bundle
   * @param folder an empty folder for what the lab needs besides
   * @throws LabException if the bundle has no files of this target, the drawing takes too many
   *     pods, or the machine does not have the programs
   */
  static Setup of(Policy policy, Path bundle, Path folder) throws LabException, IOException {
    Path files = bundle.resolve(TargetName.KUBERNETES.word());
    if (!Files.isDirectory(files)) {
      throw new LabException(Problem.of(LabCode.NOTHING_TO_TRY, TargetName.KUBERNETES.word()));
    }
    ClusterCast cast = new ClusterCast(policy);
    if (cast.pods().size() > MOST_PODS) {
      throw new LabException(Problem.of(LabCode.TOO_LARGE, cast.pods().size(), MOST_PODS));
    }
    PlanePrograms programs =
        PlanePrograms.find(System.getenv().getOrDefault(PlanePrograms.FOLDERS, ""));
    List<Loss> losses = Targets.of(TargetName.KUBERNETES).limits(policy).losses();
    ClusterVerdicts verdicts = new ClusterVerdicts(policy, losses, cast);
    Path state = Files.createDirectories(folder.resolve("cluster"));
    ClusterRules rules = new AppliedPolicies(files);
    return new Setup(
        new ClusterFabric(programs, state, cast, rules),
        ClusterTrials.of(cast, verdicts),
        List.of());
  }
}
