package dev.drawbridge.target.iptables;

import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.reading.Reading;
import dev.drawbridge.target.Bundle;
import dev.drawbridge.target.Commands;
import dev.drawbridge.target.Essential;
import dev.drawbridge.target.Kit;
import dev.drawbridge.target.KitUse;
import dev.drawbridge.target.Limits;
import dev.drawbridge.target.Target;
import dev.drawbridge.target.host.ApplyKit;
import dev.drawbridge.target.host.HostEssential;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Host firewalls for iptables, for its old back end as for the one on nftables. */
public final class IptablesTarget implements Target {
  private static final Kit KIT = ApplyKit.of(IptablesTarget.class);

  @Override
  public TargetName name() {
    return TargetName.IPTABLES;
  }

  @Override
  public List<Essential> essentials(Policy policy) {
    return HostEssential.of(policy, TargetName.IPTABLES);
  }

  @Override
  public Limits limits(Policy policy) {
    return IptablesLimits.of(policy);
  }

  @Override
  public Bundle write(Policy policy) {
    if (!limits(policy).blocking().isEmpty()) {
      throw new IllegalStateException("blocked: " + limits(policy).blocking());
    }
    return KIT.with(IptablesWriter.write(policy));
  }

  @Override
  public List<KitUse> uses() {
    return ApplyKit.uses();
  }

  @Override
  public Optional<Commands> commands() {
    return Optional.of(IptablesCommands.ALL);
  }

  @Override
  public Reading read(Map<String, byte[]> files) throws ProblemsException {
    return IptablesReader.read(KIT.apart(files));
  }
}
