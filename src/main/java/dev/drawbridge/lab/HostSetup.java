package dev.drawbridge.lab;

import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a drawing is tried out on hosts. */
final class HostSetup {
  /** Twice as many namespaces have neighbours; the kernel remembers 1024 of each family. */
  private static final int MOST_HOSTS = 200;

  private HostSetup() {}

  /**
   * Makes sure that a policy can be built.
   *
   * @throws LabException if it has too many hosts
   */
  static void requireFit(Policy policy, TargetName target) throws LabException {
    int hosts = HostLayout.hosts(policy, target);
    if (hosts > MOST_HOSTS) {
      throw new LabException(Problem.of(LabCode.TOO_LARGE, hosts, MOST_HOSTS));
    }
  }

  /**
   * The hosts of a policy with their files.
   *
   * @param bundle the folder of the bundle
   * @param folder an empty folder for what the lab needs
   * @throws LabException if the bundle has no files of this target
   */
  static Setup of(Policy policy, Backend backend, Path bundle, Path folder)
      throws LabException, IOException {
    TargetName target = backend.target();
    Path files = bundle.resolve(target.word());
    if (!Files.isDirectory(files)) {
      throw new LabException(Problem.of(LabCode.NOTHING_TO_TRY, target.word()));
    }
    HostPlan plan = HostPlan.of(policy, target, Namespaces.families());
    Map<String, String> environment = Programs.environment(backend, folder.resolve("programs"));
    Map<String, Set<String>> keys = BundleKeys.read(bundle, target);
    CounterReader counters =
        backend == Backend.NFTABLES
            ? new NftablesCounters(keys)
            : new IptablesCounters(keys, environment);
    HostRules rules = new AppliedRules(files, folder.resolve("hosts"), environment, counters);
    List<Trial> trials = new ArrayList<>(HostTrials.of(plan));
    trials.addAll(EssentialTrials.of(policy.drawing(), plan.layout()));
    trials.addAll(Forgeries.of(plan));
    Fabric fabric = new HostFabric(folder, plan, Forgeries.forgers(trials), rules);
    return new Setup(fabric, trials, Gaps.of(plan, trials));
  }
}
