package dev.drawbridge.target.kubernetes;

import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.reading.ClusterReading;
import dev.drawbridge.target.Bundle;
import dev.drawbridge.target.Commands;
import dev.drawbridge.target.Essential;
import dev.drawbridge.target.Kit;
import dev.drawbridge.target.KitUse;
import dev.drawbridge.target.Limits;
import dev.drawbridge.target.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Kubernetes NetworkPolicy, {@code networking.k8s.io/v1}. */
public final class KubernetesTarget implements Target {
  /** What puts the folder to work (design: kubernetes §14). */
  private static final Kit KIT =
      Kit.of(
          KubernetesTarget.class,
          "apply.sh",
          "kit.sh",
          "remove.sh",
          "restore.sh",
          "try/stand-in.py",
          "try/test-network-policies.sh");

  @Override
  public TargetName name() {
    return TargetName.KUBERNETES;
  }

  /** What no policy can deny (design: kubernetes §9). */
  @Override
  public List<Essential> essentials(Policy policy) {
    return List.of(Essential.of(LimitCode.OWN_NODE), Essential.of(LimitCode.OWN_POD));
  }

  @Override
  public Limits limits(Policy policy) {
    return KubernetesLimits.of(policy);
  }

  @Override
  public Bundle write(Policy policy) {
    List<Problem> blocking = KubernetesLimits.blocking(policy);
    if (!blocking.isEmpty()) {
      throw new IllegalStateException("not written: " + blocking);
    }
    Bundle written = KubernetesWriter.write(policy);
    if (written.files().isEmpty()) {
      return written;
    }
    Map<String, byte[]> files = new TreeMap<>(written.files());
    files.putAll(TrialFiles.of(policy));
    return KIT.with(new Bundle(files, written.origins(), written.elements()));
  }

  @Override
  public List<KitUse> uses() {
    return List.of(
        new KitUse(KitCode.APPLY, List.of("./apply.sh --dry-run", "./apply.sh")),
        new KitUse(KitCode.TRY, List.of("./try/test-network-policies.sh")),
        new KitUse(KitCode.RESTORE, List.of("./restore.sh")),
        new KitUse(KitCode.REMOVE, List.of("./remove.sh")));
  }

  @Override
  public Optional<Commands> commands() {
    return Optional.of(KubernetesCommands.COMMANDS);
  }

  @Override
  public ClusterReading read(Map<String, byte[]> files) throws ProblemsException {
    return KubernetesReader.read(TrialFiles.apart(KIT.apart(files)));
  }
}
