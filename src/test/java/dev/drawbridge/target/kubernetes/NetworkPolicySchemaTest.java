package dev.drawbridge.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.testing.RandomDrawings;
import dev.drawbridge.testing.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every object we write passes the strict schema of Kubernetes itself. */
class NetworkPolicySchemaTest {
  private static final JsonMapper json = new JsonMapper();

  @Test
  void whatIsWrittenPassesTheStrictSchema() throws IOException {
    Schema schema = schema();
    KubernetesTarget target = new KubernetesTarget();
    RandomDrawings drawings = RandomDrawings.everything();
    int objects = 0;
    for (long seed = 0; seed < 100; seed++) {
      Policy policy = Policy.of(drawings.drawing(seed));
      if (target.limits(policy).blocking().isEmpty()) {
        for (JsonNode object : objects(policy)) {
          assertThat(schema.validate(object)).as("seed %d: %s", seed, object).isEmpty();
          objects++;
        }
      }
    }
    assertThat(objects).isGreaterThan(500);
  }

  @Test
  void theSchemaIsStrict() throws IOException {
    JsonNode wrong =
        json.readTree(
            """
            {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy",
             "metadata": {"name": "a"}, "spec": {"podselector": {}}}
            """);
    assertThat(schema().validate(wrong)).isNotEmpty();
  }

  private static Schema schema() throws IOException {
    String text =
        Files.readString(Requirement.corpus().resolve("schema/networkpolicy-v1.36.schema.json"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(json.readTree(text));
  }

  private static List<JsonNode> objects(Policy policy) {
    List<JsonNode> objects = new ArrayList<>();
    new KubernetesTarget()
        .write(policy)
        .files()
        .forEach((path, bytes) -> {
          if (path.startsWith("policies/")) {
            new Yaml(new SafeConstructor(new LoaderOptions()))
                .loadAll(new String(bytes, StandardCharsets.UTF_8))
                .forEach(document -> objects.add(json.valueToTree(document)));
          }
        });
    return objects;
  }
}
