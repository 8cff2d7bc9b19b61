package dev.drawbridge.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.drawbridge.testing.Property;
import java.util.BitSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortSetTest {
  @Test
  void theOperationsAgreeWithBruteForce() {
    Property.holds(
        200,
        random -> {
          BitSet left = bits(random);
          BitSet right = bits(random);
          PortSet one = ports(left);
          PortSet other = ports(right);
          assertThat(one.union(other)).isEqualTo(ports(SmallUniverse.or(left, right)));
          assertThat(one.intersect(other)).isEqualTo(ports(SmallUniverse.and(left, right)));
          assertThat(one.minus(other)).isEqualTo(ports(SmallUniverse.andNot(left, right)));
          assertThat(one.containsAll(other)).isEqualTo(SmallUniverse.andNot(right, left).isEmpty());
          assertThat(one.overlaps(other)).isEqualTo(left.intersects(right));
          assertThat(one.size()).isEqualTo(left.cardinality());
          assertThat(one.complement().complement()).isEqualTo(one);
          assertThat(IntStream.rangeClosed(1, 65_535).filter(one::contains))
              .hasSize(left.cardinality());
        });
  }

  @Test
  void portZeroIsInNoSet() {
    assertThat(PortSet.ALL.contains(0)).isFalse();
    assertThat(PortSet.NONE.complement())
        .isEqualTo(PortSet.ALL)
        .isEqualTo(PortSet.range(1, 65_535));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PortSet.of(0))
        .withMessageContaining("1 to 65535");
    assertThatIllegalArgumentException().isThrownBy(() -> PortSet.of(65_536));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PortSet.range(2, 1))
        .withMessageContaining("upwards");
  }

  @Test
  void neighboursMergeWhenPrinted() {
    assertThat(PortSet.of(443, 8001, 8000, 8002)).hasToString("443, 8000-8002");
    assertThat(PortSet.ALL).hasToString("any");
    assertThat(PortSet.NONE).hasToString("none");
  }

  /** Ports at both ends of the range only. */
  private static BitSet bits(RandomGenerator random) {
    BitSet bits = new BitSet();
    IntStream.range(0, 12)
        .filter(index -> random.nextBoolean())
        .forEach(index -> bits.set(index < 6 ? 1 + index : 65_524 + index));
    return bits;
  }

  private static PortSet ports(BitSet chosen) {
    return PortSet.of(chosen.stream().toArray());
  }
}
