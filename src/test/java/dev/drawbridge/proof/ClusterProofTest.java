package dev.drawbridge.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.KubernetesOptions;
import dev.drawbridge.drawing.Membership;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.drawing.TargetOptions;
import dev.drawbridge.drawing.Workloads;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.Code;
import dev.drawbridge.problem.Place;
import dev.drawbridge.proof.Disagreement.Kind;
import dev.drawbridge.reading.ClusterReading;
import dev.drawbridge.reading.ClusterReading.Entry;
import dev.drawbridge.reading.ClusterReading.Peer;
import dev.drawbridge.reading.ClusterReading.PolicyReading;
import dev.drawbridge.reading.LabelSelector;
import dev.drawbridge.reading.LabelSelector.Operator;
import dev.drawbridge.reading.LabelSelector.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Readings made by hand: web and db in the namespace shop, a flow between them and one outside. */
class ClusterProofTest {
  private static final Key WEB = Key.of("web");
  private static final Key DB = Key.of("db");
  private static final Key OUTSIDE = Key.of("outside");
  private static final String NAME = "kubernetes.io/metadata.name";

  private static Drawing drawing(KubernetesOptions options, Zone.Isolation isolation) {
    Zone shop =
        Zone.of(Key.of("shop"))
            .withIsolation(isolation)
            .withMembership(new Membership(Optional.of("shop"), Optional.empty()));
    List<Element> elements =
        List.of(
            shop,
            service(WEB, shop),
            service(DB, shop),
            Network.of(OUTSIDE).withAddresses(List.of(AddressSpec.parse("203.0.113.0/24"))));
    List<Statement> statements =
        List.of(
            Flow.of("web-to-db", WEB, DB, PortSpec.parse("tcp/5432")),
            Flow.of("web-to-outside", WEB, OUTSIDE, PortSpec.parse("tcp/443")));
    return Drawing.of(
        "shop", "", TargetOptions.UNSAID.with(options), elements, statements, Map.of());
  }

  private static Service service(Key key, Zone zone) {
    return Service.of(key).inZone(Optional.of(zone.key())).withLabels(Map.of("app", key.text()));
  }

  private static final Policy POLICY =
      Policy.of(drawing(KubernetesOptions.UNSAID, Zone.Isolation.NAMESPACE));

  @Test
  void policiesThatSayWhatIsDrawnAgree() {
    ProofResult result = compare(right());

    assertThat(result.disagreements()).isEmpty();
    assertThat(result.points()).isEqualTo(6);
  }

  @Test
  void otherWordsForTheSamePodsAgree() {
    LabelSelector web =
        new LabelSelector(
            List.of(
                new Requirement("app", Operator.EXISTS, List.of()),
                new Requirement("app", Operator.IN, List.of("web", "api")),
                new Requirement("app", Operator.NOT_IN, List.of("api"))));

    assertThat(compare(with(right(), "db", Direction.INGRESS, pods("shop", web))).agrees())
        .isTrue();
  }

  @Test
  void twoEntriesMayTogetherSayOne() {
    LabelSelector old =
        new LabelSelector(
            List.of(
                new Requirement("app", Operator.IN, List.of("web")),
                new Requirement("old", Operator.EXISTS, List.of())));
    LabelSelector young =
        new LabelSelector(
            List.of(
                new Requirement("app", Operator.IN, List.of("web")),
                new Requirement("old", Operator.DOES_NOT_EXIST, List.of())));

    assertThat(
            compare(with(right(), "db", Direction.INGRESS, pods("shop", old), pods("shop", young)))
                .agrees())
        .isTrue();
    assertThat(
            compare(with(right(), "db", Direction.INGRESS, pods("shop", old))).count(Kind.MISSING))
        .isEqualTo(1);
  }

  @Test
  void aLabelThatIsNotDrawnMayBeThereOrNot() {
    List<PolicyReading> more = new ArrayList<>(right());
    more.add(
        policy(
            "more",
            LabelSelector.matching(Map.of("app", "db", "debug", "yes")),
            List.of(entry(new Peer.Everyone(), Traffic.tcp(22))),
            List.of()));

    ProofResult result = compare(more);

    assertThat(result.count(Kind.EXTRA)).isEqualTo(2);
    assertThat(result.count(Kind.MISSING)).isZero();
  }

  @Test
  void anUnknownNamespaceOrPodIsNeverMeant() {
    LabelSelector everything = LabelSelector.EVERYTHING;
    LabelSelector web = LabelSelector.matching(Map.of("app", "web"));
    List<Peer> wide =
        List.of(
            new Peer.Pods(everything, web),
            new Peer.Pods(LabelSelector.matching(Map.of(NAME, "shop")), everything),
            new Peer.Pods(LabelSelector.matching(Map.of("name", "shop")), web),
            new Peer.Everyone());

    for (Peer peer : wide) {
      assertThat(compare(with(right(), "db", Direction.INGRESS, peer)).count(Kind.EXTRA))
          .as("%s", peer)
          .isPositive();
    }
  }

  @Test
  void aMissingIsolationOpensEverything() {
    List<PolicyReading> open =
        right().stream()
            .map(p ->
                new PolicyReading(
                    p.namespace(),
                    p.name(),
                    p.pods(),
                    p.isolatesIngress(),
                    false,
                    p.ingress(),
                    p.egress(),
                    p.place()))
            .toList();

    assertThat(codes(compare(open)))
        .contains(ProofCode.PODS_NOT_ISOLATED, ProofCode.UNDRAWN_PODS_NOT_ISOLATED);
  }

  @Test
  void theDefaultDenyCoversUndrawnPodsUnlessTheZoneSaysOtherwise() {
    Policy services = Policy.of(drawing(KubernetesOptions.UNSAID, Zone.Isolation.SERVICES));
    List<PolicyReading> without =
        right().stream().filter(p -> !p.name().equals("default-deny")).toList();

    assertThat(codes(compare(without)))
        .containsExactly(ProofCode.UNDRAWN_PODS_NOT_ISOLATED, ProofCode.UNDRAWN_PODS_NOT_ISOLATED);
    assertThat(compare(services, without).agrees()).isTrue();
    assertThat(codes(compare(services, right())))
        .containsExactly(ProofCode.UNDRAWN_PODS_RESTRICTED);
  }

  @Test
  void namespacesThatAreNotDrawnAreLeftAlone() {
    List<PolicyReading> more = new ArrayList<>(right());
    more.add(
        new PolicyReading(
            "other",
            "deny",
            LabelSelector.EVERYTHING,
            true,
            true,
            List.of(),
            List.of(),
            Place.lines("other", 1, 1)));

    assertThat(codes(compare(more))).containsExactly(ProofCode.POLICY_ELSEWHERE);
  }

  @Test
  void anAddressBlockBringsNothingToPodsAndMayOpenThem() {
    AddressSet pods = AddressSet.parse("10.1.0.0/16");

    assertThat(codes(compare(with(right(), "db", Direction.INGRESS, new Peer.Block(pods)))))
        .contains(ProofCode.PODS_LET_IN, ProofCode.BLOCK_COVERS_PODS, ProofCode.PODS_STOP_IN);
  }

  @Test
  void aDrawnBlockInsideThePodsRangesIsALossOrAHole() {
    KubernetesOptions options =
        new KubernetesOptions(
            Optional.empty(),
            Optional.of(List.of(AddressSpec.parse("203.0.113.128/25"))),
            Optional.empty(),
            Optional.empty(),
            false);

    assertThat(codes(compare(Policy.of(drawing(options, Zone.Isolation.NAMESPACE)), right())))
        .containsExactly(ProofCode.BLOCK_COVERS_PODS);
  }

  @Test
  void theClusterDnsIsWhereItsProfileSays() {
    assertThat(dns(KubernetesOptions.Dns.KUBE_DNS, kubeDns(53)).agrees()).isTrue();
    assertThat(dns(KubernetesOptions.Dns.NODE_LOCAL, kubeDns(53)).count(Kind.MISSING)).isEqualTo(1);
    assertThat(
            dns(
                    KubernetesOptions.Dns.NODE_LOCAL,
                    kubeDns(53),
                    entry(
                        new Peer.Block(
                            AddressSet.parse("169.254.20.10")
                                .union(AddressSet.parse("10.96.0.10"))),
                        Traffic.udp(53)))
                .agrees())
        .isTrue();
    assertThat(
            dns(
                    KubernetesOptions.Dns.OPENSHIFT,
                    entry(
                        pods(
                            "openshift-dns",
                            LabelSelector.matching(
                                Map.of("dns.operator.openshift.io/daemonset-dns", "default"))),
                        Traffic.udp(5353)))
                .agrees())
        .isTrue();
  }

  @Test
  void tooManyLabelsAreUndecidedWhichFails() {
    List<Requirement> many = new ArrayList<>();
    many.add(new Requirement("app", Operator.IN, List.of("web")));
    List<Peer> halves = new ArrayList<>();
    for (int i = 0; i < 13; i++) {
      Requirement with = new Requirement("key-" + i, Operator.EXISTS, List.of());
      Requirement without = new Requirement("key-" + i, Operator.DOES_NOT_EXIST, List.of());
      halves.add(pods("shop", new LabelSelector(List.of(many.getFirst(), with))));
      halves.add(pods("shop", new LabelSelector(List.of(many.getFirst(), without))));
    }

    ProofResult result =
        compare(with(right(), "db", Direction.INGRESS, halves.toArray(Peer[]::new)));

    assertThat(result.agrees()).isFalse();
    assertThat(result.count(Kind.UNDECIDED)).isEqualTo(1);
  }

  @Test
  void protocolsBesideTcpUdpAndSctpAreNotCompared() {
    assertThat(
            compare(
                    with(
                        right(),
                        "db",
                        Direction.INGRESS,
                        pods("shop", LabelSelector.matching(Map.of("app", "web")))))
                .agrees())
        .isTrue();
    List<PolicyReading> any = new ArrayList<>();
    for (PolicyReading policy : right()) {
      any.add(policy);
    }
    any.add(
        policy(
            "icmp",
            LabelSelector.matching(Map.of("app", "db")),
            List.of(entry(new Peer.Everyone(), Traffic.icmp(dev.drawbridge.net.Protocol.ICMP, 8))),
            List.of()));
    assertThat(compare(any).agrees()).isTrue();
  }

  // ---- readings

  private static ProofResult dns(KubernetesOptions.Dns profile, Entry... entries) {
    Drawing drawing =
        drawing(
                new KubernetesOptions(
                    Optional.of(profile),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false),
                Zone.Isolation.NAMESPACE)
            .with(
                Network.of(OUTSIDE)
                    .withAddresses(List.of(AddressSpec.parse("10.96.0.10")))
                    .withWorkloads(
                        Optional.of(new Workloads("kube-system", Map.of("k8s-app", "kube-dns")))))
            .with(Flow.of("web-to-outside", WEB, OUTSIDE, PortSpec.parse("udp/53")));
    List<Entry> egress = new ArrayList<>(List.of(entries));
    egress.add(entry(pods("shop", LabelSelector.matching(Map.of("app", "db"))), Traffic.tcp(5432)));
    List<PolicyReading> policies = new ArrayList<>(right());
    policies.set(0, policy("web", LabelSelector.matching(Map.of("app", "web")), List.of(), egress));
    return compare(Policy.of(drawing), policies);
  }

  private static Entry kubeDns(int port) {
    return entry(
        pods("kube-system", LabelSelector.matching(Map.of("k8s-app", "kube-dns"))),
        Traffic.udp(port));
  }

  private static List<PolicyReading> right() {
    LabelSelector web = LabelSelector.matching(Map.of("app", "web"));
    LabelSelector db = LabelSelector.matching(Map.of("app", "db"));
    return List.of(
        policy(
            "web",
            web,
            List.of(),
            List.of(
                entry(pods("shop", db), Traffic.tcp(5432)),
                entry(new Peer.Block(AddressSet.parse("203.0.113.0/24")), Traffic.tcp(443)))),
        policy("db", db, List.of(entry(pods("shop", web), Traffic.tcp(5432))), List.of()),
        policy("default-deny", LabelSelector.EVERYTHING, List.of(), List.of()));
  }

  private static PolicyReading policy(
      String name, LabelSelector pods, List<Entry> ingress, List<Entry> egress) {
    return new PolicyReading(
        "shop", name, pods, true, true, ingress, egress, Place.lines(name, 1, 1));
  }

  private static Entry entry(Peer peer, Traffic traffic) {
    return new Entry(peer, traffic, Place.lines("policies", 9, 9));
  }

  private static Peer pods(String namespace, LabelSelector pods) {
    return new Peer.Pods(LabelSelector.matching(Map.of(NAME, namespace)), pods);
  }

  /** The same policies, with these peers of one policy on the database's port. */
  private static List<PolicyReading> with(
      List<PolicyReading> policies, String name, Direction direction, Peer... peers) {
    List<Entry> entries = new ArrayList<>();
    for (Peer peer : peers) {
      entries.add(entry(peer, Traffic.tcp(5432)));
    }
    return policies.stream()
        .map(p ->
            p.name().equals(name)
                ? policy(
                    name,
                    p.pods(),
                    direction == Direction.INGRESS ? entries : p.ingress(),
                    direction == Direction.EGRESS ? entries : p.egress())
                : p)
        .toList();
  }

  private static ProofResult compare(List<PolicyReading> policies) {
    return compare(POLICY, policies);
  }

  private static ProofResult compare(Policy policy, List<PolicyReading> policies) {
    return Proof.compare(policy, TargetName.KUBERNETES, List.of(), new ClusterReading(policies));
  }

  private static List<Code> codes(ProofResult result) {
    return result.disagreements().stream().map(Disagreement::code).toList();
  }
}
