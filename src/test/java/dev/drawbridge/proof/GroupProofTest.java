package dev.drawbridge.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.AwsOptions;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Membership;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.drawing.TargetOptions;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Loss;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.Code;
import dev.drawbridge.problem.Place;
import dev.drawbridge.proof.Disagreement.Kind;
import dev.drawbridge.reading.GroupsReading;
import dev.drawbridge.reading.GroupsReading.Attachment;
import dev.drawbridge.reading.GroupsReading.Entry;
import dev.drawbridge.reading.GroupsReading.GroupReading;
import dev.drawbridge.reading.GroupsReading.Peer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Readings made by hand: web and db in one VPC, a legacy service elsewhere, and a network. */
class GroupProofTest {
  private static final Key WEB = Key.of("web");
  private static final Key DB = Key.of("db");
  private static final Key LEGACY = Key.of("legacy");
  private static final Key OFFICE = Key.of("office");
  private static final Policy POLICY = Policy.of(drawing(TargetOptions.UNSAID));

  private static Drawing drawing(TargetOptions options) {
    return Drawing.of(
        "groups",
        "",
        options,
        List.of(
            service(WEB, "vpc-1", "10.0.0.1"),
            service(DB, "vpc-1", "10.0.0.2"),
            service(LEGACY, "vpc-2", "10.9.0.1"),
            Network.of(OFFICE)
                .withAddresses(
                    List.of(
                        AddressSpec.parse("203.0.113.0/24"), AddressSpec.parse("2001:db8::/48")))),
        List.of(
            Flow.of("web-to-db", WEB, DB, PortSpec.parse("tcp/5432")),
            Flow.of("office-to-web", OFFICE, WEB, PortSpec.parse("tcp/443")),
            Flow.of("web-to-legacy", WEB, LEGACY, PortSpec.parse("tcp/80"))),
        Map.of());
  }

  private static Service service(Key key, String vpc, String address) {
    return Service.of(key)
        .withAddresses(List.of(AddressSpec.parse(address)))
        .withMembership(new Membership(Optional.empty(), Optional.of(vpc)));
  }

  @Test
  void groupsThatSayWhatIsDrawnAgree() {
    assertThat(compare(right()).disagreements()).isEmpty();
    assertThat(compare(right()).points()).isEqualTo(6);
  }

  @Test
  void rulesMayBeSpreadOverGroupsThatOnlyHoldRules() {
    Map<String, GroupReading> groups = right();
    groups.put("sg:web.rules-2", group("vpc-1", List.of(), List.of(toLegacy())));
    groups.put("sg:web", group("vpc-1", List.of(fromOffice()), List.of(toDb())));

    assertThat(compare(groups).disagreements()).isEmpty();
  }

  @Test
  void aRuleInAGroupThatOnlyHoldsRulesCountsForItsService() {
    Map<String, GroupReading> groups = right();
    groups.put("sg:db.rules-2", group("vpc-1", List.of(fromOffice()), List.of()));

    Disagreement found = only(compare(groups));
    assertThat(found.kind()).isEqualTo(Kind.EXTRA);
    assertThat(found.service()).contains(DB);
    assertThat(found.code()).isEqualTo(ProofCode.GROUP_LETS_IN);
  }

  @Test
  void theAddressOfAServiceIsNotItsGroup() {
    Map<String, GroupReading> groups = right();
    groups.put(
        "sg:db", group("vpc-1", List.of(addresses("10.0.0.1", Traffic.tcp(5432))), List.of()));

    assertThat(compare(groups).disagreements())
        .extracting(Disagreement::code)
        .containsExactly(ProofCode.GROUP_LETS_IN, ProofCode.GROUP_STOPS_IN);
  }

  @Test
  void aPeerInAnotherVpcIsItsAddresses() {
    Map<String, GroupReading> groups = right();
    groups.put(
        "sg:legacy",
        group("vpc-2", List.of(entry(new Peer.Group("sg:web"), Traffic.tcp(80))), List.of()));

    assertThat(compare(groups).disagreements())
        .extracting(Disagreement::code)
        .containsExactly(ProofCode.GROUP_LETS_IN, ProofCode.GROUP_STOPS_IN);
  }

  @Test
  void groupsTooManyTooFewOrInAnotherVpcAreNoticed() {
    Map<String, GroupReading> groups = right();
    groups.remove("sg:db");
    groups.put("sg:other", group("vpc-1", List.of(), List.of()));
    groups.put(
        "sg:legacy", group("vpc-1", List.of(addresses("10.0.0.1", Traffic.tcp(80))), List.of()));

    assertThat(codes(compare(groups)))
        .containsExactlyInAnyOrder(
            ProofCode.GROUP_ABSENT, ProofCode.GROUP_SURPLUS, ProofCode.GROUP_IN_OTHER_VPC);
  }

  @Test
  void groupsForOtherInterfacesThanThoseDrawnAreNoticed() {
    List<Attachment> wrong =
        List.of(
            attachment(List.of("sg:web"), "10.0.0.0/24"),
            attachment(List.of("sg:web", "sg:db"), "10.0.0.1"),
            attachment(List.of(), "10.0.0.1"));
    for (Attachment attachment : wrong) {
      Map<String, Attachment> attachments = attachments(right());
      attachments.put("web", attachment);
      assertThat(only(compare(POLICY, List.of(), new GroupsReading(right(), attachments))).code())
          .isEqualTo(ProofCode.GROUP_ATTACHED_ELSEWHERE);
    }
  }

  @Test
  void everyProtocolIsSeen() {
    Map<String, GroupReading> groups = right();
    groups.put(
        "sg:db",
        group(
            "vpc-1",
            List.of(
                entry(
                    new Peer.Group("sg:web"),
                    Traffic.tcp(5432).union(Traffic.icmp(Protocol.ICMP, 8)))),
            List.of()));

    assertThat(only(compare(groups)).arguments().get(1)).hasToString("icmp/echo-request/0");
  }

  @Test
  void aPrefixListStandsForTheFamilyItIsDrawnFor() {
    AwsOptions.PrefixList list =
        new AwsOptions.PrefixList(Optional.of("pl-1"), Optional.empty(), 10);
    Policy policy =
        Policy.of(
            drawing(
                TargetOptions.UNSAID.with(
                    new AwsOptions(
                        OptionalInt.empty(), OptionalInt.empty(), Map.of(OFFICE, list)))));
    Map<String, GroupReading> groups = right();
    groups.put(
        "sg:web",
        group(
            "vpc-1",
            List.of(
                entry(new Peer.PrefixList("pl-1"), Traffic.tcp(443)),
                addresses("2001:db8::/48", Traffic.tcp(443))),
            List.of(toDb(), toLegacy())));

    assertThat(compare(policy, List.of(), groups).disagreements()).isEmpty();
    assertThat(compare(policy, List.of(), right()).count(Kind.MISSING)).isEqualTo(1);
    assertThat(compare(policy, List.of(), right()).count(Kind.EXTRA)).isEqualTo(1);
  }

  @Test
  void whatIsReportedAsLostMustBeGone() {
    Map<String, GroupReading> without = right();
    without.put("sg:db", group("vpc-1", List.of(), List.of()));
    List<Loss> losses = List.of(loss(DB, Direction.INGRESS, WEB, AddressSet.ALL));

    assertThat(compare(POLICY, losses, without).disagreements()).isEmpty();
    assertThat(only(compare(POLICY, losses, right())).kind()).isEqualTo(Kind.EXTRA);
    assertThat(only(compare(POLICY, List.of(), without)).flow()).contains("web-to-db");
  }

  @Test
  void aLossOfSomeAddressesLeavesTheOthersDue() {
    AddressSet half = AddressSet.parse("203.0.113.0/25");
    Loss loss =
        new Loss(
            TargetName.AWS,
            "office-to-web",
            WEB,
            Direction.INGRESS,
            OFFICE,
            half,
            Traffic.tcp(443),
            ProofCode.NOT_SAYABLE,
            List.of());
    Map<String, GroupReading> groups = right();
    groups.put(
        "sg:web",
        group(
            "vpc-1",
            List.of(
                addresses("203.0.113.128/25", Traffic.tcp(443)),
                addresses("2001:db8::/48", Traffic.tcp(443))),
            List.of(toDb(), toLegacy())));

    assertThat(compare(POLICY, List.of(loss), groups).disagreements()).isEmpty();
  }

  @Test
  void aLossOfWhatNobodyDrewIsNoLoss() {
    Loss loss =
        new Loss(
            TargetName.AWS,
            "web-to-db",
            DB,
            Direction.INGRESS,
            WEB,
            AddressSet.ALL,
            Traffic.udp(53),
            ProofCode.NOT_SAYABLE,
            List.of());

    assertThat(codes(compare(POLICY, List.of(loss), right())))
        .containsExactly(ProofCode.LOSS_OF_NOTHING);
  }

  @Test
  void aPeerThatCannotBeSaidMustBeReportedAsLost() {
    Drawing drawing =
        drawing(TargetOptions.UNSAID).with(Network.of(OFFICE)).with(Service.of(LEGACY));

    assertThat(
            codes(
                compare(
                    Policy.of(drawing),
                    List.of(),
                    Map.of(
                        "sg:web",
                        group("vpc-1", List.of(), List.of(toDb())),
                        "sg:db",
                        right().get("sg:db")))))
        .containsExactly(ProofCode.NOT_SAYABLE, ProofCode.NOT_SAYABLE);
  }

  // ---- readings

  private static Loss loss(Key service, Direction direction, Key peer, AddressSet addresses) {
    return new Loss(
        TargetName.AWS,
        "web-to-db",
        service,
        direction,
        peer,
        addresses,
        Traffic.tcp(5432),
        ProofCode.NOT_SAYABLE,
        List.of());
  }

  private static Map<String, GroupReading> right() {
    Map<String, GroupReading> groups = new TreeMap<>();
    groups.put("sg:web", group("vpc-1", List.of(fromOffice()), List.of(toDb(), toLegacy())));
    groups.put(
        "sg:db",
        group("vpc-1", List.of(entry(new Peer.Group("sg:web"), Traffic.tcp(5432))), List.of()));
    groups.put(
        "sg:legacy", group("vpc-2", List.of(addresses("10.0.0.1", Traffic.tcp(80))), List.of()));
    return groups;
  }

  private static Entry fromOffice() {
    return entry(
        new Peer.Addresses(
            AddressSet.parse("203.0.113.0/24").union(AddressSet.parse("2001:db8::/48"))),
        Traffic.tcp(443));
  }

  private static Entry toDb() {
    return entry(new Peer.Group("sg:db"), Traffic.tcp(5432));
  }

  private static Entry toLegacy() {
    return addresses("10.9.0.1", Traffic.tcp(80));
  }

  private static Entry addresses(String addresses, Traffic traffic) {
    return entry(new Peer.Addresses(AddressSet.parse(addresses)), traffic);
  }

  private static Entry entry(Peer peer, Traffic traffic) {
    return new Entry(peer, traffic, Place.lines("calls", 7, 7));
  }

  private static GroupReading group(String vpc, List<Entry> ingress, List<Entry> egress) {
    return new GroupReading(vpc, ingress, egress, Place.lines("calls", 1, 1));
  }

  private static ProofResult compare(Map<String, GroupReading> groups) {
    return compare(POLICY, List.of(), groups);
  }

  private static ProofResult compare(
      Policy policy, List<Loss> losses, Map<String, GroupReading> groups) {
    return compare(policy, losses, new GroupsReading(groups, attachments(groups)));
  }

  private static ProofResult compare(Policy policy, List<Loss> losses, GroupsReading reading) {
    return Proof.compare(policy, TargetName.AWS, losses, reading);
  }

  private static Map<String, Attachment> attachments(Map<String, GroupReading> groups) {
    Map<String, Attachment> attachments = new TreeMap<>();
    Map.of("web", "10.0.0.1", "db", "10.0.0.2", "legacy", "10.9.0.1")
        .forEach((service, address) ->
            attachments.put(service, attachment(references(groups, service), address)));
    return attachments;
  }

  private static List<String> references(Map<String, GroupReading> groups, String service) {
    return groups.keySet().stream().filter(r -> r.matches("sg:" + service + "([.].*)?")).toList();
  }

  private static Attachment attachment(List<String> groups, String address) {
    return new Attachment(groups, AddressSet.parse(address), Place.lines("calls", 2, 2));
  }

  private static List<Code> codes(ProofResult result) {
    return result.disagreements().stream().map(Disagreement::code).toList();
  }

  private static Disagreement only(ProofResult result) {
    assertThat(result.disagreements()).hasSize(1);
    return result.disagreements().getFirst();
  }
}
