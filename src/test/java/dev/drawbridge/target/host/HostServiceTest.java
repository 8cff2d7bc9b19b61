package dev.drawbridge.target.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.HostOptions;
import dev.drawbridge.drawing.HostOptions.ContainerLink;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Packets;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Loss;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.Rule;
import dev.drawbridge.policy.ServiceRules;
import dev.drawbridge.problem.Messages;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.target.Limits;
import dev.drawbridge.testing.RandomDrawings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HostServiceTest {
  private static final TargetName TARGET = TargetName.NFTABLES;

  private Drawing drawing =
      Drawing.EMPTY.with(service("db", "10.0.0.1", "fd00::1")).with(service("web", "10.0.1.1"));

  @Test
  void replicasAreExactOneByOneAndNetworksStayRanges() {
    add(service("app", "10.0.2.1", "10.0.2.2"));
    add(network("office", "192.168.0.0/16"));
    flow("app", "db", "tcp/5432");
    flow("office", "db", "tcp/5432");
    assertThat(ingress("db"))
        .containsExactly(
            "10.0.2.1 tcp/5432 [app-to-db]",
            "10.0.2.2 tcp/5432 [app-to-db]",
            "192.168.0.0-192.168.255.255 tcp/5432 [office-to-db]");
  }

  @Test
  void overlappingRangesAreCutIntoDisjointOnesThatKnowAllTheirFlows() {
    add(network("all", "10.0.0.0/8"));
    add(network("lab", "10.9.0.0/16"));
    flow("all", "db", "tcp/20-30");
    flow("lab", "db", "tcp/22");
    assertThat(ingress("db"))
        .containsExactly(
            "10.0.0.0-10.255.255.255 tcp/20-21 [all-to-db]",
            "10.0.0.0-10.8.255.255 tcp/22 [all-to-db]",
            "10.9.0.0-10.9.255.255 tcp/22 [all-to-db, lab-to-db]",
            "10.10.0.0-10.255.255.255 tcp/22 [all-to-db]",
            "10.0.0.0-10.255.255.255 tcp/23-30 [all-to-db]");
  }

  @Test
  void anExactElementKnowsTheFlowsOfTheRangesThatAlsoCoverIt() {
    add(network("all", "10.0.0.0/8"));
    flow("web", "db", "tcp/5432");
    flow("all", "db", "any");
    assertThat(ingress("db"))
        .containsExactly(
            "10.0.1.1 tcp/5432 [all-to-db, web-to-db]", "10.0.0.0-10.255.255.255 any [all-to-db]");
  }

  @Test
  void icmpGoesByTypeAndAWholeProtocolByItsNumber() {
    flow("web", "db", "icmp/echo-request", "icmpv6/echo-request", "icmpv6/any", "ip/112");
    assertThat(ingress("db"))
        .containsExactly(
            "10.0.1.1 icmp/echo-request [web-to-db]",
            "10.0.1.1 icmpv6/any [web-to-db]",
            "10.0.1.1 ip/112 [web-to-db]");
  }

  @Test
  void twoFamiliesThatDoNotMeetAreNoRuleAndNoLoss() {
    add(service("six", "fd00::6"));
    flow("web", "six", "tcp/80");
    assertThat(ingress("six")).isEmpty();
    assertThat(limits().losses()).isEmpty();
  }

  @Test
  void aServiceWithManyNeighbouringAddressesStaysARange() {
    add(service("farm", "10.4.0.0/16"));
    flow("farm", "db", "tcp/80");
    assertThat(ingress("db")).containsExactly("10.4.0.0-10.4.255.255 tcp/80 [farm-to-db]");
  }

  @Test
  void rangesUpToTheEndsOfAFamilyAreCutToo() {
    add(network("upper", "128.0.0.0/1", "8000::/1"));
    add(network("everyone", "0.0.0.0/0", "::/0"));
    flow("everyone", "db", "udp/1-65535");
    flow("upper", "db", "udp/65535");
    assertThat(ingress("db"))
        .contains(
            "0.0.0.0-255.255.255.255 udp/1-65534 [everyone-to-db]",
            "0.0.0.0-127.255.255.255 udp/65535 [everyone-to-db]",
            "128.0.0.0-255.255.255.255 udp/65535 [everyone-to-db, upper-to-db]")
        .hasSize(6);
  }

  @Test
  void elementKeysDependOnTheFlowsAlone() {
    assertThat(ElementKey.of(List.of("a-to-b")))
        .isEqualTo(ElementKey.of(List.of("a-to-b")))
        .isNotEqualTo(ElementKey.of(List.of("a-to-b", "c")))
        .matches("e[0-9a-f]{12}");
  }

  /** Cutting loses nothing and adds nothing, and keeps ranges apart. */
  @Test
  void openingsAreTogetherExactlyTheRules() {
    for (long seed = 0; seed < 300; seed++) {
      Policy policy = Policy.of(RandomDrawings.everything().drawing(seed));
      for (HostService host : HostService.of(policy, TARGET).toList()) {
        for (Direction direction : Direction.values()) {
          List<Opening> openings = host.openings(direction).openings();
          assertThat(together(openings))
              .as("seed %d, %s %s", seed, host.name(), direction)
              .isEqualTo(drawn(policy, host, direction));
          assertThat(overlapping(openings)).as("seed %d", seed).isEmpty();
        }
      }
    }
  }

  /** Whoever reads that a flow was used must not read of packets that it never opened. */
  @Test
  void anElementIsCreditedToTheFlowsThatOpenAllOfItAndToNoOther() {
    for (long seed = 0; seed < 300; seed++) {
      Policy policy = Policy.of(RandomDrawings.everything().drawing(seed));
      for (HostService host : HostService.of(policy, TARGET).toList()) {
        for (Direction direction : Direction.values()) {
          List<Opening> openings = host.openings(direction).openings();
          String name = "seed %d, %s %s".formatted(seed, host.name(), direction);
          assertThat(openings).as(name).allSatisfy(o -> assertThat(o.partly()).isEmpty());
          assertCredited(name, openings, drawnByFlow(policy, host, direction));
        }
      }
    }
  }

  @Test
  void aPartThatMoreFlowsOpenIsCountedApartWithinTheWhole() {
    add(network("all", "10.0.0.0/8"));
    add(network("lab", "10.9.0.0/16"));
    flow("all", "db", "tcp/5432", "tcp/20-30", "icmp/echo-request");
    flow("lab", "db", "icmp/any");
    flow("web", "db", "any");
    assertThat(ingress("db"))
        .containsExactly(
            "10.0.1.1 tcp/5432 [all-to-db, web-to-db]",
            "10.0.1.1 tcp/20-30 [all-to-db, web-to-db]",
            "10.0.0.0-10.255.255.255 tcp/20-30 [all-to-db]",
            "10.0.0.0-10.255.255.255 tcp/5432 [all-to-db]",
            "10.0.1.1 icmp/echo-request [all-to-db, web-to-db]",
            "10.9.0.0-10.9.255.255 icmp/echo-request [all-to-db, lab-to-db]",
            "10.0.0.0-10.255.255.255 icmp/echo-request [all-to-db]",
            "10.9.0.0-10.9.255.255 icmp/any [lab-to-db]",
            "10.0.1.1 any [web-to-db]");
  }

  @Test
  void whereNothingIsLeftOfTheWholeThereAreOnlyItsParts() {
    add(network("all", "10.0.0.0/8"));
    add(network("lower", "10.0.0.0/9"));
    add(network("upper", "10.128.0.0/9"));
    flow("all", "db", "tcp/5432");
    flow("lower", "db", "any");
    flow("upper", "db", "any");
    assertThat(ingress("db"))
        .startsWith(
            "10.0.0.0-10.127.255.255 tcp/5432 [all-to-db, lower-to-db]",
            "10.128.0.0-10.255.255.255 tcp/5432 [all-to-db, upper-to-db]")
        .hasSize(4);
  }

  /** As many elements as ports times peers are too many; then a part of them says "at most". */
  @Test
  void whatTooManyElementsWouldTellApartIsCreditedInPart() {
    add(network("all", "10.0.0.0/8"));
    add(service("admins", everySecond(400)));
    String[] ports =
        IntStream.range(0, 20).mapToObj(i -> "tcp/" + (1000 + 2 * i)).toArray(String[]::new);
    flow("all", "db", ports);
    flow("admins", "db", "any");
    List<Opening> openings = openings("db");
    assertThat(openings).hasSizeBetween(420, 420 * 5 + 1_000);
    assertThat(openings)
        .filteredOn(o -> !o.partly().isEmpty())
        .hasSizeBetween(1, 19)
        .allSatisfy(o -> {
          assertThat(o.flows()).containsExactly("all-to-db");
          assertThat(o.credited()).containsExactly("all-to-db", "admins-to-db?");
        });
    Policy policy = Policy.of(drawing);
    HostService db = host(policy, "db");
    assertCredited("db", openings, drawnByFlow(policy, db, Direction.INGRESS));
  }

  @Test
  void aPeerWithoutAddressesIsALossAsAWhole() {
    add(Service.of(Key.of("pod")));
    flow("web", "pod", "tcp/80");
    assertThat(limits().losses())
        .singleElement()
        .satisfies(loss -> {
          assertThat(loss.reason()).isEqualTo(HostLimit.PEER_WITHOUT_ADDRESSES);
          assertThat(loss.isOfWholePeer()).isTrue();
          assertThat(loss.direction()).isEqualTo(Direction.EGRESS);
          assertThat(loss.service()).isEqualTo(Key.of("web"));
        });
    assertThat(limits().warnings())
        .extracting(Problem::code)
        .containsExactly(HostLimit.NOT_PROTECTED_ON_HOSTS);
  }

  @Test
  void servicesThatAreNotProtectedAreNamedInOneSentence() {
    add(Service.of(Key.of("pod")));
    assertThat(limits().warnings())
        .extracting(Messages::text)
        .containsExactly("pod has no addresses and is not protected on hosts.");
    add(Service.of(Key.of("pods")));
    assertThat(limits().warnings())
        .extracting(Messages::text)
        .containsExactly(
            "2 services and routers, pod first, have no addresses and are not protected on hosts.");
  }

  @Test
  void aSingleIcmpCodeIsALossAndItsTypeStaysClosed() {
    flow("web", "db", "icmp/3/4", "icmp/8");
    assertThat(ingress("db")).containsExactly("10.0.1.1 icmp/echo-request [web-to-db]");
    assertThat(limits().losses()).extracting(Loss::reason).containsOnly(HostLimit.ICMP_CODE);
    assertThat(limits().losses().getFirst().traffic())
        .hasToString("icmp/destination-unreachable/4");
  }

  @Test
  void codesThatTogetherAreATypeAreNoLoss() {
    assertThat(Sayable.codes(Traffic.icmp(Protocol.ICMP, 3))).isEqualTo(Traffic.NONE);
  }

  @Test
  void anInterfaceNobodyCanNameBlocksAndSoDoContainerRangesWithoutAnInterface() {
    add(Zone.of(Key.of("lan")));
    add(
        Router.of(Key.of("edge"))
            .withJoins(Map.of(Key.of("lan"), "eth+"))
            .withAddresses(List.of(AddressSpec.parse("10.0.9.1"))));
    HostOptions ranges =
        new HostOptions(
            Optional.empty(), Optional.of(List.of(ContainerLink.parse("172.17.0.0/16"))));
    add(service("docker", "10.0.7.7").withHosts(ranges));
    assertThat(limits().blocking())
        .extracting(Problem::code)
        .containsExactly(HostLimit.INTERFACE_UNUSABLE, HostLimit.CONTAINER_RANGE_WITHOUT_INTERFACE);
  }

  private void add(Element element) {
    drawing = drawing.with(element);
  }

  private void flow(String from, String to, String... ports) {
    drawing =
        drawing.with(
            Flow.of(
                from + "-to-" + to,
                Key.of(from),
                Key.of(to),
                Arrays.stream(ports).map(PortSpec::parse).toArray(PortSpec[]::new)));
  }

  private Limits limits() {
    return HostLimits.of(Policy.of(drawing), TARGET);
  }

  private List<String> ingress(String service) {
    return openings(service).stream()
        .map(o -> o.peers() + " " + o.kinds().map(Object::toString).orElse("any") + " " + o.flows())
        .toList();
  }

  private List<Opening> openings(String service) {
    return host(Policy.of(drawing), service).ingress().openings();
  }

  private static HostService host(Policy policy, String service) {
    return HostService.of(policy, TARGET)
        .filter(host -> host.name().equals(service))
        .findFirst()
        .orElseThrow();
  }

  /** Addresses of 10.1.0.0/16 that have no neighbours. */
  private static String[] everySecond(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "10.1.%d.%d".formatted(i / 100, 2 * (i % 100)))
        .toArray(String[]::new);
  }

  private static Service service(String key, String... addresses) {
    return Service.of(Key.of(key)).withAddresses(specs(addresses));
  }

  private static Network network(String key, String... addresses) {
    return Network.of(Key.of(key)).withAddresses(specs(addresses));
  }

  private static List<AddressSpec> specs(String... addresses) {
    return Arrays.stream(addresses).map(AddressSpec::parse).toList();
  }

  private static Packets together(List<Opening> openings) {
    return Packets.unionOf(openings.stream().map(HostServiceTest::box).toList());
  }

  private static Packets.Box box(Opening opening) {
    return new Packets.Box(
        AddressSet.of(opening.peers()), opening.kinds().map(Traffic::of).orElse(Traffic.ANY));
  }

  private static Packets drawn(Policy policy, HostService host, Direction direction) {
    ServiceRules rules = policy.rules(host.key()).orElseThrow();
    return Packets.unionOf(
        rules.rules(direction, TARGET).stream()
            .map(rule ->
                new Packets.Box(
                    policy.addressesOnHost(rules.service(), rule.peer()),
                    rule.traffic().minus(Sayable.codes(rule.traffic()))))
            .toList());
  }

  private static Map<String, Packets> drawnByFlow(
      Policy policy, HostService host, Direction direction) {
    ServiceRules rules = policy.rules(host.key()).orElseThrow();
    Map<String, Packets> byFlow = new LinkedHashMap<>();
    for (Rule rule : rules.rules(direction, TARGET)) {
      Packets packets =
          Packets.of(
              policy.addressesOnHost(rules.service(), rule.peer()),
              rule.traffic().minus(Sayable.codes(rule.traffic())));
      byFlow.merge(rule.flow(), packets, Packets::union);
    }
    return byFlow;
  }

  private static List<String> overlapping(List<Opening> openings) {
    List<String> overlapping = new ArrayList<>();
    for (Shape shape : Shape.values()) {
      List<Opening> ranges =
          openings.stream().filter(o -> o.shape() == shape && !o.isExact()).toList();
      for (boolean inner : List.of(true, false)) {
        Packets seen = Packets.NONE;
        for (Opening range : ranges.stream().filter(o -> o.inner() == inner).toList()) {
          Packets packets = Packets.unionOf(List.of(box(range)));
          if (!seen.intersect(packets).isEmpty()) {
            overlapping.add(range.toString());
          }
          seen = seen.union(packets);
        }
      }
    }
    return overlapping;
  }

  /** In the order in which sets are asked: what is left for a set is what none before it holds. */
  private static void assertCredited(
      String name, List<Opening> openings, Map<String, Packets> packetsByFlow) {
    Map<List<Object>, List<Opening>> sets = new LinkedHashMap<>();
    for (Opening opening : openings) {
      List<Object> set =
          List.of(opening.shape(), opening.family(), opening.isExact(), opening.inner());
      sets.computeIfAbsent(set, _ -> new ArrayList<>()).add(opening);
    }
    Packets asked = Packets.NONE;
    for (List<Opening> set : sets.values()) {
      for (Opening opening : set) {
        Packets counted = Packets.unionOf(List.of(box(opening))).minus(asked);
        packetsByFlow.forEach((flow, packets) -> {
          String what = name + ": " + flow + " and " + opening;
          if (opening.flows().contains(flow)) {
            assertThat(packets.containsAll(counted)).as(what).isTrue();
          } else if (!opening.partly().contains(flow)) {
            assertThat(packets.intersect(counted).isEmpty()).as(what).isTrue();
          }
        });
      }
      asked = asked.union(together(set));
    }
  }
}
