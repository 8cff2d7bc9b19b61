package dev.drawbridge.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.drawbridge.drawing.AnyDrawing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The published schema and the reader say the same about what a file may look like. */
class SchemaTest {
  private final ObjectMapper json = new ObjectMapper();
  private final JsonNode schema = json.readTree(Schema.text());
  private final com.networknt.schema.Schema validator =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);

  @Test
  void everyKeyTheReaderKnowsIsInTheSchemaAndNoOther() {
    for (Map.Entry<Vocabulary, String> place : places().entrySet()) {
      JsonNode mapping = schema.at(place.getValue());
      assertThat(mapping.path("properties").propertyNames())
          .as(place.getKey().name())
          .containsExactlyElementsOf(place.getKey().keys());
      assertThat(mapping.path("additionalProperties").asBoolean(true))
          .as(place.getKey().name())
          .isFalse();
    }
    assertThat(places()).containsOnlyKeys(Vocabulary.values());
  }

  @Test
  void theWordsAreTheReadersWords() {
    assertThat(words("/$defs/zone/properties/trust"))
        .containsExactlyElementsOf(Values.TRUST.keySet());
    assertThat(words("/$defs/zone/properties/isolate"))
        .containsExactlyElementsOf(Values.ISOLATION.keySet());
    assertThat(words("/$defs/target")).containsExactlyElementsOf(Values.TARGETS.keySet());
    assertThat(words("/$defs/targets/properties/kubernetes/properties/dns"))
        .containsExactlyElementsOf(Values.DNS.keySet());
  }

  @ParameterizedTest
  @MethodSource("dev.drawbridge.store.SamplesTest#samples")
  void everySampleIsValid(Path sample) throws Exception {
    byte[] bytes = Files.readAllBytes(sample);
    assertThat(validator.validate(tree(new String(bytes, StandardCharsets.UTF_8)))).isEmpty();
  }

  @Test
  void whateverIsWrittenIsValid() {
    for (long seed = 1; seed <= 200; seed++) {
      String text = new String(DrawingWriter.write(AnyDrawing.of(seed)), StandardCharsets.UTF_8);
      assertThat(validator.validate(tree(text))).as("seed %d", seed).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: no version",
        "drawbridge: 2",
        "{drawbridge: 1, servces: {}}",
        "{drawbridge: 1, services: {Web: {}}}",
        "{drawbridge: 1, services: {web: {only: []}}}",
        "{drawbridge: 1, services: {web: {addresses: 10.0.0.1}}}",
        "{drawbridge: 1, zones: {a: {trust: high}}}",
        "{drawbridge: 1, flows: [{from: a}]}",
        "{drawbridge: 1, ambient: [{from: a, to: b}]}",
        "{drawbridge: 1, ambient: [{ports: [any]}]}",
        "{drawbridge: 1, guardrails: [{never: {from: a, to: b}, hops: 0}]}",
        "{drawbridge: 1, layout: {a: {x: 1, y: 2, width: 3}}}",
        "{drawbridge: 1, layout: {a: {x: 1.5, y: 2}}}",
      })
  void whatTheReaderRefusesTheSchemaRefuses(String text) {
    assertThat(validator.validate(tree(text))).isNotEmpty();
  }

  private static Map<Vocabulary, String> places() {
    Map<Vocabulary, String> places = new EnumMap<>(Vocabulary.class);
    places.put(Vocabulary.DRAWING, "");
    places.put(Vocabulary.TARGETS, "/$defs/targets");
    places.put(Vocabulary.CLUSTER_OPTIONS, "/$defs/targets/properties/kubernetes");
    places.put(
        Vocabulary.CLUSTER_RANGES, "/$defs/targets/properties/kubernetes/properties/cluster");
    places.put(Vocabulary.HOST_OPTIONS, "/$defs/hosts");
    places.put(Vocabulary.AWS_OPTIONS, "/$defs/targets/properties/aws");
    places.put(Vocabulary.QUOTAS, "/$defs/targets/properties/aws/properties/quotas");
    places.put(
        Vocabulary.PREFIX_LIST,
        "/$defs/targets/properties/aws/properties/prefix-lists/additionalProperties");
    places.put(Vocabulary.ZONE, "/$defs/zone");
    places.put(Vocabulary.SERVICE, "/$defs/service");
    places.put(Vocabulary.NAMESPACE, "/$defs/namespace");
    places.put(Vocabulary.CLOUD, "/$defs/cloud");
    places.put(Vocabulary.NETWORK, "/$defs/network");
    places.put(Vocabulary.WORKLOADS, "/$defs/network/properties/kubernetes");
    places.put(Vocabulary.ROUTER, "/$defs/router");
    places.put(Vocabulary.NOTE, "/$defs/note");
    places.put(Vocabulary.FLOW, "/$defs/flow");
    places.put(Vocabulary.AMBIENT, "/$defs/ambient");
    places.put(Vocabulary.GUARDRAIL, "/$defs/guardrail");
    places.put(Vocabulary.NEVER, "/$defs/guardrail/properties/never");
    places.put(Vocabulary.PLACEMENT, "/$defs/placement");
    return places;
  }

  private List<String> words(String pointer) {
    return schema.at(pointer).path("enum").valueStream().map(JsonNode::asString).toList();
  }

  /** A file as other programs see it, by the core schema of YAML 1.2: no dates, no old words. */
  private JsonNode tree(String yaml) {
    LoaderOptions options = new LoaderOptions();
    DumperOptions unused = new DumperOptions();
    Resolver core =
        new Resolver() {
          @Override
          protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
            addImplicitResolver(Tag.INT, Pattern.compile("-?[0-9]+"), "-0123456789");
            addImplicitResolver(Tag.FLOAT, Pattern.compile("-?[0-9]+\\.[0-9]+"), "-0123456789");
            addImplicitResolver(Tag.NULL, Pattern.compile("~|null|"), "~n\0");
          }
        };
    Object loaded =
        new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, core)
            .load(yaml);
    return json.valueToTree(loaded);
  }
}
