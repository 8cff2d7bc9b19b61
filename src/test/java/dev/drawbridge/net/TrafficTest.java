package dev.drawbridge.net;

import static dev.drawbridge.net.SmallUniverse.KINDS;
import static dev.drawbridge.net.SmallUniverse.and;
import static dev.drawbridge.net.SmallUniverse.andNot;
import static dev.drawbridge.net.SmallUniverse.or;
import static dev.drawbridge.net.SmallUniverse.traffic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.drawbridge.net.Traffic.Kinds;
import dev.drawbridge.testing.Property;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TrafficTest {
  @Test
  void theOperationsAgreeWithBruteForce() {
    Property.holds(
        500,
        random -> {
          BitSet left = bits(random);
          BitSet right = bits(random);
          Traffic one = traffic(left);
          Traffic other = traffic(right);
          assertThat(one.union(other)).isEqualTo(traffic(or(left, right)));
          assertThat(one.intersect(other)).isEqualTo(traffic(and(left, right)));
          assertThat(one.minus(other)).isEqualTo(traffic(andNot(left, right)));
          assertThat(one.overlaps(other)).isEqualTo(left.intersects(right));
          assertThat(one.containsAll(other)).isEqualTo(andNot(right, left).isEmpty());
          assertThat(one.equals(other)).isEqualTo(left.equals(right));
          for (int piece = 0; piece < KINDS.size(); piece++) {
            Kinds kinds = KINDS.get(piece);
            assertThat(one.contains(kinds.protocol(), kinds.first())).isEqualTo(left.get(piece));
            assertThat(one.contains(kinds.protocol(), kinds.last())).isEqualTo(left.get(piece));
          }
        });
  }

  @Test
  void theKindsPutTogetherAreTheTrafficAgain() {
    Property.holds(
        500,
        random -> {
          Traffic traffic = traffic(bits(random));
          List<Kinds> kinds = traffic.kinds();
          assertThat(kinds).isSorted();
          assertThat(Traffic.ofKinds(kinds.reversed()))
              .isEqualTo(traffic)
              .hasSameHashCodeAs(traffic);
          assertThat(Traffic.unionOf(traffic.protocols().stream().map(traffic::only).toList()))
              .isEqualTo(traffic);
        });
  }

  @Test
  void anyIsEveryProtocolComplete() {
    assertThat(Traffic.ANY.protocols()).hasSize(256).allMatch(Traffic.ANY::isComplete);
    assertThat(Traffic.ANY.isAny()).isTrue();
    assertThat(Traffic.ofKinds(KINDS)).isEqualTo(Traffic.ANY);
    assertThat(Traffic.ANY.minus(Traffic.tcp(22)).isAny()).isFalse();
    assertThat(Traffic.ANY.minus(Traffic.tcp(22)).isComplete(Protocol.TCP)).isFalse();
  }

  @Test
  void allPortsOfAProtocolAreTheProtocol() {
    assertThat(Traffic.ports(Protocol.SCTP, PortSet.ALL)).isEqualTo(Traffic.of(Protocol.SCTP));
    assertThat(Traffic.tcp(1, 65_535).ports(Protocol.TCP)).isEqualTo(PortSet.of(1, 65_535));
    assertThat(Traffic.tcp(1).ports(Protocol.UDP)).isEqualTo(PortSet.NONE);
    assertThat(Traffic.ANY.ports(Protocol.UDP)).isEqualTo(PortSet.ALL);
  }

  @Test
  void icmpTypesExistOnTheirOwnFamilyOnly() {
    Traffic pings = Traffic.icmp(Protocol.ICMP, 8).union(Traffic.icmp(Protocol.ICMPV6, 128));
    assertThat(pings.on(Family.IPV4)).isEqualTo(Traffic.icmp(Protocol.ICMP, 8));
    assertThat(pings.on(Family.IPV6)).isEqualTo(Traffic.icmp(Protocol.ICMPV6, 128));
  }

  @Test
  void aCompleteForeignIcmpIsAProtocolLikeAnyOther() {
    assertThat(Traffic.ANY.on(Family.IPV4)).isEqualTo(Traffic.ANY);
    assertThat(Traffic.of(Protocol.ICMPV6).on(Family.IPV4)).isEqualTo(Traffic.of(Protocol.ICMPV6));
    assertThat(Traffic.of(Protocol.ICMP).minus(Traffic.icmp(Protocol.ICMP, 8)).on(Family.IPV6))
        .isEqualTo(Traffic.NONE);
  }

  @Test
  void trafficReadsAsInADrawing() {
    assertThat(Traffic.tcp(443).union(Traffic.ports(Protocol.UDP, PortSet.range(8000, 8100))))
        .hasToString("tcp/443, udp/8000-8100");
    assertThat(Traffic.icmp(Protocol.ICMP, 8)).hasToString("icmp/echo-request");
    assertThat(Traffic.icmp(Protocol.ICMP, 3, 4)).hasToString("icmp/destination-unreachable/4");
    assertThat(Traffic.icmp(Protocol.ICMPV6, 200)).hasToString("icmpv6/200");
    assertThat(Traffic.of(new Kinds(Protocol.ICMP, 3 * 256 + 4, 8 * 256 + 1)))
        .hasToString("icmp/destination-unreachable/4-255, icmp/4-7, icmp/echo-request/0-1");
    assertThat(Traffic.of(Protocol.ICMP)).hasToString("icmp/any");
    assertThat(Traffic.of(Protocol.TCP)).hasToString("tcp/any");
    assertThat(Traffic.of(new Protocol(112))).hasToString("ip/112");
    assertThat(Traffic.ANY).hasToString("any");
    assertThat(Traffic.ANY.minus(Traffic.tcp(22))).hasToString("any except tcp/22");
    assertThat(Traffic.NONE).hasToString("none");
  }

  @Test
  void kindsThatAProtocolDoesNotHaveAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Kinds(Protocol.TCP, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Kinds(new Protocol(112), 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Kinds(Protocol.ICMP, 0, 65_536));
    assertThatIllegalArgumentException().isThrownBy(() -> Traffic.icmp(Protocol.ICMP, 256));
    assertThatIllegalArgumentException().isThrownBy(() -> Traffic.icmp(Protocol.TCP, 8));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Traffic.ports(Protocol.ICMP, PortSet.ALL));
    assertThatIllegalArgumentException().isThrownBy(() -> Traffic.ANY.ports(new Protocol(112)));
  }

  private static BitSet bits(RandomGenerator random) {
    return SmallUniverse.bits(random, KINDS.size());
  }
}
