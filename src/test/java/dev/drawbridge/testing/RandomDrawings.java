package dev.drawbridge.testing;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.TargetName;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Drawings made of a seed: the same seed and knobs always give the same drawing. All of them are
 * free of errors by construction: no two services share an address or can be the same pod, and a
 * network covers no service unless it says so.
 *
 * @param services how many services at most
 * @param flows how many flows at most, zone-level ones counted once
 * @param features what may occur
 */
public record RandomDrawings(int services, int flows, Set<Feature> features) {
  public RandomDrawings {
    features =
        Collections.unmodifiableSet(
            features.isEmpty() ? EnumSet.noneOf(Feature.class) : EnumSet.copyOf(features));
  }

  /** Small drawings with everything that an export may meet; routers have to be asked for. */
  public static RandomDrawings everything() {
    return new RandomDrawings(7, 9, EnumSet.complementOf(EnumSet.of(Feature.ROUTERS)));
  }

  /**
   * Small drawings that the target can express wholly: whatever it reports as lost is a mistake.
   */
  public static RandomDrawings expressibleOn(TargetName target) {
    RandomDrawings most =
        everything().without(Feature.PARTIAL_SERVICES, Feature.SEVERAL_VPCS, Feature.ONLY);
    return switch (target) {
      case KUBERNETES ->
          most.without(
              Feature.ICMP,
              Feature.ICMP_CODES,
              Feature.OTHER_PROTOCOLS,
              Feature.PROTOCOL_ZERO,
              Feature.PRIVATE_NETWORKS,
              Feature.HOLDING_NETWORKS,
              Feature.CLUSTER_OPTIONS);
      case NFTABLES ->
          most.with(Feature.ROUTERS)
              .without(Feature.WORKLOADS_ONLY, Feature.SINGLE_FAMILIES, Feature.ICMP_CODES);
      case IPTABLES -> expressibleOn(TargetName.NFTABLES).without(Feature.PROTOCOL_ZERO);
      case AWS ->
          most.without(
              Feature.WORKLOADS_ONLY,
              Feature.SCTP_PORTS,
              Feature.INTERNET,
              Feature.PRIVATE_NETWORKS);
    };
  }

  /** With these features too. */
  public RandomDrawings with(Feature first, Feature... more) {
    EnumSet<Feature> wanted = EnumSet.of(first, more);
    wanted.addAll(features);
    return new RandomDrawings(services, flows, wanted);
  }

  /** Without these features. */
  public RandomDrawings without(Feature first, Feature... more) {
    EnumSet<Feature> wanted = EnumSet.copyOf(features);
    wanted.removeAll(EnumSet.of(first, more));
    return new RandomDrawings(services, flows, wanted);
  }

  /** With only these features. */
  public RandomDrawings only(Feature... wanted) {
    EnumSet<Feature> set = EnumSet.noneOf(Feature.class);
    Collections.addAll(set, wanted);
    return new RandomDrawings(services, flows, set);
  }

  /** Of another size. */
  public RandomDrawings sized(int services, int flows) {
    return new RandomDrawings(services, flows, features);
  }

  /** The drawing of a seed. */
  public Drawing drawing(long seed) {
    return new DrawingSketch(this, seed).drawing();
  }

  /**
   * A large drawing that every target can express: flows mostly between two services, a tenth of
   * them zone-level (counted after expansion), a fifth with networks.
   *
   * @param services how many services, in zones of ten
   * @param flows how many flows after expansion
   */
  public static Drawing large(int services, int flows, long seed) {
    return new LargeSketch(services, flows, seed).drawing();
  }
}
