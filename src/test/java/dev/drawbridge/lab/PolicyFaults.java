package dev.drawbridge.lab;

import static dev.drawbridge.lab.Fault.Sort.EGRESS;
import static dev.drawbridge.lab.Fault.Sort.ESSENTIAL;
import static dev.drawbridge.lab.Fault.Sort.INGRESS;

import java.util.List;

/** Twenty faults in network policies, each of which opens or closes something not as drawn. */
final class PolicyFaults {
  private static final String WEB = "policies/10-allow-web.yaml";
  private static final String DB = "policies/10-allow-db.yaml";
  private static final String DENY = "policies/90-default-deny-shop.yaml";

  private PolicyFaults() {}

  static List<Fault> all() {
    return List.of(
        fault("a network one bit too wide", INGRESS, "office-to-web")
            .with(WEB, "198\\.51\\.100\\.0/24", "198.51.100.0/23")
            .inOneFamily(),
        fault("an exception forgotten", INGRESS, "office-to-web")
            .with(WEB, "\n            except:\n              - 198\\.51\\.100\\.64/28", "")
            .inOneFamily(),
        fault("a network of IPv6 one bit too wide", INGRESS, "office-to-web")
            .with(WEB, "2001:db8:90::/48", "2001:db8:90::/47")
            .inOneFamily(),
        fault("a family forgotten", INGRESS, "office-to-web")
            .with(WEB, "\n        - ipBlock:\n            cidr: \"2001:db8:90::/48\"", "")
            .inOneFamily(),
        fault("another port", INGRESS, "office-to-web").with(WEB, "port: 443", "port: 444"),
        fault("a range of ports one too long", INGRESS, "web-to-db")
            .with(DB, "endPort: 5440", "endPort: 5441"),
        fault("another protocol", INGRESS, "agent-to-shop")
            .with(DB, "TCP\n          port: 9090", "UDP\n          port: 9090"),
        fault("one of two selectors instead of both", INGRESS, "agent-to-shop")
            .with(WEB, "(metadata.name: watch\n)          podSelector", "$1        - podSelector"),
        fault("a label of a source forgotten", INGRESS, "web-to-db")
            .with(DB, "\n              tier: front", ""),
        fault("a label of those it is for forgotten", INGRESS, "office-to-web")
            .with(WEB, "\n      tier: front", ""),
        fault("every pod of the namespace as a source", INGRESS, "web-to-db")
            .with(
                DB,
                "podSelector:\n            matchLabels:\n              app: web\n[^\n]*front",
                "podSelector: {}"),
        fault("a namespace by a label it does not have", INGRESS, "agent-to-shop")
            .with(DB, "kubernetes.io/metadata.name: watch", "name: watch"),
        fault("the replicas forgotten", INGRESS, "db-to-db")
            .with(
                DB,
                "    - from:\n        - podSelector:\n[^\n]*\n +app: db\n(?s:.*?UDP\n[^\n]*\n)",
                ""),
        fault("names by UDP only", EGRESS, "every-service-to-cluster-dns")
            .with(DB, "        - protocol: TCP\n          port: 53\n", ""),
        fault("names from every pod of the system", EGRESS, "every-service-to-cluster-dns")
            .with(DB, "\n          podSelector:\n[^\n]*\n              k8s-app: kube-dns", ""),
        fault("everybody as a destination", EGRESS, "web-to-db")
            .with(
                WEB,
                "to:\n        - podSelector:\n[^\n]*\n              app: db\n      ports",
                "ports"),
        fault("a destination one bit too wide", EGRESS, "db-to-partner")
            .with(DB, "203\\.0\\.113\\.7/32", "203.0.113.6/31")
            .inOneFamily(),
        fault("a destination in one family only", EGRESS, "db-to-partner")
            .with(DB, "\n        - ipBlock:\n            cidr: \"2001:db8:7::7/128\"", "")
            .inOneFamily(),
        fault("what is not drawn may leave", ESSENTIAL, "").with(DENY, "\n    - Egress", ""),
        fault("what is not drawn is open", ESSENTIAL, "")
            .with(DENY, "podSelector: \\{\\}", "podSelector: {matchLabels: {app: web}}"));
  }

  private static Fault fault(String name, Fault.Sort sort, String about) {
    return Fault.of(name, Backend.KUBERNETES, sort, about);
  }
}
