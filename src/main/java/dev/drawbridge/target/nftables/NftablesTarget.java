package dev.drawbridge.target.nftables;

import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.reading.HostsReading;
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

/**
 * Host firewalls for nftables 1.0.6 and later: {@code <service>/drawbridge.nft}, loaded with {@code
 * nft -f} (design: hosts 9 to 11).
 */
public final class NftablesTarget implements Target {
  private static final Kit KIT = ApplyKit.of(NftablesTarget.class);

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
    return KIT.with(NftablesWriter.write(policy));
  }

  @Override
  public List<KitUse> uses() {
    return ApplyKit.uses();
  }

  @Override
  public Optional<Commands> commands() {
    String file = "drawbridge.nft";
    return Optional.of(
        new Commands(
            "<service>",
            List.of("nft -f " + file),
            List.of(
                // New versions of sets first, so that the rules change over without a gap.
                "sed '/^# rules below$/,$d' " + file + " | nft -f -",
                "nft -f " + file,
                "for set in $(nft list table inet drawbridge | awk '$1 == \"set\" {print $2}'); do"
                    + " grep -q \"set $set {\" "
                    + file
                    + " || nft delete set inet drawbridge \"$set\"; done"),
            List.of("nft delete table inet drawbridge")));
  }

  @Override
  public HostsReading read(Map<String, byte[]> files) throws ProblemsException {
    return NftablesReader.read(KIT.apart(files));
  }
}
