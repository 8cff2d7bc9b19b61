package dev.drawbridge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Traffic;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PointsTest {
  private static Points of(Family family, String... ports) {
    return Points.of(
        Traffic.unionOf(
            Stream.of(ports).map(text -> PortSpec.parse(text).meaning().orElseThrow()).toList()),
        family);
  }

  private static List<String> words(List<Point> points) {
    return points.stream().map(Point::toString).toList();
  }

  @Test
  void aRangeOfPortsIsTriedAtBothEndsAndBesideThem() {
    Points points = of(Family.IPV4, "tcp/8000-8100");

    assertThat(words(points.inside())).containsExactly("tcp/8000");
    assertThat(words(points.edges())).containsExactly("tcp/8100");
    assertThat(words(points.outside())).contains("tcp/7999", "tcp/8101");
  }

  @Test
  void thePortIsTriedByEveryOtherProtocolToo() {
    assertThat(words(of(Family.IPV6, "tcp/443").outside()))
        .contains("udp/443", "sctp/443", "icmpv6/echo-request/0", "ip/112");
  }

  @Test
  void thereIsNothingBelowTheFirstPortAndAboveTheLast() {
    Points points = of(Family.IPV4, "udp/any");

    assertThat(words(points.inside())).containsExactly("udp/1");
    assertThat(words(points.edges())).containsExactly("udp/65535");
    assertThat(words(points.outside())).noneMatch(word -> word.startsWith("udp"));
  }

  @Test
  void onlyRequestsOpenConnectionsByIcmp() {
    Points points = of(Family.IPV4, "icmp/any");

    assertThat(words(points.inside()))
        .containsExactly("icmp/echo-request/0", "icmp/timestamp-request/0");
    assertThat(of(Family.IPV6, "icmp/any").inside()).isEmpty();
  }

  @Test
  void anythingIsTriedByEveryKindOfProtocol() {
    assertThat(words(of(Family.IPV4, "any").inside()))
        .contains("tcp/1", "udp/1", "sctp/1", "icmp/echo-request/0")
        .anyMatch(word -> word.startsWith("ip/"));
  }
}
