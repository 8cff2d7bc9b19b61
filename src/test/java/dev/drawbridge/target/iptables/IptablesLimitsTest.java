package dev.drawbridge.target.iptables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Loss;
import dev.drawbridge.target.host.HostDrawing;
import org.junit.jupiter.api.Test;

class IptablesLimitsTest {
  @Test
  void protocolZeroIsLostBecauseItWouldMeanEveryProtocol() {
    HostDrawing drawing = two().flow("a", "b", "ip/0", "tcp/22");
    assertThat(drawing.losses())
        .extracting(Loss::direction, Loss::traffic, Loss::addresses, Loss::reason)
        .containsExactlyInAnyOrder(
            tuple(
                Direction.INGRESS,
                Traffic.of(new Protocol(0)),
                AddressSet.parse("10.0.0.1").union(AddressSet.parse("fd00::1")),
                IptablesLimit.PROTOCOL_ZERO),
            tuple(
                Direction.EGRESS,
                Traffic.of(new Protocol(0)),
                AddressSet.parse("10.0.0.2").union(AddressSet.parse("fd00::2")),
                IptablesLimit.PROTOCOL_ZERO));
    assertThat(drawing.lines("b", "v4.rules", "-A")).noneMatch(line -> line.contains("-p 0"));
  }

  @Test
  void icmpType255IsLostBecauseItWouldMeanEveryType() {
    HostDrawing drawing = two().flow("a", "b", "icmp/255", "icmpv6/255");
    assertThat(drawing.losses())
        .hasSize(2)
        .allMatch(loss -> loss.reason() == IptablesLimit.ICMP_TYPE_255)
        .allMatch(loss -> loss.traffic().equals(Traffic.icmp(Protocol.ICMP, 255)));
    assertThat(drawing.lines("b", "v4.rules", "-A")).noneMatch(line -> line.contains("255"));
    assertThat(drawing.lines("b", "v6.rules", "-A"))
        .anyMatch(line -> line.contains("--icmpv6-type 255"));
  }

  @Test
  void everythingIncludesBoth() {
    assertThat(two().flow("a", "b", "any").losses()).isEmpty();
    assertThat(two().flow("a", "b", "icmp/any").losses()).isEmpty();
  }

  private static HostDrawing two() {
    return new HostDrawing(new IptablesTarget())
        .service("a", "10.0.0.1", "fd00::1")
        .service("b", "10.0.0.2", "fd00::2");
  }
}
