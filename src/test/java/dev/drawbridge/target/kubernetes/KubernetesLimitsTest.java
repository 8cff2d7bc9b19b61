package dev.drawbridge.target.kubernetes;

import static dev.drawbridge.target.kubernetes.Drawn.policy;
import static dev.drawbridge.target.kubernetes.Drawn.spec;
import static dev.drawbridge.target.kubernetes.Drawn.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Loss;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.Code;
import dev.drawbridge.problem.Messages;
import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.target.Caveat;
import dev.drawbridge.target.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesLimitsTest {
  private static final KubernetesTarget target = new KubernetesTarget();

  private static final String SHOP =
      """
      zones: {shop: {kubernetes: {namespace: shop}}}
      services:
        web: {zone: shop, labels: {app: web}}
        api: {zone: shop, labels: {app: api}}
      """;

  private static final String NAMED =
      "targets: {kubernetes: {cluster: {pods: [10.244.0.0/16], services: [10.96.0.0/12]}}}\n";

  // ---- losses

  @Test
  void addressesThatMayBePodsAreGivenUpExactly() {
    String office =
        """
        networks: {office: {addresses: [203.0.113.0/24, 10.1.0.0/16]}}
        flows: [{from: office, to: web, ports: [tcp/443], why: w}]
        """;
    Policy assumed = policy(SHOP + office);
    assertThat(target.limits(assumed).losses())
        .singleElement()
        .satisfies(loss -> {
          assertThat(loss.addresses()).isEqualTo(AddressSet.parse("10.1.0.0/16"));
          assertThat(loss.traffic()).isEqualTo(Traffic.tcp(443));
          assertThat(loss.reason()).isEqualTo(LimitCode.ADDRESSES_MAYBE_OF_PODS);
          assertThat(loss.direction()).isEqualTo(Direction.INGRESS);
        });
    assertThat(spec(assumed, "policies/10-allow-web.yaml", "web-ingress"))
        .contains("203.0.113.0/24")
        .doesNotContain("10.1.");
    assertThat(caveats(assumed)).contains(LimitCode.POD_RANGES_ASSUMED);

    Policy named = policy(NAMED + SHOP + office);
    assertThat(target.limits(named).losses()).isEmpty();
    assertThat(caveats(named)).doesNotContain(LimitCode.POD_RANGES_ASSUMED);
    assertThat(spec(named, "policies/10-allow-web.yaml", "web-ingress"))
        .contains("203.0.113.0/24")
        .contains("10.1.0.0/16");
  }

  @Test
  void aNamedRangeOfPodsIsCutOut() {
    Policy policy =
        policy(
            NAMED
                + SHOP
                + """
                networks: {inside: {addresses: [10.0.0.0/8]}}
                flows: [{from: web, to: inside, ports: [tcp/443], why: w}]
                """);
    assertThat(target.limits(policy).losses())
        .extracting(Loss::addresses)
        .containsExactly(AddressSet.parse("10.244.0.0/16"));
    assertThat(spec(policy, "policies/10-allow-web.yaml", "web-egress"))
        .contains("cidr: 10.0.0.0/8\n            except:\n              - 10.244.0.0/16\n");
    assertThat(warnings(policy)).contains(LimitCode.NETWORK_OF_SERVICE_ADDRESSES);
  }

  @Test
  void aPeerThatIsAllPodsIsGivenUpAsAWhole() {
    Policy policy =
        policy(
            SHOP
                + """
                networks: {office: {addresses: [10.1.0.0/16]}}
                flows: [{from: office, to: web, ports: [any], why: w}]
                """);
    assertThat(target.limits(policy).losses())
        .singleElement()
        .matches(Loss::isOfWholePeer)
        .matches(loss -> loss.traffic().isAny());
    assertThat(spec(policy, "policies/10-allow-web.yaml", "web-ingress")).endsWith("ingress: []\n");
  }

  @Test
  void protocolsThatCannotBeNamedAreGivenUpAtBothEnds() {
    Policy policy =
        policy(
            SHOP
                + """
                flows:
                  - {from: web, to: api, ports: [icmp/echo-request, ip/112, tcp/80], why: w}
                """);
    Traffic lost = Traffic.icmp(Protocol.ICMP, 8).union(Traffic.of(new Protocol(112)));
    assertThat(target.limits(policy).losses())
        .extracting(Loss::traffic)
        .containsExactly(lost, lost);
    assertThat(target.limits(policy).losses())
        .allMatch(Loss::isOfWholePeer)
        .allMatch(loss -> loss.reason() == LimitCode.PROTOCOL_UNAVAILABLE);
  }

  @Test
  void workloadsWithoutLabelsAreNotAWholeNamespace() {
    Policy policy =
        policy(
            SHOP
                + """
                networks: {others: {kubernetes: {namespace: others}, addresses: [203.0.113.0/24]}}
                flows: [{from: others, to: web, ports: [tcp/443], why: w}]
                """);
    assertThat(target.limits(policy).losses())
        .extracting(Loss::reason)
        .containsExactly(LimitCode.WORKLOADS_WITHOUT_LABELS);
    assertThat(spec(policy, "policies/10-allow-web.yaml", "web-ingress")).endsWith("ingress: []\n");
  }

  @Test
  void aServiceThatTakesNoPartIsItsAddressesOrALoss() {
    Policy policy =
        policy(
            """
            zones: {shop: {kubernetes: {namespace: shop}}}
            services:
              web: {zone: shop, labels: {app: web}}
              old: {zone: shop, addresses: [203.0.113.9]}
              node: {zone: shop, labels: {app: node}, host-network: true, addresses: [203.0.113.1]}
              bare: {zone: shop}
            flows:
              - {from: web, to: old, ports: [tcp/80], why: w}
              - {from: web, to: node, ports: [tcp/80], why: w}
              - {from: web, to: bare, ports: [tcp/80], why: w}
            """);
    assertThat(spec(policy, "policies/10-allow-web.yaml", "web-egress"))
        .contains("203.0.113.9/32")
        .contains("203.0.113.1/32")
        .doesNotContain("app: node");
    assertThat(target.limits(policy).losses())
        .extracting(Loss::flow, Loss::reason)
        .containsExactly(tuple("web-to-bare", LimitCode.PEER_WITHOUT_FORM));
    assertThat(warnings(policy))
        .containsExactly(
            LimitCode.SERVICE_UNPROTECTED,
            LimitCode.SERVICE_ON_HOST_NETWORK,
            LimitCode.SERVICE_UNPROTECTED);
    assertThat(texts(target.write(policy)).keySet())
        .containsExactly(
            "kustomization.yaml",
            "policies/10-allow-web.yaml",
            "policies/90-default-deny-shop.yaml");
  }

  @Test
  void aNameServerOnEveryNodeNeedsTheAddressOfTheService() {
    Policy policy =
        policy(
            "targets: {kubernetes: {dns: kube-dns+node-local}}\n"
                + SHOP
                + """
                networks:
                  dns: {kubernetes: {namespace: kube-system, labels: {k8s-app: kube-dns}}}
                flows: [{from: web, to: dns, ports: [udp/53], why: w}]
                """);
    assertThat(target.limits(policy).losses())
        .extracting(Loss::reason)
        .containsExactly(LimitCode.DNS_ADDRESS_UNKNOWN);
  }

  // ---- blocking

  @ParameterizedTest
  @CsvSource({
    "Shop, app, web, NAMESPACE_ILLEGAL",
    "shop, 'a b', web, LABEL_KEY_ILLEGAL",
    "shop, app, 'web shop', LABEL_VALUE_ILLEGAL"
  })
  void namesThatTheClusterRefusesBlockAndAreNamed(
      String namespace, String key, String value, LimitCode code) {
    Policy policy =
        policy(
            """
            zones: {shop: {kubernetes: {namespace: %s}}}
            services: {web: {zone: shop, labels: {'%s': '%s'}}}
            """
                .formatted(namespace, key, value));
    assertThat(target.limits(policy).blocking())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.code()).isEqualTo(code);
          assertThat(problem.place()).isEqualTo(Place.on("web"));
          assertThat(problem.arguments()).contains("web");
        });
  }

  @Test
  void oneNamespaceMayNotHoldPodsOfTwoServices() {
    Policy policy =
        policy(
            """
            zones: {shop: {kubernetes: {namespace: shop}}, other: {kubernetes: {namespace: other}}}
            services:
              web: {zone: shop, labels: {app: web}}
              db: {zone: shop, labels: {tier: db}}
              far: {zone: other, labels: {tier: db}}
            """);
    assertThat(target.limits(policy).blocking())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.code()).isEqualTo(LimitCode.PODS_OF_TWO_SERVICES);
          assertThat(problem.place()).isEqualTo(Place.on("db", "web"));
        });
  }

  @Test
  void aNetworkMayNotBePodsOfAService() {
    String drawing =
        SHOP
            + """
            networks: {scraper: {kubernetes: {namespace: shop, labels: {%s}}}}
            flows: [{from: scraper, to: web, ports: [tcp/9100], why: w}]
            """;
    assertThat(codes(target.limits(policy(drawing.formatted("role: scraper"))).blocking()))
        .containsExactly(LimitCode.PODS_OF_SERVICE_AND_NETWORK);
    assertThat(target.limits(policy(drawing.formatted("app: scraper"))).blocking()).isEmpty();
  }

  // ---- warnings and caveats

  @Test
  void loggingIsOneWarning() {
    Policy policy =
        policy(SHOP + "flows: [{from: web, to: api, ports: [tcp/80], why: w, log: true}]\n");
    assertThat(target.limits(policy).warnings())
        .containsExactly(Problem.at(Place.on("web-to-api"), LimitCode.LOGGING_UNAVAILABLE, 1));
  }

  @Test
  void aNetworkWhosePodsTheDefaultDenyClosesIsAWarning() {
    String scraper =
        "networks: {scraper: {name: Scraper, kubernetes: {namespace: shop, labels: {app: s}}}}\n";
    Problem problem =
        Problem.at(
            Place.on("scraper", "shop"), LimitCode.NETWORK_CLOSED, "Scraper", "shop", 1, "shop");
    assertThat(target.limits(policy(SHOP + scraper)).warnings()).containsExactly(problem);
    assertThat(Messages.text(problem))
        .startsWith("Scraper runs in the namespace shop of shop, whose default deny");

    String unzoned =
        """
        services: {web: {kubernetes: {namespace: shop}, labels: {app: web}}}
        """;
    assertThat(Messages.text(target.limits(policy(unzoned + scraper)).warnings().getFirst()))
        .startsWith("Scraper runs in the namespace shop, whose default deny");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zones: {shop: {isolate: services, kubernetes: {namespace: shop}}}",
        "zones: {shop: {kubernetes: {namespace: other}}}",
        "zones: {shop: {kubernetes: {namespace: kube-system}}}"
      })
  void aNetworkWhereNoDefaultDenyHoldsIsNoWarning(String zones) {
    String rest =
        """

        services: {web: {zone: shop, labels: {app: web}}}
        networks:
          scraper: {kubernetes: {namespace: shop, labels: {app: s}}}
          cluster-dns: {kubernetes: {namespace: kube-system, labels: {k8s-app: kube-dns}}}
          office: {zone: shop, addresses: [203.0.113.0/24]}
        """;
    assertThat(codes(target.limits(policy(zones + rest)).warnings()))
        .doesNotContain(LimitCode.NETWORK_CLOSED);
  }

  @Test
  void systemNamespacesWithoutDefaultDenyAreAWarning() {
    Policy policy =
        policy(
            """
            zones: {system: {kubernetes: {namespace: kube-system}}}
            services: {agent: {zone: system, labels: {app: agent}}}
            """);
    assertThat(target.limits(policy).warnings())
        .containsExactly(
            Problem.at(Place.on("agent"), LimitCode.NAMESPACE_OF_SYSTEM, "kube-system"));
  }

  @Test
  void anObjectThatClientSideApplyRefusesIsAWarning() {
    StringBuilder ranges = new StringBuilder("networks:\n  many: {addresses: [203.0.113.0");
    for (int network = 0; network < 7000; network++) {
      ranges.append(", 20.%d.%d.0/24".formatted(network / 128, network % 128 * 2));
    }
    Policy policy =
        policy(SHOP + ranges + "]}\nflows: [{from: many, to: web, ports: [tcp/443], why: w}]\n");
    assertThat(warnings(policy)).containsExactly(LimitCode.OBJECT_LARGE);
  }

  @Test
  void whatIsTrueAnywayIsSaid() {
    Policy policy =
        policy(
            SHOP
                + """
                networks: {partner: {addresses: [203.0.113.0/24]}}
                flows:
                  - {from: partner, to: web, ports: [tcp/443], why: w}
                  - {from: web, to: api, ports: [sctp/3868], why: w}
                """);
    Limits limits = target.limits(policy);
    assertThat(limits.caveats())
        .containsExactly(
            Caveat.of(LimitCode.OTHER_PROTOCOLS),
            Caveat.of(LimitCode.FOREIGN_POLICIES),
            Caveat.of(LimitCode.DRAWING_UNTITLED),
            Caveat.of(LimitCode.NAMESPACES_ISOLATED, "shop"),
            Caveat.of(LimitCode.POD_RANGES_ASSUMED),
            Caveat.of(LimitCode.SOURCE_ADDRESS),
            Caveat.of(LimitCode.SCTP_SUPPORT),
            Caveat.of(LimitCode.CALICO_PODS_IN_NETWORKS),
            Caveat.of(LimitCode.CILIUM_NODES),
            Caveat.of(LimitCode.CILIUM_SCTP),
            Caveat.of(LimitCode.AMAZON_PODS_START_OPEN),
            Caveat.of(LimitCode.OPENSHIFT_ROUTERS),
            Caveat.of(LimitCode.FLANNEL_ENFORCES_NOTHING));
    assertThat(target.essentials(policy))
        .extracting(e -> (Object) e.code())
        .containsExactly(LimitCode.OWN_NODE, LimitCode.OWN_POD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CILIUM_PORT_RANGES | tcp/8000-8010 | tcp/8000",
        "CILIUM_SCTP | sctp/3868 | tcp/3868",
        "AMAZON_MANY_PORTS | "
            + "tcp/1, tcp/3, tcp/5, tcp/7, tcp/9, tcp/11, tcp/13, tcp/15, tcp/17, tcp/19, tcp/21,"
            + "tcp/23, tcp/25, tcp/27, tcp/29, tcp/31, tcp/33, tcp/35, tcp/37, tcp/39, tcp/41,"
            + "tcp/43, tcp/45, tcp/47, tcp/49 | tcp/1, tcp/3"
      })
  void aPlugInIsNamedWhereItsPortsAreDrawn(LimitCode code, String concerned, String other) {
    String flow = "flows: [{from: web, to: api, ports: [%s], why: w}]\n";
    assertThat(caveats(policy(SHOP + flow.formatted(concerned)))).contains(code);
    assertThat(caveats(policy(SHOP + flow.formatted(other)))).doesNotContain(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CILIUM_NODES | pods: [10.244.0.0/16], nodes: [203.0.113.0/28] | nodes: [10.9.0.0/24]",
        "CALICO_PODS_IN_NETWORKS | services: [10.96.0.0/12] | pods: [10.244.0.0/16]",
        "OPENSHIFT_ROUTERS | pods: [10.244.0.0/16] | ''"
      })
  void aPlugInIsNamedWhereItsAddressesAreDrawn(LimitCode code, String concerned, String other) {
    String cluster = "targets: {kubernetes: {cluster: {%s}}}\n";
    String partner = "networks: {partner: {addresses: [203.0.113.0/24]}}\n";
    String flow = "flows: [{from: %s, to: %s, ports: [tcp/443], why: w}]\n";
    assertThat(
            caveats(
                policy(
                    cluster.formatted(concerned)
                        + SHOP
                        + partner
                        + flow.formatted("partner", "web"))))
        .contains(code);
    Policy unconcerned =
        other.isEmpty()
            ? policy(SHOP + partner + flow.formatted("web", "partner"))
            : policy(cluster.formatted(other) + SHOP + partner + flow.formatted("partner", "web"));
    assertThat(caveats(unconcerned)).doesNotContain(code);
  }

  @Test
  void theNameServerIsAnotherOneOnOpenShiftAndAPodOnCilium() {
    String drawing =
        """
        targets: {kubernetes: {dns: %s}}
        %snetworks:
          dns:
            addresses: [10.96.0.10]
            kubernetes: {namespace: kube-system, labels: {k8s-app: kube-dns}}
        flows: [{from: web, to: dns, ports: [udp/53], why: w}]
        """;
    assertThat(caveats(policy(drawing.formatted("kube-dns", SHOP))))
        .contains(LimitCode.OPENSHIFT_DNS)
        .doesNotContain(LimitCode.CILIUM_NODE_LOCAL);
    assertThat(caveats(policy(drawing.formatted("kube-dns+node-local", SHOP))))
        .contains(LimitCode.CILIUM_NODE_LOCAL);
    assertThat(caveats(policy(drawing.formatted("openshift", SHOP))))
        .doesNotContain(LimitCode.OPENSHIFT_DNS, LimitCode.CILIUM_NODE_LOCAL);
  }

  private static List<Code> caveats(Policy policy) {
    return target.limits(policy).caveats().stream().map(Caveat::code).toList();
  }

  private static List<Code> warnings(Policy policy) {
    return codes(target.limits(policy).warnings());
  }

  private static List<Code> codes(List<Problem> problems) {
    return problems.stream().map(Problem::code).toList();
  }
}
