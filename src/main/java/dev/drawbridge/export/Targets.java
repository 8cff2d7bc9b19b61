package dev.drawbridge.export;

import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.target.Target;
import dev.drawbridge.target.aws.AwsTarget;
import dev.drawbridge.target.iptables.IptablesTarget;
import dev.drawbridge.target.kubernetes.KubernetesTarget;
import dev.drawbridge.target.nftables.NftablesTarget;
import java.util.List;

/** The list of targets: a new one is added here and nowhere else. */
public final class Targets {
  private static final List<Target> ALL =
      List.of(new KubernetesTarget(), new NftablesTarget(), new IptablesTarget(), new AwsTarget());

  private Targets() {}

  /** All targets, in the order in which they are shown. */
  public static List<Target> all() {
    return ALL;
  }

  /** The target of that name. */
  public static Target of(TargetName name) {
    return ALL.stream().filter(t -> t.name() == name).findFirst().orElseThrow();
  }
}
