package dev.drawbridge.target.nftables;

import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.reading.HostsReading;
import dev.drawbridge.target.Bundle;
import dev.drawbridge.target.Essential;
import dev.drawbridge.target.Limits;
import dev.drawbridge.target.Target;
import dev.drawbridge.target.host.HostEssential;
import java.util.List;
import java.util.Map;

/**
 * Host firewalls for nftables 1.0.6 and later: {@code <service>/drawbridge.nft}, loaded with {@code
 * nft -f} (design: hosts 9 to 11).
 */
public final class NftablesTarget implements Target {

  @Override
  public TargetName name() {
    return TargetName.NFTABLES;
  }

  @Override
  public List<Essential> essentials(Policy policy) {
    return HostEssential.of(policy, name());
  }

  @Override
  public Limits limits(Policy policy) {
    return NftablesLimits.of(policy);
  }

  @Override
  public Bundle write(Policy policy) {
    if (!limits(policy).blocking().isEmpty()) {
      throw new IllegalStateException("a policy with blocking problems is not written");
    }
    return NftablesWriter.write(policy);
  }

  @Override
  public HostsReading read(Map<String, byte[]> files) throws ProblemsException {
    return NftablesReader.read(files);
  }
}
