package dev.drawbridge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Address;
import dev.drawbridge.net.Family;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.target.host.HostDrawing;
import dev.drawbridge.target.nftables.NftablesTarget;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostLayoutTest {
  private static final TargetName TARGET = TargetName.NFTABLES;

  private static HostDrawing branches() {
    return HostDrawing.branches(new NftablesTarget());
  }

  @Test
  void everyReplicaOfAServiceIsAHost() {
    Policy shop = HostDrawing.shop(new NftablesTarget()).policy();

    assertThat(new HostLayout(shop, TARGET).hosts())
        .extracting(Host::name)
        .containsExactly("db-1", "web-1", "web-2");
    assertThat(HostLayout.hosts(shop, TARGET)).isEqualTo(3);
  }

  @Test
  void aRouterIsOneMachineWithAllItsAddresses() {
    Policy policy = branches().policy();
    Host edge = new HostLayout(policy, TARGET).hosts().getLast();

    assertThat(edge.name()).isEqualTo("edge-1");
    assertThat(edge.own())
        .extracting(Address::toString)
        .containsExactly("10.1.0.1", "10.2.0.1", "fd00:1::1", "fd00:2::1");
    assertThat(edge.links()).containsExactly("eth0", "eth1");
    assertThat(edge.second()).extracting(Address::family).containsExactly(Family.values());
    assertThat(HostLayout.hosts(policy, TARGET)).isEqualTo(3);
  }

  @Test
  void withoutIpv6WhatHasIpv4IsLaidOutByThatAlone() {
    Policy policy =
        branches()
            .service("modern", "fd00:2::50")
            .router("next", List.of("left", "right"), "fd00:2::9")
            .policy();
    HostLayout layout = new HostLayout(policy, TARGET, EnumSet.of(Family.IPV4));

    assertThat(layout.hosts())
        .extracting(Host::name)
        .containsExactly("files-1", "mail-1", "edge-1");
    assertThat(layout.spots()).allMatch(spot -> spot.address().family() == Family.IPV4);
    assertThat(layout.of(Key.of("modern"), Family.IPV6)).isEmpty();
    assertThat(new Topology(policy, layout).routers()).containsExactly(Key.of("edge"));
  }
}
