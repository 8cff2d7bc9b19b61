package dev.drawbridge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Address;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.target.Limits;
import dev.drawbridge.target.host.HostDrawing;
import dev.drawbridge.target.nftables.NftablesTarget;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ForwardingTest {
  private static final TargetName TARGET = TargetName.NFTABLES;
  private static final Key EDGE = Key.of("edge");
  private static final Point SMB = Point.port(Protocol.TCP, 445);
  private static final Meter DROPPED = Meter.ofDenials("edge-1", Hook.FORWARD);
  private static final Meter SPOOFED = Meter.ofDenials("edge-1", Hook.SPOOFED);

  /** What a drawing's router does. */
  private record Edge(HostLayout layout, Forwarding forwarding) {
    static Edge of(HostDrawing drawing) {
      Policy policy = drawing.policy();
      Limits limits = new NftablesTarget().limits(policy);
      HostLayout layout = new HostLayout(policy, TARGET);
      Topology topology = new Topology(policy, layout);
      return new Edge(layout, new Forwarding(policy, TARGET, limits.losses(), topology));
    }

    static Edge ofBranches() {
      return of(HostDrawing.branches(new NftablesTarget()));
    }

    Spot spot(String end, Family family) {
      return layout.of(Key.of(end), family).getFirst();
    }

    Meter passes(String from, String to, Point point) {
      return forwarding.of(EDGE, spot(from, Family.IPV4), spot(to, Family.IPV4), point);
    }
  }

  private static Meter counted(String flow) {
    return new Meter("edge-1", Hook.FORWARD, Set.of(flow));
  }

  @Test
  void whatIsDrawnPassesAndIsCountedForItsArrow() {
    Edge edge = Edge.ofBranches();

    assertThat(edge.passes("mail", "files", SMB)).isEqualTo(counted("mail-to-files"));
    assertThat(edge.passes("desks", "files", Point.port(Protocol.TCP, 8050)))
        .isEqualTo(counted("desks-to-files"));
    assertThat(
            edge.forwarding()
                .of(EDGE, edge.spot("mail", Family.IPV6), edge.spot("files", Family.IPV6), SMB))
        .isEqualTo(counted("mail-to-files"));
  }

  @Test
  void whatIsNotDrawnIsDroppedAndCountedAsThat() {
    Edge edge = Edge.ofBranches();

    assertThat(edge.passes("mail", "files", Point.port(Protocol.TCP, 446))).isEqualTo(DROPPED);
    assertThat(edge.passes("mail", "files", Point.port(Protocol.UDP, 445))).isEqualTo(DROPPED);
    assertThat(edge.passes("files", "mail", SMB)).isEqualTo(DROPPED);
    assertThat(edge.passes("desks", "files", SMB)).isEqualTo(DROPPED);
  }

  @Test
  void aNeighbourWithinTheRangeOfTheZoneIsNoForger() {
    Edge edge = Edge.ofBranches();
    Spot beside = edge.layout().beside(Key.of("mail"), Family.IPV4).getFirst();

    assertThat(edge.forwarding().of(EDGE, beside, edge.spot("files", Family.IPV4), SMB))
        .isEqualTo(DROPPED);
  }

  @Test
  void whoDoesNotBelongBehindHisInterfaceIsAForger() {
    Edge edge = Edge.ofBranches();
    Spot second = edge.layout().second(edge.spot("mail", Family.IPV4)).orElseThrow();
    Spot forged =
        new Spot(
            Address.parse("10.2.0.10"),
            Spot.Sort.FORGED,
            Optional.of(Key.of("left")),
            Optional.empty());

    assertThat(edge.forwarding().of(EDGE, second, edge.spot("files", Family.IPV4), SMB))
        .isEqualTo(SPOOFED);
    assertThat(edge.forwarding().of(EDGE, forged, edge.spot("files", Family.IPV4), SMB))
        .isEqualTo(SPOOFED);
  }

  @Test
  void anAddressIsWhateverEndsBehindTheSameInterfaceHaveIt() {
    Edge edge =
        Edge.of(
            HostDrawing.branches(new NftablesTarget())
                .network("everybody", "192.168.0.0/16")
                .in("left", "everybody")
                .flow("everybody", "files", "tcp/80"));

    assertThat(edge.passes("desks", "files", Point.port(Protocol.TCP, 80)))
        .isEqualTo(counted("everybody-to-files"));
  }

  @Test
  void whatTheTargetGivesUpIsDropped() {
    Edge edge =
        Edge.of(
            HostDrawing.branches(new NftablesTarget()).flow("files", "mail", "icmp/8/0", "tcp/25"));

    assertThat(edge.passes("files", "mail", Point.icmp(Protocol.ICMP, 8))).isEqualTo(DROPPED);
    assertThat(edge.passes("files", "mail", Point.port(Protocol.TCP, 25)))
        .isEqualTo(counted("files-to-mail"));
  }
}
