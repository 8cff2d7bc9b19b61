package dev.drawbridge.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProtocolTest {
  @Test
  void everyKeywordNamesItsProtocol() {
    assertThat(IntStream.range(0, 256).mapToObj(Protocol::new))
        .allSatisfy(protocol -> {
          if (!protocol.name().matches("[0-9]+")) {
            assertThat(Protocol.byName(protocol.name())).contains(protocol);
          }
        });
    assertThat(Protocol.byName("vrrp")).contains(new Protocol(112));
    assertThat(Protocol.byName("icmpv6")).contains(Protocol.ICMPV6);
    assertThat(Protocol.byName("TCP")).isEmpty();
    assertThat(Protocol.byName("6")).isEmpty();
    assertThat(new Protocol(200).name()).isEqualTo("200");
  }

  @Test
  void numbersBeyondOneOctetAreNoProtocol() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Protocol(256));
    assertThatIllegalArgumentException().isThrownBy(() -> new Protocol(-1));
  }

  @Test
  void icmpTypesHaveTheirNumberPerFamily() {
    assertThat(IcmpTypes.number(Protocol.ICMP, "echo-request")).contains(8);
    assertThat(IcmpTypes.number(Protocol.ICMPV6, "echo-request")).contains(128);
    assertThat(IcmpTypes.number(Protocol.ICMP, "packet-too-big")).isEmpty();
    assertThat(IcmpTypes.name(Protocol.ICMPV6, 135)).contains("nd-neighbor-solicit");
    assertThat(IcmpTypes.name(Protocol.ICMP, 200)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IcmpTypes.number(Protocol.TCP, "echo-request"));
    for (Protocol icmp : new Protocol[] {Protocol.ICMP, Protocol.ICMPV6}) {
      IcmpTypes.all(icmp)
          .forEach((name, number) -> assertThat(IcmpTypes.name(icmp, number)).contains(name));
    }
  }
}
