package dev.drawbridge.target;

import dev.drawbridge.drawing.TargetName;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The list of semantics §2 as far as Kubernetes can express it. */
final class KubernetesMutations {
  private static final String API = "policies/10-allow-api.yaml";
  private static final String DB = "policies/10-allow-db.yaml";
  private static final String FRONTEND = "policies/10-allow-frontend.yaml";
  private static final String DENY = "policies/90-default-deny-shop.yaml";
  private static final String INDEX = "kustomization.yaml";
  private static final String DNS_PEER =
      "          podSelector:\n            matchLabels:\n              k8s-app: kube-dns\n";
  private static final String OPEN =
      """
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata:
        name: %s
        namespace: %s
      spec:
        podSelector: {}
        policyTypes: [Ingress]
        ingress:
          - {}
      """;

  private KubernetesMutations() {}

  static Stream<Mutation> all() {
    return Stream.of(
        mutation(
            "a rule dropped",
            "frontend-to-api",
            files ->
                files.replacePattern(API, "(?s)ingress:\n    - from:.*?\n---", "ingress: []\n---")),
        mutation(
            "a CIDR widened by one bit",
            "api-to-partner",
            files -> files.replace(API, "198.51.100.0/24", "198.51.100.0/23")),
        mutation(
            "and becomes or in a peer",
            "every-service-to-dns",
            files ->
                files.replace(
                    API,
                    "          podSelector:\n            matchLabels:\n              k8s-app",
                    "        - podSelector:\n            matchLabels:\n              k8s-app")),
        mutation(
            "one side widened only",
            "frontend-to-api",
            files ->
                files.replacePattern(API, "port: 8080", "port: 8080\n          endPort: 8081")),
        mutation(
            "a label dropped from a peer's selector",
            "frontend-to-api",
            files -> files.replace(API, "              app: frontend\n", "")),
        mutation(
            "a label dropped from the pods of a policy",
            files -> files.replace(API, "      app: api\n", "")),
        mutation(
            "podSelector dropped from the DNS peer",
            "every-service-to-dns",
            files -> files.remove(API, DNS_PEER)),
        mutation(
            "a missing policy type",
            files ->
                files.replace(
                    API, "  policyTypes:\n    - Egress\n", "  policyTypes:\n    - Ingress\n")),
        mutation(
            "no policy types at all",
            files ->
                files
                    .replace(API, "  policyTypes:\n    - Ingress\n", "")
                    .replace(DENY, "    - Ingress\n", "")),
        mutation(
            "an except moved to another block",
            "api-to-partner",
            files ->
                files
                    .replacePattern(
                        API, "            except:\n              - 198.51.100.7/32\n", "")
                    .replacePattern(API, "- 203.0.113.9/32", "- 203.0.113.8/32")),
        mutation(
            "DNS on UDP only",
            "every-service-to-dns",
            files -> files.replace(API, "        - protocol: TCP\n          port: 53\n", "")),
        mutation(
            "an empty list of peers rendered as everyone",
            files -> files.replace(FRONTEND, "  ingress:\n", "  ingress:\n    - {}\n")),
        mutation(
            "the peers of a rule left out",
            "frontend-to-api",
            files -> files.replacePattern(API, "(?s)    - from:\n.*?      ports:", "    - ports:")),
        mutation(
            "one family missing",
            "api-to-office",
            files ->
                files.replacePattern(
                    API, "        - ipBlock:\n            cidr: \"2001:db8:1::/48\"\n", "")),
        mutation(
            "a file added",
            files -> files.add("policies/zz.yaml", OPEN.formatted("extra", "shop"))),
        mutation(
            "a file added to folder and kustomization",
            files ->
                files
                    .add("policies/zz.yaml", OPEN.formatted("extra", "shop"))
                    .replace(INDEX, "sortOptions", "  - policies/zz.yaml\nsortOptions")),
        mutation(
            "a policy for somebody else's namespace",
            files ->
                files
                    .add("policies/zz.yaml", OPEN.formatted("extra", "elsewhere"))
                    .replace(INDEX, "sortOptions", "  - policies/zz.yaml\nsortOptions")),
        mutation(
            "an object repeated in a later file",
            files ->
                files
                    .add("policies/zz.yaml", OPEN.formatted("api-ingress", "shop"))
                    .replace(INDEX, "sortOptions", "  - policies/zz.yaml\nsortOptions")),
        mutation(
            "a file missing from the kustomization",
            files -> files.remove(INDEX, "  - policies/10-allow-db.yaml\n")),
        mutation(
            "a file missing",
            files -> files.delete(DB).remove(INDEX, "  - policies/10-allow-db.yaml\n")),
        mutation(
            "the default deny missing",
            files -> files.delete(DENY).remove(INDEX, "  - " + DENY + "\n")),
        mutation(
            "the default deny for one label only",
            files ->
                files.replacePattern(
                    DENY, "podSelector: \\{\\}", "podSelector: {matchLabels: {app: api}}")),
        mutation(
            "a bare namespaceSelector",
            "api-to-db",
            files ->
                files.replacePattern(
                    DB,
                    "(?s)(metadata.name: shop\n)          podSelector:\n.*?(      ports:)",
                    "$1$2")),
        mutation(
            "the label that matches nothing",
            "api-to-db",
            files -> files.replace(DB, "kubernetes.io/metadata.name: shop", "name: shop")),
        mutation(
            "a script that no longer stops at an error",
            files -> files.replace("apply.sh", "set -eu", "set -u")),
        mutation(
            "a script among the policies that are listed",
            files -> files.replace(INDEX, "sortOptions", "  - apply.sh\nsortOptions")),
        mutation(
            "a duplicate key",
            files -> files.replace(API, "  ingress:\n", "  ingress: []\n  ingress:\n")));
  }

  private static Mutation mutation(String name, Consumer<Mutation.Files> edit) {
    return Mutation.of(name, TargetName.KUBERNETES, edit);
  }

  private static Mutation mutation(String name, String flow, Consumer<Mutation.Files> edit) {
    return Mutation.of(name, TargetName.KUBERNETES, flow, edit);
  }
}
