package dev.drawbridge.proof;

import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.policy.Loss;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.Place;
import dev.drawbridge.reading.ClusterReading;
import dev.drawbridge.reading.GroupsReading;
import dev.drawbridge.reading.HostsReading;
import dev.drawbridge.reading.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares what files let through with what the drawing says, exactly: every enforcement point must
 * let through the rules that hold on the target, less the losses reported, plus the target's
 * essentials, and nothing else (design: semantics §2).
 */
public final class Proof {
  private Proof() {}

  /**
   * The comparison for one target.
   *
   * @param losses what the target has said it gives up; anything else that is missing is a
   *     disagreement, and so is a loss that is no loss
   * @param reading of that target's files
   * @throws IllegalArgumentException if the reading is of another kind of target
   */
  public static ProofResult compare(
      Policy policy, TargetName target, List<Loss> losses, Reading reading) {
    Expectations expected = new Expectations(policy, target, losses);
    ProofResult result = result(expected, target, reading);
    List<Disagreement> all = new ArrayList<>(result.disagreements());
    expected.lossesOfNothing().forEach(loss -> all.add(disagreement(loss)));
    return new ProofResult(target, result.points(), all);
  }

  private static Disagreement disagreement(Loss loss) {
    return new Disagreement(
        Disagreement.Kind.MISSING,
        Optional.of(loss.service()),
        Optional.of(loss.direction()),
        Optional.of(loss.flow()),
        Place.on(loss.flow()),
        ProofCode.LOSS_OF_NOTHING,
        List.of(loss.service(), loss.flow(), loss.traffic(), loss.peer()));
  }

  private static ProofResult result(Expectations expected, TargetName target, Reading reading) {
    return switch (reading) {
      case HostsReading hosts when target.isHost() -> new HostProof(expected, hosts).result();
      case GroupsReading groups when target == TargetName.AWS ->
          new GroupProof(expected, groups).result();
      case ClusterReading cluster when target == TargetName.KUBERNETES ->
          new ClusterProof(expected, cluster).result();
      case HostsReading _, GroupsReading _, ClusterReading _ ->
          throw new IllegalArgumentException("not a reading of " + target.word());
    };
  }
}
