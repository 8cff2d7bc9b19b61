package dev.drawbridge.lab;

import dev.drawbridge.export.TargetExport;
import dev.drawbridge.policy.Policy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How a drawing is tried out on hosts. */
final class HostSetup {
  private HostSetup() {}

  /**
   * The hosts of a policy with their files.
   *
   * @param proved what was exported
   * @param bundle the folder of the bundle
   * @param folder an empty folder for what the lab needs
   */
  static Setup of(
      Policy policy, Backend backend, TargetExport.Proved proved, Path bundle, Path folder)
      throws IOException {
    HostLayout layout = new HostLayout(policy, backend.target());
    HostExpectation expectation =
        new HostExpectation(policy, backend.target(), proved.limits().losses());
    Map<String, String> environment = Programs.environment(backend, folder.resolve("programs"));
    HostRules rules =
        new AppliedRules(
            bundle.resolve(backend.target().word()),
            folder.resolve("hosts"),
            environment,
            counters(backend, proved, environment));
    return new Setup(
        new HostFabric(folder, layout, rules),
        HostTrials.of(policy, backend.target(), layout, expectation));
  }

  private static CounterReader counters(
      Backend backend, TargetExport.Proved proved, Map<String, String> environment) {
    Map<String, Set<String>> flows = new TreeMap<>();
    proved.bundle().elements().forEach((key, ids) -> flows.put(key, Set.copyOf(ids)));
    return backend == Backend.NFTABLES
        ? new NftablesCounters(flows)
        : new IptablesCounters(flows, environment);
  }
}
