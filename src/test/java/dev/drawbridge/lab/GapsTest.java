package dev.drawbridge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Family;
import dev.drawbridge.problem.Messages;
import dev.drawbridge.target.host.HostDrawing;
import dev.drawbridge.target.nftables.NftablesTarget;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GapsTest {
  private static List<String> gaps(HostDrawing drawing) {
    return gaps(drawing, EnumSet.allOf(Family.class));
  }

  private static List<String> gaps(HostDrawing drawing, Set<Family> families) {
    HostPlan plan = HostPlan.of(drawing.policy(), TargetName.NFTABLES, families);
    return Gaps.of(plan, HostTrials.of(plan)).stream()
        .map(gap -> Messages.text(gap.gap(), gap.arguments()))
        .toList();
  }

  private static HostDrawing shop() {
    return HostDrawing.shop(new NftablesTarget());
  }

  private static HostDrawing branches() {
    return HostDrawing.branches(new NftablesTarget());
  }

  @Test
  void ordinaryDrawingsAreTriedWhole() {
    assertThat(gaps(shop())).isEmpty();
    assertThat(gaps(branches())).isEmpty();
  }

  @Test
  void protocolsThatNoSocketSendsAreNamedWithTheirArrow() {
    assertThat(gaps(shop().flow("db", "office", "ip/0", "ip/255", "ip/47")))
        .containsExactly(
            "db-to-office: ip/0 over IPv4 is not tried: no packet of it can be sent that opens a"
                + " connection",
            "db-to-office: ip/255 over IPv4 is not tried: no packet of it can be sent that opens a"
                + " connection",
            "db-to-office: ip/0 over IPv6 is not tried: no packet of it can be sent that opens a"
                + " connection",
            "db-to-office: ip/255 over IPv6 is not tried: no packet of it can be sent that opens a"
                + " connection");
  }

  @Test
  void answersThatOpenNoConnectionAreNamed() {
    assertThat(gaps(shop().flow("db", "office", "icmp/echo-reply")))
        .singleElement()
        .asString()
        .startsWith("db-to-office: icmp/echo-reply over IPv4 is not tried");
  }

  @Test
  void withoutIpv6OneLineSaysSo() {
    assertThat(gaps(branches(), EnumSet.of(Family.IPV4)))
        .singleElement()
        .asString()
        .startsWith("Nothing is tried over IPv6");
  }

  @Test
  void anyProtocolIsNotTriedOneByOne() {
    assertThat(gaps(shop().flow("db", "office", "any"))).isEmpty();
  }

  @Test
  void anEndWithoutAnAddressForAnInterfaceIsNamed() {
    assertThat(gaps(shop().network("groups", "224.0.1.0/24").flow("web", "groups", "udp/5000")))
        .containsExactly(
            "web-to-groups: not tried with groups: none of its addresses can be given to an"
                + " interface");
  }

  @Test
  void aRouterDoesNotReachItselfByTheNetwork() {
    assertThat(gaps(branches().flow("edge", "edge", "tcp/80")))
        .containsExactly(
            "edge-to-edge: not tried among the addresses of edge: a router is one machine");
  }

  @Test
  void aNetworkWhoseAddressesAllStandElsewhereIsNamedWithTheRouter() {
    assertThat(
            gaps(
                branches()
                    .network("visitors", "192.168.0.0/16")
                    .in("right", "visitors")
                    .flow("visitors", "mail", "tcp/25")))
        .containsExactly(
            "visitors-to-mail: not tried through edge from visitors to mail: all their addresses"
                + " stand elsewhere too");
  }
}
