package dev.drawbridge.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.policy.Policy;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomDrawingsTest {
  private static final RandomDrawings ALL = RandomDrawings.everything().with(Feature.ROUTERS);

  @Test
  void theSameSeedGivesTheSameDrawing() {
    assertThat(ALL.drawing(7)).isEqualTo(ALL.drawing(7)).isNotEqualTo(ALL.drawing(8));
  }

  @Test
  void noTwoServicesShareAnAddress() {
    for (long seed = 0; seed < 500; seed++) {
      Policy policy = Policy.of(ALL.drawing(seed));
      AddressSet seen = AddressSet.NONE;
      for (Service service : policy.drawing().services()) {
        AddressSet own = policy.addresses(service.key());
        assertThat(seen.overlaps(own)).as("seed %d, %s", seed, service.key()).isFalse();
        seen = seen.union(own);
      }
    }
  }

  @Test
  void aNetworkCoversNoServiceUnlessItHoldsAllOfIt() {
    for (long seed = 0; seed < 500; seed++) {
      Policy policy = Policy.of(ALL.drawing(seed));
      for (Network network : policy.drawing().networks()) {
        AddressSet covered = policy.addresses(network.key());
        for (Service service : policy.drawing().services()) {
          AddressSet own = policy.addresses(service.key());
          boolean held = network.holdsServices() && covered.containsAll(own);
          assertThat(held || !covered.overlaps(own))
              .as("seed %d: %s and %s", seed, network.key(), service.key())
              .isTrue();
        }
      }
    }
  }

  @Test
  void everyTargetHasSomethingToProtect() {
    for (TargetName target : TargetName.values()) {
      Set<TargetName> seen = EnumSet.noneOf(TargetName.class);
      for (long seed = 0; seed < 20; seed++) {
        seen.addAll(Policy.of(RandomDrawings.expressibleOn(target).drawing(seed)).targets());
      }
      assertThat(seen).contains(target);
    }
  }

  @Test
  void aLargeDrawingHasTheFlowsOfItsDefinition() {
    Drawing large = RandomDrawings.large(1_000, 10_000, 1);
    assertThat(large.services().size()).isEqualTo(1_000);
    long rules =
        Policy.of(large).services().stream()
            .mapToLong(service -> service.ingress().size() + service.egress().size())
            .sum();
    // A fifth of the flows have one protected end, the others two.
    assertThat(rules).isBetween(17_000L, 18_100L);
  }
}
