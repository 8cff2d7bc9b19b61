package dev.drawbridge.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Packets;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.Messages;
import dev.drawbridge.problem.Place;
import dev.drawbridge.reading.HostBox;
import dev.drawbridge.reading.HostsReading.Hook;
import dev.drawbridge.reading.HostsReading.HookReading;
import dev.drawbridge.reading.HostsReading.HostReading;
import dev.drawbridge.reading.HostsReading.Passage;
import dev.drawbridge.reading.HostsReading.Way;
import dev.drawbridge.reading.Situations;
import dev.drawbridge.reading.Situations.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a router passes on, against what is drawn, way by way. */
class ForwardProofTest {
  private static final AddressSet LEFT = AddressSet.parse("10.1.0.0/16");
  private static final AddressSet RIGHT = AddressSet.parse("10.2.0.0/16");
  private static final AddressSet MAIL = AddressSet.parse("10.1.0.10");
  private static final Packets FILES = Packets.of(AddressSet.parse("10.2.0.10"), Traffic.tcp(445));
  private static final Way OVER = new Way(Optional.of("eth0"), Optional.of("eth1"));

  private static final Policy POLICY =
      Policy.of(
          Drawing.EMPTY
              .with(zone("left", LEFT))
              .with(zone("right", RIGHT))
              .with(service("mail", "left", "10.1.0.10"))
              .with(service("files", "right", "10.2.0.10"))
              .with(
                  Router.of(Key.of("edge"))
                      .withJoins(Map.of(Key.of("left"), "eth0", Key.of("right"), "eth1"))
                      .withAddresses(List.of(AddressSpec.parse("10.1.0.1"))))
              .with(Flow.of("fetch", Key.of("mail"), Key.of("files"), PortSpec.parse("tcp/445"))));

  @Test
  void whatIsDrawnAndNothingElseIsAgreement() {
    assertThat(codes(reading -> reading)).isEmpty();
  }

  @Test
  void anotherSourceDestinationOrPortIsExtra() {
    assertThat(codes(also(OVER, fresh(AddressSet.parse("10.1.0.10-10.1.0.11"), FILES))))
        .containsOnly(ProofCode.ROUTER_PASSES);
    assertThat(
            codes(
                also(
                    OVER,
                    fresh(MAIL, Packets.of(AddressSet.parse("10.2.0.11"), Traffic.tcp(445))))))
        .containsOnly(ProofCode.ROUTER_PASSES);
    assertThat(
            codes(
                also(
                    OVER,
                    fresh(MAIL, Packets.of(AddressSet.parse("10.2.0.10"), Traffic.tcp(446))))))
        .containsOnly(ProofCode.ROUTER_PASSES);
  }

  @Test
  void theSameConnectionAnotherWayIsExtraThere() {
    for (Way way : Way.between(Set.of("eth0", "eth1"), Set.of("eth0", "eth1"))) {
      List<ProofCode> found = codes(also(way, fresh(MAIL, FILES)));
      if (way.equals(OVER)) {
        assertThat(found).isEmpty();
      } else {
        assertThat(found).as("%s", way).containsOnly(ProofCode.ROUTER_PASSES);
      }
    }
  }

  @Test
  void aSourceOfAnotherZoneIsExtraEvenWithinAConnection() {
    HostBox forged = HostBox.in(Situations.of(State.ESTABLISHED)).withLocal(RIGHT);
    assertThat(codes(also(OVER, forged))).containsOnly(ProofCode.ROUTER_PASSES);
  }

  @Test
  void onlyErrorsAreRelated() {
    HostBox helper =
        HostBox.in(Situations.of(State.RELATED))
            .withLocal(LEFT)
            .withPackets(Packets.of(RIGHT, Traffic.of(Protocol.TCP)));
    assertThat(codes(also(OVER, helper))).containsOnly(ProofCode.ROUTER_PASSES);
  }

  @Test
  void aDrawnConnectionThatIsStoppedIsMissingAndNamesItsFlow() {
    List<Disagreement> found =
        found(reading ->
            reading.way().equals(OVER) ? with(reading, List.copyOf(essentials(LEFT))) : reading);
    assertThat(found)
        .singleElement()
        .satisfies(missing -> {
          assertThat(missing.code()).isEqualTo(ProofCode.ROUTER_STOPS);
          assertThat(missing.flow()).contains("fetch");
          assertThat(Messages.text(missing.code(), missing.arguments()))
              .contains("edge does not forward tcp/445 with 10.2.0.10")
              .contains("in by eth0 and goes out by eth1")
              .contains("source address 10.1.0.10");
        });
  }

  @Test
  void repliesThatAreStoppedAreMissing() {
    assertThat(
            codes(reading ->
                reading.way().in().equals(Optional.of("eth1"))
                    ? with(reading, List.of())
                    : reading))
        .containsOnly(ProofCode.ROUTER_STOPS_ESSENTIAL);
  }

  @Test
  void anInterfaceThatNobodyNamesIsComparedAsAllOthers() {
    Way fromElsewhere = new Way(Optional.empty(), Optional.of("eth1"));
    assertThat(codes(also(fromElsewhere, fresh(MAIL, FILES))))
        .containsOnly(ProofCode.ROUTER_PASSES);
  }

  @Test
  void aRouterThatDoesNotFilterAtAllIsExtra() {
    List<HookReading> without =
        forwarding().stream().filter(reading -> reading.hook() != Hook.FORWARD).toList();
    assertThat(forwardCodes(compare(without))).contains(ProofCode.HOOK_ABSENT);
  }

  // ---- readings

  private static List<ProofCode> codes(UnaryOperator<HookReading> change) {
    return forwardCodes(found(change));
  }

  private static List<ProofCode> forwardCodes(List<Disagreement> found) {
    return found.stream().map(d -> (ProofCode) d.code()).distinct().toList();
  }

  private static List<Disagreement> found(UnaryOperator<HookReading> change) {
    return compare(forwarding().stream().map(change).toList());
  }

  private static List<Disagreement> compare(List<HookReading> hooks) {
    Expectations expected = new Expectations(POLICY, TargetName.NFTABLES, List.of());
    Findings findings = new Findings(Optional.of(Key.of("edge")));
    new HostComparison(
            expected,
            Key.of("edge"),
            new HostReading(hooks, Set.of(), Place.lines("file", 1, 1)),
            findings)
        .compare();
    // The router's own traffic is another test's business.
    return findings.list().stream()
        .filter(found ->
            found.code().name().startsWith("ROUTER_") || found.arguments().contains(Hook.FORWARD))
        .toList();
  }

  private static UnaryOperator<HookReading> also(Way way, HostBox box) {
    return reading -> {
      if (!reading.way().equals(way)) {
        return reading;
      }
      List<HostBox> boxes =
          new ArrayList<>(reading.passes().stream().map(Passage::packets).toList());
      boxes.add(box);
      return with(reading, boxes);
    };
  }

  private static HookReading with(HookReading reading, List<HostBox> boxes) {
    return new HookReading(
        reading.hook(), reading.way(), 10, true, passages(boxes), reading.place());
  }

  private static List<HookReading> forwarding() {
    List<HookReading> readings = new ArrayList<>();
    for (Way way : Way.between(Set.of("eth0", "eth1"), Set.of("eth0", "eth1"))) {
      List<HostBox> boxes = new ArrayList<>();
      way.in().ifPresent(in -> boxes.addAll(essentials(in.equals("eth0") ? LEFT : RIGHT)));
      if (way.equals(OVER)) {
        boxes.add(fresh(MAIL, FILES));
      }
      readings.add(
          new HookReading(Hook.FORWARD, way, 10, true, passages(boxes), Place.lines("file", 9, 9)));
    }
    return readings;
  }

  private static List<HostBox> essentials(AddressSet sources) {
    Traffic errors = Traffic.NONE;
    for (int type : List.of(3, 11, 12)) {
      errors = errors.union(Traffic.icmp(Protocol.ICMP, type));
    }
    for (int type : List.of(1, 2, 3, 4)) {
      errors = errors.union(Traffic.icmp(Protocol.ICMPV6, type));
    }
    return List.of(
        HostBox.in(Situations.of(State.ESTABLISHED)).withLocal(sources),
        HostBox.in(Situations.of(State.RELATED))
            .withLocal(sources)
            .withPackets(Packets.of(AddressSet.ALL, errors)));
  }

  private static HostBox fresh(AddressSet source, Packets packets) {
    return HostBox.in(Situations.of(State.NEW)).withLocal(source).withPackets(packets);
  }

  private static List<Passage> passages(List<HostBox> boxes) {
    List<Passage> passages = new ArrayList<>();
    for (HostBox box : boxes) {
      int line = 20 + passages.size();
      passages.add(new Passage(box, Place.lines("file", line, line)));
    }
    return passages;
  }

  // ---- drawing

  private static Zone zone(String key, AddressSet addresses) {
    return Zone.of(Key.of(key)).withAddresses(List.of(AddressSpec.parse(addresses.toString())));
  }

  private static Service service(String key, String zone, String address) {
    return Service.of(Key.of(key))
        .inZone(Optional.of(Key.of(zone)))
        .withAddresses(List.of(AddressSpec.parse(address)));
  }
}
