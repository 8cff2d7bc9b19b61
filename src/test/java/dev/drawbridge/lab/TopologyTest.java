package dev.drawbridge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Family;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.target.host.HostDrawing;
import dev.drawbridge.target.nftables.NftablesTarget;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopologyTest {
  private static final TargetName TARGET = TargetName.NFTABLES;
  private static final Key EDGE = Key.of("edge");

  private static HostDrawing branches() {
    return HostDrawing.branches(new NftablesTarget());
  }

  /** A drawing laid out. */
  private record Laid(HostLayout layout, Topology topology) {
    static Laid of(HostDrawing drawing) {
      Policy policy = drawing.policy();
      HostLayout layout = new HostLayout(policy, TARGET);
      return new Laid(layout, new Topology(policy, layout));
    }

    Spot spot(String end) {
      return layout.of(Key.of(end), Family.IPV4).getFirst();
    }

    List<Key> between(String from, String to) {
      return topology.between(spot(from), spot(to));
    }
  }

  @Test
  void aRouterStandsBetweenTheZonesItJoins() {
    Laid laid = Laid.of(branches());

    assertThat(laid.between("mail", "files")).containsExactly(EDGE);
    assertThat(laid.between("files", "desks")).containsExactly(EDGE);
    assertThat(laid.topology().link(EDGE, laid.spot("mail"))).contains("eth0");
    assertThat(laid.topology().link(EDGE, laid.spot("files"))).contains("eth1");
  }

  @Test
  void neighboursInOneZoneReachEachOtherWithoutIt() {
    assertThat(Laid.of(branches()).between("desks", "mail")).isEmpty();
  }

  @Test
  void whatTheRouterSendsItselfDoesNotGoThroughIt() {
    Laid laid = Laid.of(branches());

    assertThat(laid.between("edge", "files")).isEmpty();
    assertThat(laid.between("mail", "edge")).isEmpty();
  }

  @Test
  void secondAddressesAndNeighboursStandWhereTheHostDoes() {
    Laid laid = Laid.of(branches());
    HostLayout layout = laid.layout();
    Spot mail = laid.spot("mail");

    assertThat(laid.topology().link(EDGE, layout.second(mail).orElseThrow())).contains("eth0");
    assertThat(layout.beside(Key.of("files"), Family.IPV4))
        .isNotEmpty()
        .allMatch(spot -> laid.topology().between(mail, spot).equals(List.of(EDGE)));
  }

  @Test
  void whoIsNowhereIsReachedWithoutRouters() {
    Laid laid = Laid.of(branches());
    Spot nowhere = laid.layout().elsewhere(Family.IPV4).orElseThrow();

    assertThat(laid.topology().between(nowhere, laid.spot("files"))).isEmpty();
  }

  @Test
  void ofNestedZonesTheInnermostThatIsJoinedCounts() {
    Laid laid =
        Laid.of(
            new HostDrawing(new NftablesTarget())
                .zone("site", "10.1.0.0/16")
                .zone("cellar", "10.1.9.0/24")
                .zone("shelf", "10.1.9.128/25")
                .in("site", "cellar")
                .in("cellar", "shelf")
                .service("web", "10.1.0.10")
                .service("db", "10.1.9.200")
                .in("site", "web")
                .in("shelf", "db")
                .router("edge", List.of("site", "cellar"), "10.1.0.1"));

    assertThat(laid.between("web", "db")).containsExactly(EDGE);
    assertThat(laid.topology().link(EDGE, laid.spot("db"))).contains("eth1");
  }

  @Test
  void severalRoutersInTheWayComeInTheirOrder() {
    Laid laid =
        Laid.of(
            branches()
                .router("next", List.of("right", "left"), "10.9.0.1")
                .router("unprotected", List.of("left", "right")));

    assertThat(laid.between("mail", "files")).containsExactly(EDGE, Key.of("next"));
    assertThat(laid.topology().link(Key.of("next"), laid.spot("mail"))).contains("eth1");
  }
}
