package dev.drawbridge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.net.Direction;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
    assertThat(names(restricted(EnumSet.of(Direction.INGRESS))))
        .containsExactly("db-ingress", "default-deny");
    assertThat(names(restricted(EnumSet.of(Direction.EGRESS)))).containsExactly("default-deny");
  }

  @Test
  void aPolicyOfBothDirectionsKeepsOneOfThemWithItsRules() {
    JsonNode ingress = restricted(EnumSet.of(Direction.INGRESS)).get(1).get("spec");
    assertThat(ingress.get("policyTypes").toString()).isEqualTo("[\"Ingress\"]");
    assertThat(ingress.has("egress")).isFalse();
    JsonNode egress = restricted(EnumSet.of(Direction.EGRESS)).get(0).get("spec");
    assertThat(egress.get("policyTypes").toString()).isEqualTo("[\"Egress\"]");
    assertThat(egress.get("egress").get(0).get("ports").get(0).get("port").asInt()).isEqualTo(53);
  }

  @Test
  void withBothDirectionsThePoliciesAreWhatTheyWere() {
    JsonNode all = restricted(EnumSet.allOf(Direction.class));
    JsonNode stored = new JsonMapper().readTree(STORED).get("items");
    for (int i = 0; i < 2; i++) {
      assertThat(all.get(i).get("spec")).isEqualTo(stored.get(i).get("spec"));
      assertThat(all.get(i).get("metadata").get("labels"))
          .isEqualTo(stored.get(i).get("metadata").get("labels"));
    }
  }

  @Test
  void whatTheServerAddsItselfIsNotGivenBackToIt() {
    assertThat(restricted(EnumSet.allOf(Direction.class)).toString())
        .doesNotContain("uid", "resourceVersion");
  }

  private static JsonNode restricted(Set<Direction> directions) {
    return new JsonMapper().readTree(OneDirection.of(STORED, directions)).get("items");
  }

  private static List<String> names(JsonNode items) {
    return items.valueStream().map(item -> item.get("metadata").get("name").asString()).toList();
  }
}
