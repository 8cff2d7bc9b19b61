package dev.drawbridge.target.kubernetes;

import static dev.drawbridge.target.kubernetes.Drawn.file;
import static dev.drawbridge.target.kubernetes.Drawn.policy;
import static dev.drawbridge.target.kubernetes.Drawn.spec;
import static dev.drawbridge.target.kubernetes.Drawn.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.policy.Policy;
import dev.drawbridge.target.Bundle;
import dev.drawbridge.testing.RandomDrawings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KubernetesWriterTest {
  private static final KubernetesTarget target = new KubernetesTarget();

  private static final String SHOP =
      """
      name: Web shop
      zones:
        shop: {kubernetes: {namespace: shop}}
        data: {kubernetes: {namespace: data}}
      services:
        web: {zone: shop, labels: {app: web}}
        api: {zone: shop, labels: {app: api}}
        db: {zone: data, labels: {app: db, tier: "1"}}
      """;

  @Test
  void aServiceHasOneObjectPerDirectionAndItsNamespaceADefaultDeny() {
    Policy policy =
        policy(
            SHOP
                + """
                flows:
                  - {from: api, to: db, ports: [tcp/5432], why: Orders, owner: shop-team, ticket: T-1}
                """);

    assertThat(texts(target.write(policy)).keySet())
        .containsExactly(
            "kustomization.yaml",
            "policies/10-allow-api.yaml",
            "policies/10-allow-db.yaml",
            "policies/10-allow-web.yaml",
            "policies/90-default-deny-data.yaml",
            "policies/90-default-deny-shop.yaml");
    assertThat(file(policy, "policies/10-allow-db.yaml"))
        .isEqualTo(
            """
            # Written by Drawbridge. Change the drawing, not this file: the next export replaces it.
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: db-ingress
              namespace: data
              labels:
                app.kubernetes.io/managed-by: drawbridge
                drawbridge.dev/drawing: web-shop-d1100b79
              annotations:
                drawbridge.dev/drawing: Web shop
                drawbridge.dev/service: db
                drawbridge.dev/flows: api-to-db
                drawbridge.dev/why: "api-to-db: Orders"
                drawbridge.dev/owner: shop-team
                drawbridge.dev/ticket: T-1
            spec:
              podSelector:
                matchLabels:
                  app: db
                  tier: "1"
              policyTypes:
                - Ingress
              ingress:
                - from:
                    - namespaceSelector:
                        matchLabels:
                          kubernetes.io/metadata.name: shop
                      podSelector:
                        matchLabels:
                          app: api
                  ports:
                    - protocol: TCP
                      port: 5432
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: db-egress
              namespace: data
              labels:
                app.kubernetes.io/managed-by: drawbridge
                drawbridge.dev/drawing: web-shop-d1100b79
              annotations:
                drawbridge.dev/drawing: Web shop
                drawbridge.dev/service: db
            spec:
              podSelector:
                matchLabels:
                  app: db
                  tier: "1"
              policyTypes:
                - Egress
              egress: []
            """);
    assertThat(file(policy, "policies/90-default-deny-shop.yaml"))
        .endsWith(
            """
            spec:
              podSelector: {}
              policyTypes:
                - Ingress
                - Egress
              ingress: []
              egress: []
            """);
    assertThat(file(policy, "kustomization.yaml"))
        .endsWith(
            """
              - policies/90-default-deny-data.yaml
              - policies/90-default-deny-shop.yaml
            sortOptions:
              order: fifo
            """);
  }

  @Test
  void peersOfTheSameNamespaceAndReplicasAreABarePodSelector() {
    Policy policy =
        policy(
            SHOP
                + """
                flows:
                  - {from: web, to: api, ports: [tcp/8080], why: w}
                  - {from: api, to: api, ports: [tcp/7000-7010], why: w}
                """);
    assertThat(spec(policy, "policies/10-allow-api.yaml", "api-ingress"))
        .endsWith(
            """
              ingress:
                - from:
                    - podSelector:
                        matchLabels:
                          app: api
                  ports:
                    - protocol: TCP
                      port: 7000
                      endPort: 7010
                - from:
                    - podSelector:
                        matchLabels:
                          app: web
                  ports:
                    - protocol: TCP
                      port: 8080
            """);
  }

  @Test
  void peersWithTheSamePortsShareARuleWhateverTheOrderOfTheFlows() {
    String one = "  - {from: web, to: db, ports: [tcp/5432], why: w}\n";
    String other = "  - {from: api, to: db, ports: [tcp/5432], why: w}\n";
    Policy policy = policy(SHOP + "flows:\n" + one + other);
    assertThat(spec(policy, "policies/10-allow-db.yaml", "db-ingress").split("- from:")).hasSize(2);
    assertThat(texts(target.write(policy)))
        .isEqualTo(texts(target.write(policy(SHOP + "flows:\n" + other + one))));
  }

  @Test
  void severalFlowsToOnePeerAreOneRule() {
    Policy policy =
        policy(
            SHOP
                + """
                flows:
                  - {from: web, to: api, ports: [tcp/80, udp/any], why: w}
                  - {from: web, to: api, ports: [tcp/81, sctp/any], why: w}
                """);
    assertThat(spec(policy, "policies/10-allow-web.yaml", "web-egress"))
        .endsWith(
            """
                  ports:
                    - protocol: TCP
                      port: 80
                      endPort: 81
                    - protocol: UDP
                    - protocol: SCTP
            """);
  }

  @Test
  void anyNamesNoPorts() {
    Policy policy = policy(SHOP + "flows: [{from: web, to: api, ports: [any], why: w}]\n");
    assertThat(spec(policy, "policies/10-allow-api.yaml", "api-ingress"))
        .endsWith("          matchLabels:\n              app: web\n")
        .doesNotContain("ports");
    assertThat(target.limits(policy).losses()).isEmpty();
  }

  @Test
  void theInternetIsOneBlockWithItsExceptions() {
    Policy policy =
        policy(
            SHOP
                + """
                networks: {world: {addresses: [internet]}}
                flows: [{from: web, to: world, ports: [tcp/443], why: w}]
                """);
    assertThat(spec(policy, "policies/10-allow-web.yaml", "web-egress"))
        .contains(
            """
                - to:
                    - ipBlock:
                        cidr: 0.0.0.0/0
                        except:
                          - 10.0.0.0/8
                          - 100.64.0.0/10
                          - 127.0.0.0/8
                          - 169.254.0.0/16
                          - 172.16.0.0/12
                          - 192.168.0.0/16
                          - 224.0.0.0/3
                    - ipBlock:
                        cidr: "64:ff9b::/96"
                    - ipBlock:
                        cidr: "2000::/3"
            """);
  }

  @Test
  void aZoneIsOneItemPerMember() {
    Policy policy = policy(SHOP + "flows: [{from: shop, to: db, ports: [tcp/5432], why: w}]\n");
    assertThat(spec(policy, "policies/10-allow-db.yaml", "db-ingress"))
        .contains("app: api")
        .contains("app: web")
        .doesNotContain("{}");
  }

  @Test
  void flowsForOtherTargetsAreLeftOut() {
    Policy policy =
        policy(SHOP + "flows: [{from: web, to: api, ports: [tcp/22], why: w, only: [nftables]}]\n");
    assertThat(spec(policy, "policies/10-allow-api.yaml", "api-ingress")).endsWith("ingress: []\n");
  }

  @Test
  void aZoneMayKeepTheDefaultDenyToItsServices() {
    String services =
        """
        services:
          web: {zone: inner, labels: {app: web}}
          api: {zone: other, labels: {app: api}}
        """;
    String zones =
        """
        zones:
          outer: {kubernetes: {namespace: shop}, isolate: services}
          inner: {zone: outer}
          other: {kubernetes: {namespace: %s}}
        """;
    assertThat(target.write(policy(zones.formatted("free") + services)).files().keySet())
        .contains("policies/90-default-deny-free.yaml")
        .doesNotContain("policies/90-default-deny-shop.yaml");
    assertThat(target.write(policy(zones.formatted("shop") + services)).files().keySet())
        .contains("policies/90-default-deny-shop.yaml");
  }

  @Test
  void namespacesOfTheSystemGetADefaultDenyOnlyIfAsked() {
    String drawing =
        """
        zones: {system: {kubernetes: {namespace: kube-system}}}
        services: {agent: {zone: system, labels: {app: agent}}}
        """;
    String asked = "targets: {kubernetes: {isolate-system-namespaces: true}}\n";
    assertThat(texts(target.write(policy(drawing))).keySet())
        .containsExactly("kustomization.yaml", "policies/10-allow-agent.yaml");
    assertThat(texts(target.write(policy(asked + drawing))).keySet())
        .contains("policies/90-default-deny-kube-system.yaml");
  }

  @Test
  void drawingsWithoutANameAreToldApartByTheirNamespaces() {
    String drawing =
        """
        zones: {one: {kubernetes: {namespace: %s}}}
        services: {web: {zone: one, labels: {app: web}}}
        """;
    assertThat(label(drawing.formatted("shop")))
        .startsWith("untitled-shop-")
        .isNotEqualTo(label(drawing.formatted("bank")))
        .isEqualTo(label(drawing.formatted("shop").replace("web", "other")));
    assertThat(label("name: shop\n" + drawing.formatted("bank"))).isEqualTo("shop");
  }

  /** By what the cluster knows the drawing. */
  private static String label(String yaml) {
    return file(policy(yaml), "kustomization.yaml")
        .lines()
        .filter(line -> line.contains("policies/10-"))
        .map(line -> file(policy(yaml), line.substring("  - ".length())))
        .flatMap(String::lines)
        .filter(line -> line.startsWith("    drawbridge.dev/drawing: "))
        .map(line -> line.substring("    drawbridge.dev/drawing: ".length()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyDnsProfileHasItsOwnForm() {
    assertThat(dns("kube-dns")).isEqualTo(kubeDns("") + ports53());
    assertThat(dns("none")).isEqualTo(kubeDns("") + ports53());
    assertThat(dns("kube-dns+node-local"))
        .isEqualTo(
            kubeDns(
                    """
                            - ipBlock:
                                cidr: 10.96.0.10/32
                            - ipBlock:
                                cidr: 169.254.20.10/32
                    """)
                + ports53());
    assertThat(dns("openshift"))
        .isEqualTo(
            """
              egress:
                - to:
                    - namespaceSelector:
                        matchLabels:
                          kubernetes.io/metadata.name: openshift-dns
                      podSelector:
                        matchLabels:
                          dns.operator.openshift.io/daemonset-dns: default
                  ports:
                    - protocol: TCP
                      port: 5353
                    - protocol: UDP
                      port: 5353
            """);
  }

  private static String dns(String profile) {
    Policy policy =
        policy(
            "targets: {kubernetes: {dns: %s}}\n".formatted(profile)
                + SHOP
                + """
                networks:
                  dns: {addresses: [10.96.0.10], kubernetes: {namespace: kube-system, labels: {k8s-app: kube-dns}}}
                flows: [{from: web, to: dns, ports: [udp/53, tcp/53], why: w}]
                """);
    String spec = spec(policy, "policies/10-allow-web.yaml", "web-egress");
    return spec.substring(spec.indexOf("  egress:"));
  }

  private static String kubeDns(String more) {
    return """
      egress:
        - to:
            - namespaceSelector:
                matchLabels:
                  kubernetes.io/metadata.name: kube-system
              podSelector:
                matchLabels:
                  k8s-app: kube-dns
    """
        + more;
  }

  private static String ports53() {
    return """
          ports:
            - protocol: TCP
              port: 53
            - protocol: UDP
              port: 53
    """;
  }

  @Test
  void linesKnowTheFlowsTheyStandFor() {
    Bundle bundle =
        target.write(
            policy(
                SHOP
                    + """
                    flows:
                      - {from: web, to: db, ports: [tcp/5432], why: w}
                      - {from: api, to: db, ports: [tcp/5432], why: w}
                    """));
    List<String> lines = texts(bundle).get("policies/10-allow-db.yaml").lines().toList();
    List<Bundle.Origin> origins = bundle.origins().get("policies/10-allow-db.yaml");
    assertThat(origins)
        .extracting(Bundle.Origin::flows)
        .containsExactly(
            List.of("api-to-db", "web-to-db"),
            List.of("api-to-db"),
            List.of("web-to-db"),
            List.of("api-to-db", "web-to-db"));
    assertThat(lines.get(origins.get(1).lastLine() - 1)).isEqualTo("              app: api");
    assertThat(lines.get(origins.get(3).firstLine() - 1)).isEqualTo("      ports:");
  }

  @Test
  void annotationsAreCappedWithACount() {
    StringBuilder drawing = new StringBuilder(SHOP).append("flows:\n");
    for (int port = 1; port <= 30; port++) {
      drawing.append(
          "  - {from: web, to: api, ports: [tcp/%d], why: %s}\n".formatted(port, "x".repeat(300)));
    }
    assertThat(file(policy(drawing.toString()), "policies/10-allow-api.yaml"))
        .contains("; and 10 more\n")
        .contains("      and 10 more\n")
        .doesNotContain("x".repeat(201))
        .contains("x".repeat(180));
  }

  @Test
  void reasonsStandOneBelowTheOther() throws Exception {
    String flows =
        """
        flows:
          - {from: web, to: api, ports: [tcp/80], why: "first;\\n  second"}
          - {from: api, to: api, ports: [tcp/81], why: "%s"}
        """;
    assertThat(file(policy(SHOP + flows.formatted("third")), "policies/10-allow-api.yaml"))
        .contains(
            """
                drawbridge.dev/why: |-
                  api-to-api: third
                  web-to-api: first; second
            """);
    Policy hidden = policy(SHOP + flows.formatted("\\u202Ethird"));
    assertThat(file(hidden, "policies/10-allow-api.yaml"))
        .contains("drawbridge.dev/why: \"api-to-api: \\u202Ethird\\nweb-to-api: first; second\"");
    assertThat(target.read(target.write(hidden).files()).policies()).isNotEmpty();
  }

  @Test
  void hostileTextStaysText() throws Exception {
    RandomDrawings drawings = RandomDrawings.everything();
    for (long seed = 0; seed < 100; seed++) {
      Policy policy = Policy.of(drawings.drawing(seed));
      if (target.limits(policy).blocking().isEmpty()) {
        Map<String, byte[]> files = target.write(policy).files();
        assertThat(target.read(files).policies())
            .as("seed %d", seed)
            .hasSize(
                2 * policy.protectedBy(target.name()).size()
                    + Isolation.of(policy).denied().size());
      }
    }
  }

  @Test
  void nothingIsWrittenWhereNothingIsProtected() throws Exception {
    Bundle bundle = target.write(policy("services: {web: {addresses: [10.0.0.1]}}\n"));
    assertThat(bundle.files()).isEmpty();
    assertThat(target.read(bundle.files()).policies()).isEmpty();
  }

  @Test
  void aBlockedPolicyIsNotWritten() {
    Policy policy =
        policy(
            """
            zones: {shop: {kubernetes: {namespace: Shop}}}
            services: {web: {zone: shop, labels: {app: web}}}
            """);
    assertThatThrownBy(() -> target.write(policy)).isInstanceOf(IllegalStateException.class);
  }
}
