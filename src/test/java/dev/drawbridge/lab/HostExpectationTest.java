package dev.drawbridge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.target.host.HostDrawing;
import dev.drawbridge.target.nftables.NftablesTarget;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostExpectationTest {
  private static final Policy SHOP = HostDrawing.shop(new NftablesTarget()).policy();
  private static final HostLayout LAYOUT = new HostLayout(SHOP, TargetName.NFTABLES);
  private static final HostExpectation EXPECTATION = expectation(SHOP);

  private static final Point SQL = Point.port(Protocol.TCP, 5432);

  private static HostExpectation expectation(Policy policy) {
    HostLayout layout = new HostLayout(policy, TargetName.NFTABLES);
    return new HostExpectation(
        policy, TargetName.NFTABLES, List.of(), new Topology(policy, layout));
  }

  private static Spot spot(String end) {
    return LAYOUT.of(Key.of(end), Family.IPV4).getFirst();
  }

  private static Expected expect(Spot from, Spot to, Point point, Guard guard) {
    return EXPECTATION.of(from, to, point, guard, List.of());
  }

  @Test
  void aDrawnConnectionOpensAndIsCountedAtBothEnds() {
    Expected expected = expect(spot("web"), spot("db"), SQL, Guard.BOTH);

    assertThat(expected.passes()).isTrue();
    assertThat(expected.counted())
        .containsExactly(
            new Meter("web-1", Hook.EGRESS, Set.of("web-to-db")),
            new Meter("db-1", Hook.INGRESS, Set.of("web-to-db")));
  }

  @Test
  void anUndrawnPortIsRefusedByTheSourceAndNeverReachesTheDestination() {
    Point other = Point.port(Protocol.TCP, 5433);

    Expected expected = expect(spot("web"), spot("db"), other, Guard.BOTH);

    assertThat(expected.refusedBy()).contains(Hook.EGRESS);
    assertThat(expected.counted()).containsExactly(Meter.ofDenials("web-1", Hook.EGRESS));
  }

  @Test
  void withoutItsFirewallTheSourceLeavesTheRefusalToTheDestination() {
    Point other = Point.port(Protocol.TCP, 5433);

    assertThat(expect(spot("web"), spot("db"), other, Guard.DESTINATION).refusedBy())
        .contains(Hook.INGRESS);
  }

  @Test
  void theSecondAddressOfAHostIsRefusedBothWays() {
    Spot web = spot("web");
    Spot second = LAYOUT.second(web).orElseThrow();

    assertThat(expect(second, spot("db"), SQL, Guard.BOTH).refusedBy()).contains(Hook.EGRESS);
    assertThat(
            expect(spot("internet"), second, Point.port(Protocol.TCP, 443), Guard.BOTH).refusedBy())
        .contains(Hook.INGRESS);
  }

  @Test
  void aRouterIsAskedAfterTheSourceAndBeforeTheDestination() {
    Policy policy = HostDrawing.branches(new NftablesTarget()).policy();
    HostLayout layout = new HostLayout(policy, TargetName.NFTABLES);
    Spot mail = layout.of(Key.of("mail"), Family.IPV4).getFirst();
    Spot files = layout.of(Key.of("files"), Family.IPV4).getFirst();
    List<Key> edge = List.of(Key.of("edge"));
    Point smb = Point.port(Protocol.TCP, 445);
    Point other = Point.port(Protocol.TCP, 446);

    assertThat(expectation(policy).of(mail, files, smb, Guard.BOTH, edge).counted())
        .extracting(Meter::station)
        .containsExactly("mail-1", "edge-1", "files-1");
    assertThat(expectation(policy).of(mail, files, other, Guard.BOTH, edge).refusedBy())
        .contains(Hook.EGRESS);
    assertThat(expectation(policy).of(mail, files, other, Guard.ROUTER, edge).refusedBy())
        .contains(Hook.FORWARD);
  }

  @Test
  void anAddressIsWhateverEndsOfTheDrawingHaveIt() {
    // An address of the office is one of the internet too, unless the internet excepts it.
    Policy policy =
        new HostDrawing(new NftablesTarget())
            .service("web", "10.0.1.10")
            .network("office", "203.0.113.0/24")
            .network("internet", "internet")
            .flow("internet", "web", "tcp/443")
            .policy();
    HostLayout layout = new HostLayout(policy, TargetName.NFTABLES);
    HostExpectation expectation = expectation(policy);

    Expected expected =
        expectation.of(
            layout.of(Key.of("office"), Family.IPV4).getFirst(),
            layout.of(Key.of("web"), Family.IPV4).getFirst(),
            Point.port(Protocol.TCP, 443),
            Guard.BOTH,
            List.of());

    assertThat(expected.passes()).isTrue();
  }
}
