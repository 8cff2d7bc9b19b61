package dev.drawbridge.target.nftables;

import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.target.Limits;
import dev.drawbridge.target.host.HostLimits;

/** What nftables cannot say: nothing beyond what hosts cannot say at all. */
final class NftablesLimits {
  private NftablesLimits() {}

  static Limits of(Policy policy) {
    return HostLimits.of(policy, TargetName.NFTABLES);
  }
}
