package dev.drawbridge.target.kubernetes;

import static dev.drawbridge.target.kubernetes.ManifestProblem.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.PortSet;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.reading.ClusterReading;
import dev.drawbridge.reading.ClusterReading.Entry;
import dev.drawbridge.reading.ClusterReading.Peer;
import dev.drawbridge.reading.ClusterReading.PolicyReading;
import dev.drawbridge.reading.LabelSelector;
import dev.drawbridge.reading.LabelSelector.Operator;
import dev.drawbridge.reading.LabelSelector.Requirement;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesReaderTest {
  private static final String HEAD =
      """
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: p, namespace: shop}
      """;

  private static final Peer EVERYONE = new Peer.Everyone();

  // ---- what is stored

  @Test
  void whatIsReadIsWhatTheApiServerStores() throws ProblemsException {
    PolicyReading policy =
        read(
            """
            spec:
              podSelector: {matchLabels: {app: web}}
              policyTypes: [Ingress, Egress]
              ingress:
                - from:
                    - podSelector: {matchLabels: {app: api}}
                    - namespaceSelector: {matchLabels: {team: a}}
                      podSelector: {matchLabels: {app: x}}
                    - namespaceSelector: {}
                    - ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}
                  ports:
                    - {port: 80}
                    - {protocol: UDP, port: 8000, endPort: 8010}
                    - {protocol: SCTP}
            """);
    Traffic traffic =
        Traffic.tcp(80)
            .union(Traffic.ports(Protocol.UDP, PortSet.range(8000, 8010)))
            .union(Traffic.of(Protocol.SCTP));
    assertThat(policy.pods()).isEqualTo(labels("app", "web"));
    assertThat(policy.isolatesIngress()).isTrue();
    assertThat(policy.isolatesEgress()).isTrue();
    assertThat(policy.egress()).isEmpty();
    assertThat(policy.ingress()).extracting(Entry::traffic).containsOnly(traffic);
    assertThat(policy.ingress())
        .extracting(Entry::peer)
        .containsExactly(
            new Peer.Pods(labels("kubernetes.io/metadata.name", "shop"), labels("app", "api")),
            new Peer.Pods(labels("team", "a"), labels("app", "x")),
            new Peer.Pods(LabelSelector.EVERYTHING, LabelSelector.EVERYTHING),
            new Peer.Block(AddressSet.parse("10.0.0.0/8").minus(AddressSet.parse("10.1.0.0/16"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[{}]", "[{from: []}]", "[{from: null, ports: null}]", "[{from: [], ports: []}]"})
  void aRuleWithoutPeersAndPortsAllowsEverything(String ingress) throws ProblemsException {
    assertThat(read("spec: {podSelector: {}, ingress: %s}".formatted(ingress)).ingress())
        .extracting(Entry::peer, Entry::traffic)
        .containsExactly(tuple(EVERYONE, Traffic.ANY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingress: []", "ingress: null", ""})
  void aPolicyWithoutRulesAllowsNothing(String ingress) throws ProblemsException {
    PolicyReading policy = read("spec: {podSelector: {}, %s}".formatted(ingress));
    assertThat(policy.ingress()).isEmpty();
    assertThat(policy.isolatesIngress()).isTrue();
    assertThat(policy.isolatesEgress()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "spec:",
        "spec: {}",
        "spec: {podSelector: }",
        "spec: {podSelector: {matchLabels: }}"
      })
  void aPolicyWithoutSelectorHoldsForEveryPodOfItsNamespace(String spec) throws ProblemsException {
    assertThat(read(spec).pods()).isEqualTo(LabelSelector.EVERYTHING);
  }

  @Test
  void missingTypesAreIngressAndWhereThereAreEgressRulesEgress() throws ProblemsException {
    PolicyReading policy = read("spec: {egress: [{}]}");
    assertThat(policy.isolatesIngress()).isTrue();
    assertThat(policy.isolatesEgress()).isTrue();
    assertThat(read("spec: {egress: []}").isolatesEgress()).isFalse();
    assertThat(read("spec: {policyTypes: [Egress]}").isolatesIngress()).isFalse();
  }

  @Test
  void rulesOfADirectionThatTheTypesLeaveOutApplyToNothing() throws ProblemsException {
    assertThat(read("spec: {policyTypes: [Ingress], egress: [{}]}").egress()).isEmpty();
  }

  @Test
  void anEmptyPortIsAllOfTcpOnly() throws ProblemsException {
    assertThat(read("spec: {ingress: [{ports: [{}]}]}").ingress())
        .extracting(Entry::traffic)
        .containsExactly(Traffic.of(Protocol.TCP));
  }

  @Test
  void expressionsAreRead() throws ProblemsException {
    assertThat(
            read("""
            spec:
              podSelector:
                matchLabels: {b: "", a: "1"}
                matchExpressions:
                  - {key: app, operator: In, values: [x, z]}
                  - {key: env, operator: NotIn, values: [dev]}
                  - {key: tier, operator: Exists}
                  - {key: old, operator: DoesNotExist, values: []}
            """)
                .pods()
                .requirements())
        .containsExactly(
            new Requirement("a", Operator.IN, List.of("1")),
            new Requirement("b", Operator.IN, List.of("")),
            new Requirement("app", Operator.IN, List.of("x", "z")),
            new Requirement("env", Operator.NOT_IN, List.of("dev")),
            new Requirement("tier", Operator.EXISTS, List.of()),
            new Requirement("old", Operator.DOES_NOT_EXIST, List.of()));
  }

  @Test
  void everyEntryKnowsItsLines() throws ProblemsException {
    PolicyReading policy =
        read(
            """
            spec:
              ingress:
                - from:
                    - podSelector:
                        matchLabels:
                          app: api
                    - ipBlock:
                        cidr: 10.0.0.0/8
                - {}
            """);
    assertThat(policy.place()).hasToString("policies/p.yaml:1:1");
    assertThat(policy.place().lastLine()).isEqualTo(12);
    assertThat(policy.ingress())
        .extracting(e -> e.place().line() + "-" + e.place().lastLine())
        .containsExactly("7-9", "10-11", "12-12");
  }

  @Test
  void jsonIsReadLikeYaml() throws ProblemsException {
    String json =
        """
        {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy",
         "metadata": {"name": "p", "namespace": "shop"},
         "spec": {"podSelector": {"matchLabels": {"app": "web"}},
           "ingress": [{"from": [{"ipBlock": {"cidr": "fd00::/8"}}], "ports": [{"port": 80}]}]}}
        """;
    PolicyReading policy = readFile("policies/p.json", json).policies().getFirst();
    assertThat(policy.pods()).isEqualTo(labels("app", "web"));
    assertThat(policy.ingress())
        .extracting(Entry::peer, Entry::traffic)
        .containsExactly(tuple(new Peer.Block(AddressSet.parse("fd00::/8")), Traffic.tcp(80)));
    assertThat(policy.ingress().getFirst().place().line()).isEqualTo(4);
    assertThat(codes("policies/p.json", json.replace("80", "080"))).contains(NOT_JSON);
    assertThat(codes("policies/p.json", json.replace("80", "8e1"))).contains(NOT_A_NUMBER);
    assertThat(codes("policies/p.json", json.replace("80", "80, \"port\": 81")))
        .containsExactly(FIELD_TWICE);
    assertThat(codes("policies/p.json", "[".repeat(100_000))).contains(TOO_DEEP);
    assertThat(codes("policies/p.json", json.substring(0, 60))).contains(NOT_JSON);
  }

  @Test
  void severalDocumentsAndEmptyOnesAreRead() throws ProblemsException {
    String other = HEAD.replace("name: p,", "name: q,");
    assertThat(
            readFile("policies/p.yaml", "---\n# nothing\n---\n" + HEAD + "--- # next\n" + other)
                .policies())
        .extracting(PolicyReading::name)
        .containsExactly("p", "q");
  }

  // ---- what is refused

  static Stream<Arguments> refused() {
    return Stream.of(
        // how pkg/apis/networking/validation refuses
        refused("spec: {ingress: [{from: [{}]}]}", PEER_EMPTY),
        refused("spec: {ingress: [{from: [{podSelector: null}]}]}", PEER_EMPTY),
        refused(peer("ipBlock: {cidr: 10.0.0.0/8}, podSelector: {}"), PEER_OF_TWO_KINDS),
        refused(peer("ipBlock: {cidr: 10.0.0.0/8}, namespaceSelector: {}"), PEER_OF_TWO_KINDS),
        refused(peer("ipBlock: {}"), FIELD_MISSING),
        refused(peer("ipBlock: {cidr: ''}"), CIDR_INVALID),
        refused(peer("ipBlock: {cidr: 10.0.0.0}"), CIDR_INVALID),
        refused(peer("ipBlock: {cidr: 10.0.0.1/8}"), CIDR_INVALID),
        refused(peer("ipBlock: {cidr: 010.0.0.0/8}"), CIDR_INVALID),
        refused(peer("ipBlock: {cidr: 10.0.0.0/08}"), CIDR_INVALID),
        refused(peer("ipBlock: {cidr: '::ffff:10.0.0.0/104'}"), CIDR_INVALID),
        refused(peer("ipBlock: {cidr: 10.0.0.0/33}"), CIDR_INVALID),
        refused(peer("ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0/8]}"), EXCEPT_OUTSIDE),
        refused(peer("ipBlock: {cidr: 10.0.0.0/8, except: [11.0.0.0/16]}"), EXCEPT_OUTSIDE),
        refused(peer("ipBlock: {cidr: 10.0.0.0/8, except: ['fd00::/64']}"), EXCEPT_OUTSIDE),
        refused(peer("ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0]}"), CIDR_INVALID),
        refused(port("protocol: ICMP"), PROTOCOL_UNKNOWN),
        refused(port("protocol: tcp, port: 80"), PROTOCOL_UNKNOWN),
        refused(port("port: 0"), PORT_INVALID),
        refused(port("port: 65536"), PORT_INVALID),
        refused(port("port: http"), PORT_NAMED),
        refused(port("port: '80'"), PORT_NAMED),
        refused(port("endPort: 80"), END_PORT_INVALID),
        refused(port("port: 80, endPort: 79"), END_PORT_INVALID),
        refused(port("port: 80, endPort: 65536"), END_PORT_INVALID),
        refused(port("port: 80, endPort: '90'"), NOT_A_NUMBER),
        refused("spec: {policyTypes: [Ingress, Egress, Ingress]}", POLICY_TYPES_TOO_MANY),
        refused("spec: {policyTypes: [ingress]}", POLICY_TYPE_UNKNOWN),
        refused(selector("matchLabels: {'a b': c}"), LABEL_KEY_INVALID),
        refused(selector("matchLabels: {'/a': c}"), LABEL_KEY_INVALID),
        refused(selector("matchLabels: {'a/b/c': d}"), LABEL_KEY_INVALID),
        refused(selector("matchLabels: {A.b/c: d}"), LABEL_KEY_INVALID),
        refused(selector("matchLabels: {a: -b}"), LABEL_VALUE_INVALID),
        refused(selector("matchLabels: {a: %s}".formatted("b".repeat(64))), LABEL_VALUE_INVALID),
        refused(selector("matchExpressions: [{operator: Exists}]"), FIELD_MISSING),
        refused(selector("matchExpressions: [{key: a}]"), FIELD_MISSING),
        refused(
            selector("matchExpressions: [{key: a, operator: Is, values: [b]}]"), OPERATOR_UNKNOWN),
        refused(selector("matchExpressions: [{key: a, operator: In}]"), VALUES_MISSING),
        refused(selector("matchExpressions: [{key: a, operator: In, values: []}]"), VALUES_MISSING),
        refused(
            selector("matchExpressions: [{key: a, operator: Exists, values: [b]}]"),
            VALUES_FORBIDDEN),
        refused(
            selector("matchExpressions: [{key: a, operator: In, values: ['b c']}]"),
            LABEL_VALUE_INVALID),
        // fields nobody knows
        refused("spec: {podselector: {}}", FIELD_UNKNOWN),
        refused("spec: {ingress: [{to: []}]}", FIELD_UNKNOWN),
        refused("spec: {egress: [{from: []}]}", FIELD_UNKNOWN),
        refused("status: {}", FIELD_UNKNOWN),
        refused(peer("serviceAccountSelector: {}"), FIELD_UNKNOWN),
        // forms
        refused("spec: []", NOT_AN_OBJECT),
        refused("spec: {ingress: {}}", NOT_A_LIST),
        refused("spec: {ingress: [null]}", NULL_IN_LIST),
        refused("spec: {ingress: [{from: [~]}]}", NULL_IN_LIST),
        refused("spec: {ingress: [x]}", NOT_AN_OBJECT),
        refused(port("port: 0123"), NOT_A_NUMBER),
        refused(port("port: +80"), NOT_A_NUMBER),
        refused(port("port: 80.0"), NOT_A_NUMBER),
        refused(port("port: 0x50"), NOT_A_NUMBER),
        refused(port("port: 1_000"), NOT_A_NUMBER),
        refused(port("port: 1:20"), NOT_A_NUMBER),
        refused(port("port: [80]"), NOT_A_NUMBER),
        refused(selector("matchLabels: {a: 1}"), NOT_A_STRING),
        refused(selector("matchLabels: {a: on}"), NOT_A_STRING),
        refused(selector("matchLabels: {a: }"), NOT_A_STRING),
        refused(selector("matchLabels: {a: 1e3}"), NOT_A_STRING),
        refused(selector("matchLabels: {a: 2026-01-01}"), NOT_A_STRING),
        refused(selector("matchLabels: {a: ~}"), NOT_A_STRING),
        refused(selector("matchLabels: {on: a}"), FIELD_NAME_UNCLEAR),
        refused(selector("matchLabels: [a]"), NOT_AN_OBJECT),
        // YAML that reads differently
        refused("spec: {ingress: [{to: [], to: []}]}", FIELD_TWICE),
        refused("spec: {podSelector: {}, 'podSelector': {}}", FIELD_TWICE),
        refused("spec: &a {}", ANCHOR),
        refused("spec: {podSelector: *a}", ANCHOR),
        refused("spec: !!map {}", TAG),
        refused("spec: {podSelector: {matchLabels: {a: !!str 1}}}", TAG),
        refused("spec: {<<: {}}", FIELD_NAME_UNCLEAR),
        refused("spec: {", NOT_YAML),
        refused("...\nspec: {}", DOCUMENT_MARK),
        refused("---x", DOCUMENT_MARK),
        refused("--- {}", DOCUMENT_MARK),
        refused("# \u2028", LINE_BREAK_UNCLEAR),
        refused("# \u0085", LINE_BREAK_UNCLEAR),
        refused("# \r#", LINE_BREAK_UNCLEAR),
        refused("spec: " + "[".repeat(100), TOO_DEEP));
  }

  private static Arguments refused(String rest, ManifestProblem why) {
    return Arguments.of(rest, why);
  }

  private static String peer(String fields) {
    return "spec: {ingress: [{from: [{%s}]}]}".formatted(fields);
  }

  private static String port(String fields) {
    return "spec: {egress: [{ports: [{%s}]}]}".formatted(fields);
  }

  private static String selector(String fields) {
    return "spec: {podSelector: {%s}}".formatted(fields);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatTheApiServerOrAPersonCouldReadOtherwiseIsRefused(String rest, ManifestProblem why) {
    assertThat(codes("policies/p.yaml", HEAD + rest)).contains(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spec: {ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8,"
            + " 11.0.0.0/8]}}]}]}",
        "spec: {ingress: [{from: [{ipBlock: {cidr: '2001:DB8:0::/48', except:"
            + " ['2001:db8::/49']}}]}]}",
        "spec: {ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: null}}]}]}",
        "spec: {egress: [{ports: [{port: 65535, endPort: 65535}]}]}",
        "spec: {egress: [{ports: [{protocol: null, port: null, endPort: null}]}]}",
        "spec: {policyTypes: [Ingress, Ingress]}",
        "spec: {policyTypes: []}",
        "spec: {podSelector: {matchLabels: {a.b-c/D_e.f: X_y-1.z}}}",
        "spec: {podSelector: {matchLabels: {a: ''}}}",
        "spec: {podSelector: {matchLabels: {\"a\": \"1\"}}}",
        "spec: {podSelector: {matchExpressions: null}}"
      })
  void whatTheApiServerAcceptsIsRead(String rest) throws ProblemsException {
    assertThat(read(rest).name()).isEqualTo("p");
  }

  static Stream<Arguments> heads() {
    String policy = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n";
    return Stream.of(
        Arguments.of("[]", NOT_AN_OBJECT),
        Arguments.of("text", NOT_AN_OBJECT),
        Arguments.of("kind: NetworkPolicy", KIND_UNKNOWN),
        Arguments.of("apiVersion: v1\nkind: List\nitems: []", KIND_UNKNOWN),
        Arguments.of("apiVersion: v1\nkind: Namespace\nmetadata: {name: a}", KIND_UNKNOWN),
        Arguments.of("apiVersion: networking.k8s.io/v1beta1\nkind: NetworkPolicy", KIND_UNKNOWN),
        Arguments.of("apiVersion: crd.projectcalico.org/v1\nkind: NetworkPolicy", KIND_UNKNOWN),
        Arguments.of(policy, FIELD_MISSING),
        Arguments.of(policy + "metadata: {namespace: a}", FIELD_MISSING),
        Arguments.of(policy + "metadata: {name: a}", NAMESPACE_MISSING),
        Arguments.of(policy + "metadata: {name: a, namespace: ''}", NAMESPACE_INVALID),
        Arguments.of(policy + "metadata: {name: a, namespace: a.b}", NAMESPACE_INVALID),
        Arguments.of(policy + "metadata: {name: A, namespace: a}", NAME_INVALID),
        Arguments.of(policy + "metadata: {name: a_b, namespace: a}", NAME_INVALID),
        Arguments.of(policy + "metadata: {name: a, namespace: a, generateName: b}", FIELD_UNKNOWN),
        Arguments.of(
            policy + "metadata: {name: a, namespace: a, labels: {-: b}}", LABEL_KEY_INVALID),
        Arguments.of(
            policy + "metadata: {name: a, namespace: a, annotations: {a b: c}}",
            ANNOTATION_KEY_INVALID),
        Arguments.of(
            policy + "metadata: {name: a, namespace: a, annotations: {a: 1}}", NOT_A_STRING),
        Arguments.of(
            policy
                + "metadata: {name: a, namespace: a, annotations: {a: "
                + "x".repeat(300_000)
                + "}}",
            ANNOTATIONS_TOO_LARGE));
  }

  @ParameterizedTest
  @MethodSource("heads")
  void otherObjectsAndUnclearNamesAreRefused(String document, ManifestProblem why) {
    assertThat(codes("policies/p.yaml", document)).contains(why);
  }

  @Test
  void everythingWrongIsToldAtOnceWithItsPlace() {
    ProblemsException refused =
        assertThrows(
            ProblemsException.class,
            () -> read("spec:\n  ingress:\n    - ports:\n        - port: 0\n        - port: x\n"));
    assertThat(refused.problems())
        .extracting(p -> p.place() + " " + p.code())
        .containsExactly("policies/p.yaml:7:17 PORT_INVALID", "policies/p.yaml:8:17 PORT_NAMED");
  }

  // ---- the folder

  @Test
  void aTimeOfCreationMayBeThereAsLongAsItSaysNothing() throws ProblemsException {
    String exported = HEAD.replace("{name: p,", "{creationTimestamp: null, name: p,");
    assertThat(readFile("policies/p.yaml", exported).policies()).hasSize(1);
    assertThat(codes("policies/p.yaml", exported.replace("null", "'2026-01-01T00:00:00Z'")))
        .containsExactly(FIELD_UNKNOWN);
  }

  @Test
  void theSameObjectTwiceIsRefused() {
    assertThat(codes(folder(Map.of("policies/a.yaml", HEAD, "policies/b.yaml", HEAD))))
        .containsExactly(OBJECT_TWICE);
    assertThat(codes("policies/a.yaml", HEAD + "---\n" + HEAD)).containsExactly(OBJECT_TWICE);
  }

  @Test
  void hiddenFilesCountAndOthersAreRefused() throws ProblemsException {
    assertThat(readFile("policies/.hidden.yml", HEAD).policies()).hasSize(1);
    for (String path :
        List.of("policies/a.yaml~", "policies/below/a.yaml", "a.yaml", "policies/README.md")) {
      Map<String, byte[]> files = folder(Map.of("policies/p.yaml", HEAD));
      files.put(path, new byte[0]);
      assertThat(codes(files)).as(path).containsExactly(FILE_UNKNOWN);
    }
  }

  @Test
  void aKustomizationBesideThePoliciesIsRefused() {
    Map<String, byte[]> files = folder(Map.of("policies/p.yaml", HEAD));
    files.put("policies/kustomization.yaml", files.get("kustomization.yaml"));
    assertThat(codes(files)).contains(KIND_UNKNOWN);
  }

  @Test
  void bothWaysToApplyMustMeanTheSame() {
    Map<String, byte[]> files = folder(Map.of("policies/p.yaml", HEAD));
    String listed = new String(files.get("kustomization.yaml"), StandardCharsets.UTF_8);
    assertThat(kustomized(files, "")).containsExactly(RESOURCE_NOT_LISTED);
    assertThat(kustomized(files, listed + "- policies/p.yaml\n")).containsExactly(RESOURCE_TWICE);
    assertThat(kustomized(files, listed + "- ../other\n")).containsExactly(RESOURCE_UNKNOWN);
    assertThat(kustomized(files, listed + "commonLabels: {a: b}\n"))
        .containsExactly(KUSTOMIZATION_CHANGES);
    assertThat(kustomized(files, listed + "namespace: other\n"))
        .containsExactly(KUSTOMIZATION_CHANGES);
    assertThat(kustomized(files, listed + "kind: Component\n"))
        .containsExactly(KUSTOMIZATION_CHANGES);
    assertThat(kustomized(files, listed + "sortOptions: {order: none}\n"))
        .containsExactly(KUSTOMIZATION_CHANGES);
    assertThat(kustomized(files, listed + "---\n" + listed)).containsExactly(KUSTOMIZATION_CHANGES);
    files.remove("kustomization.yaml");
    assertThat(codes(files)).containsExactly(KUSTOMIZATION_MISSING);
  }

  @Test
  void whatIsNoTextIsRefused() {
    Map<String, byte[]> files = folder(Map.of("policies/p.yaml", HEAD));
    files.put("policies/p.yaml", new byte[] {(byte) 0xc3, 0x28});
    assertThat(codes(files)).containsExactly(NOT_UTF8);
    files.put("policies/p.yaml", ("\uFEFF" + HEAD).getBytes(StandardCharsets.UTF_8));
    assertThat(codes(files)).containsExactly(LINE_BREAK_UNCLEAR);
    files.put("policies/p.yaml", new byte[17 * 1024 * 1024]);
    assertThat(codes(files)).containsExactly(FILE_TOO_LARGE);
  }

  @Test
  void linesMayEndAsOnWindows() throws ProblemsException {
    assertThat(readFile("policies/p.yaml", (HEAD + "---\n").replace("\n", "\r\n")).policies())
        .hasSize(1);
  }

  // ---- making and reading folders

  private static PolicyReading read(String rest) throws ProblemsException {
    return readFile("policies/p.yaml", HEAD + rest).policies().getFirst();
  }

  private static ClusterReading readFile(String path, String text) throws ProblemsException {
    return KubernetesReader.read(folder(Map.of(path, text)));
  }

  private static List<Object> codes(String path, String text) {
    return codes(folder(Map.of(path, text)));
  }

  private static List<Object> kustomized(Map<String, byte[]> files, String kustomization) {
    Map<String, byte[]> changed = new LinkedHashMap<>(files);
    changed.put("kustomization.yaml", kustomization.getBytes(StandardCharsets.UTF_8));
    return codes(changed);
  }

  private static List<Object> codes(Map<String, byte[]> files) {
    return assertThrows(ProblemsException.class, () -> KubernetesReader.read(files))
        .problems()
        .stream()
        .map(Problem::code)
        .map(Object.class::cast)
        .toList();
  }

  private static Map<String, byte[]> folder(Map<String, String> texts) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    StringBuilder kustomization = new StringBuilder("resources:\n");
    texts.forEach((path, text) -> {
      files.put(path, text.getBytes(StandardCharsets.UTF_8));
      kustomization.append("- ").append(path).append('\n');
    });
    files.put("kustomization.yaml", kustomization.toString().getBytes(StandardCharsets.UTF_8));
    return files;
  }

  private static LabelSelector labels(String key, String value) {
    return LabelSelector.matching(Map.of(key, value));
  }
}
