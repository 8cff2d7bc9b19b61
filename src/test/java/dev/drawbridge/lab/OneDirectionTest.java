package dev.drawbridge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.net.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OneDirectionTest {
  private static final String STORED =
      """
      {"apiVersion": "v1", "kind": "List", "metadata": {"resourceVersion": ""}, "items": [
        {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy",
         "metadata": {"name": "db-ingress", "namespace": "shop", "uid": "1", "resourceVersion": "7",
                      "labels": {"app": "db"}},
         "spec": {"podSelector": {"matchLabels": {"app": "db"}}, "policyTypes": ["Ingress"],
                  "ingress": [{"ports": [{"port": 5432, "protocol": "TCP"}]}]}},
        {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy",
         "metadata": {"name": "default-deny", "namespace": "shop"},
         "spec": {"podSelector": {}, "policyTypes": ["Ingress", "Egress"],
                  "egress": [{"ports": [{"port": 53, "protocol": "UDP"}]}]}}]}
      """;

  @Test
  void policiesOfAnotherDirectionAreLeftOut() {
    assertThat(names(restricted(Direction.INGRESS))).containsExactly("db-ingress", "default-deny");
    assertThat(names(restricted(Direction.EGRESS))).containsExactly("default-deny");
  }

  @Test
  void aPolicyOfBothDirectionsKeepsOneOfThemWithItsRules() {
    JsonNode ingress = restricted(Direction.INGRESS).get(1).get("spec");
    assertThat(ingress.get("policyTypes").toString()).isEqualTo("[\"Ingress\"]");
    assertThat(ingress.has("egress")).isFalse();
    JsonNode egress = restricted(Direction.EGRESS).get(0).get("spec");
    assertThat(egress.get("policyTypes").toString()).isEqualTo("[\"Egress\"]");
    assertThat(egress.get("egress").get(0).get("ports").get(0).get("port").asInt()).isEqualTo(53);
  }

  @Test
  void whatStaysIsWhatItWas() {
    JsonNode kept = restricted(Direction.INGRESS).get(0);
    JsonNode stored = new JsonMapper().readTree(STORED).get("items").get(0);
    assertThat(kept.get("spec")).isEqualTo(stored.get("spec"));
    assertThat(kept.get("metadata").get("labels")).isEqualTo(stored.get("metadata").get("labels"));
  }

  @Test
  void whatTheServerAddsItselfIsNotGivenBackToIt() {
    assertThat(restricted(Direction.INGRESS).toString()).doesNotContain("uid", "resourceVersion");
  }

  private static JsonNode restricted(Direction direction) {
    return new JsonMapper().readTree(OneDirection.of(STORED, direction)).get("items");
  }

  private static List<String> names(JsonNode items) {
    return items.valueStream().map(item -> item.get("metadata").get("name").asString()).toList();
  }
}
